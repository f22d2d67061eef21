import type { Tx } from '#platform';
import type { Incoming } from './incoming.ts';
import { selectOpenByName, selectOpenByNumber, selectOpenByReference } from './queries/facts.ts';
import { type Candidate, suggestInvoices, type Suggestion, tracesOf } from './suggest-invoices.ts';

/** Finds the invoices that payments without a right reference may mean, by their position. One query a kind of trace. */
export async function findSuggestions(tx: Tx, payments: readonly Incoming[]): Promise<Map<number, Suggestion[]>> {
  const traces = payments.map((payment) => ({ position: payment.position, ...tracesOf(payment) }));
  const texts = (pick: (trace: (typeof traces)[number]) => readonly string[]) =>
    traces.flatMap((trace) => pick(trace).map((text) => ({ position: trace.position, text })));
  const numbers = traces.flatMap((trace) => trace.numbers.map((number) => ({ position: trace.position, number })));
  const found = [
    ...(await selectOpenByReference(
      tx,
      texts(({ references }) => references),
      'reference',
    )),
    ...(await selectOpenByReference(
      tx,
      texts(({ mistyped }) => mistyped),
      'mistyped',
    )),
    ...(await selectOpenByNumber(tx, numbers)),
    ...(await selectOpenByName(
      tx,
      texts(({ names }) => names),
    )),
  ];
  const byPosition = new Map<number, Candidate[]>();
  for (const { position, ...candidate } of found) {
    const same = byPosition.get(position);
    if (same === undefined) byPosition.set(position, [candidate]);
    else same.push(candidate);
  }
  return new Map(
    payments.map((payment) => [payment.position, suggestInvoices(payment, byPosition.get(payment.position) ?? [])]),
  );
}
