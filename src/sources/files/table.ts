/** One record as it stands in the file: its cells, and the raw text it came as (the cells again, or the whole line). */
export type RawRow = { readonly line: number; readonly cells: readonly string[]; readonly raw: readonly string[] };

/** A file opened as rows of cells, whatever its format; rows come many at a time, so that memory stays flat and time short. */
export type Table = {
  readonly kind: 'table';
  /** The header as it stands in the file; `null` when the file has none. */
  readonly header: readonly string[] | null;
  readonly headerLine: number;
  /** Whether rows may be shorter than the header, as in a sheet, whose blank cells are not there. */
  readonly isRagged: boolean;
  readonly separator: string | null;
  readonly rows: AsyncIterable<readonly RawRow[]>;
};

/** Gives every row but the last `count`: a sum, a greeting. */
export async function* withoutLast(
  batches: AsyncIterable<readonly RawRow[]>,
  count: number,
): AsyncGenerator<readonly RawRow[]> {
  if (count === 0) return yield* batches;
  let held: readonly RawRow[] = [];
  for await (const batch of batches) {
    const seen = [...held, ...batch];
    held = seen.slice(Math.max(0, seen.length - count));
    const passed = seen.slice(0, seen.length - held.length);
    if (passed.length > 0) yield passed;
  }
}

/** Takes the first row off, if there is one. */
export async function firstRow(
  batches: AsyncIterable<readonly RawRow[]>,
): Promise<{ readonly first: RawRow | null; readonly rest: AsyncIterable<readonly RawRow[]> }> {
  const iterator = batches[Symbol.asyncIterator]();
  const batch = await iterator.next();
  if (batch.done) return { first: null, rest: continued([], iterator) };
  const [first = null, ...others] = batch.value;
  return { first, rest: continued(others, iterator) };
}

async function* continued(
  batch: readonly RawRow[],
  iterator: AsyncIterator<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  try {
    if (batch.length > 0) yield batch;
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
