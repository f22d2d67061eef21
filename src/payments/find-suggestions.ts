import type { Tx } from '#platform';
import type { Decided } from './import-chunk.ts';
import { selectOpenByName, selectOpenByNumber, selectOpenByReference } from './queries/facts.ts';
import { insertSuggestions, nameSuggested } from './queries/store.ts';
import { type Candidate, suggestInvoices, tracesOf } from './suggest-invoices.ts';

/**
 * Finds the invoices that unknown payments may mean and stores them; gives the payments back as they now stand. One query
 * a kind of trace: names are compared with those of every invoice, so many payments at once cost what one does.
 */
export async function suggestFor(tx: Tx, unknown: readonly Decided[]): Promise<Decided[]> {
  const candidates = await candidatesOf(tx, unknown);
  const decided = unknown.map((one): Decided => {
    const suggestions = suggestInvoices(one.payment, candidates.get(one.payment.position) ?? []);
    if (suggestions.length === 0) return one;
    return { ...one, decision: { ...one.decision, class: 'suggested' }, suggestions };
  });
  const rows = decided.flatMap(({ entry, suggestions }) =>
    entry === null ? [] : suggestions.map(({ invoice, because }, at) => ({ entry, rank: at + 1, invoice, because })),
  );
  await insertSuggestions(tx, rows);
  await nameSuggested(tx, [...new Set(rows.map(({ entry }) => entry))]);
  return decided;
}

async function candidatesOf(tx: Tx, unknown: readonly Decided[]): Promise<Map<number, Candidate[]>> {
  const traces = unknown.map(({ payment }) => ({ position: payment.position, ...tracesOf(payment) }));
  const texts = (pick: (trace: (typeof traces)[number]) => readonly string[]) =>
    traces.flatMap((trace) => pick(trace).map((text) => ({ position: trace.position, text })));
  const numbers = traces.flatMap((trace) => trace.numbers.map((number) => ({ position: trace.position, number })));
  const found = [
    ...(await selectOpenByReference(tx, texts(({ references }) => references), 'reference')),
    ...(await selectOpenByReference(tx, texts(({ mistyped }) => mistyped), 'mistyped')),
    ...(await selectOpenByNumber(tx, numbers)),
    ...(await selectOpenByName(tx, texts(({ names }) => names))),
  ]; // prettier-ignore
  const byPosition = new Map<number, Candidate[]>();
  for (const { position, ...candidate } of found) {
    const same = byPosition.get(position);
    if (same === undefined) byPosition.set(position, [candidate]);
    else same.push(candidate);
  }
  return byPosition;
}
