import { type Chunk, held } from './chunk.ts';
import { type EarlierRow, type OpenRow, type RowVerdict, selectEarlier } from '../queries/rows.ts';

/** Finds the rows of a chunk that were applied before word for word, or wait for a person, by fingerprint. */
export async function repeatsOf(
  { tx, batch }: Chunk,
  rows: readonly OpenRow[],
): Promise<ReadonlyMap<string, EarlierRow>> {
  const fingerprints = rows.map(({ fingerprint }) => fingerprint);
  const earlier = await selectEarlier(tx, batch, fingerprints);
  return new Map(earlier.map((row) => [row.fingerprint, row]));
}

/** The verdict of a row that was reached before: it changes nothing, or waits for the same decision. */
export function repeatedVerdict(row: number, earlier: EarlierRow): RowVerdict {
  const { verdict, reasons, customer, payer, order } = earlier;
  if (verdict === 'quarantined') return held(row, 'quarantined', reasons);
  return { row, verdict: 'unchanged', customer, payer, order, reasons: [] };
}

/** Parts rows into those that stand first under their fingerprint and those that say the same again in this chunk. */
export function firstAndAgain(rows: readonly OpenRow[]): { first: OpenRow[]; again: { row: OpenRow; as: number }[] } {
  const seen = new Map<string, number>();
  const first: OpenRow[] = [];
  const again: { row: OpenRow; as: number }[] = [];
  for (const row of rows) {
    const as = seen.get(row.fingerprint);
    if (as === undefined) {
      seen.set(row.fingerprint, row.row);
      first.push(row);
    } else again.push({ row, as });
  }
  return { first, again };
}
