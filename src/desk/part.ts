/** A part of a long list, newest first: what lies before an id, so many rows of it. */
export type Part = { readonly before: number | null; readonly limit: number };

/** A page of a list; `next` is the place to go on from, `null` at its end. */
export type ListPage<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** Cuts the row that was read only to know whether more follow. */
export function pageOf<Row extends { readonly id: number }>(found: readonly Row[], limit: number): ListPage<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? String(last.id) : null };
}
