import { asStart, transact } from '#access';
import { compareIn, createCustomersIn, recordSource } from '#customers';
import { day } from '#kernel';
import type { Register } from '#platform';
import type { PublicSet, SetRecord } from './public-sets.ts';
import { pairsByKey } from './queries.ts';

/** How well pairs were told: of those called one how many are, and of those that are one how many were called so. */
export type Figures = {
  readonly called: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

export type SetFigures = {
  readonly records: number;
  readonly truePairs: number;
  /** Pairs that the rule calls one without a question. */
  readonly automatic: Figures;
  /** Those, and the pairs that a person is asked about. */
  readonly found: Figures;
};

/** Makes a customer of each record and compares all that share a key, by the rule of incoming rows. */
export async function figuresOf(register: Register, set: PublicSet): Promise<SetFigures> {
  const by = asStart(register, 'imports:apply');
  const today = day('2026-11-23');
  return transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'order', name: set.name, receivedOn: today });
    const rows = set.records.map(({ values }, at) => ({ row: at + 1, values }));
    const numbers = await createCustomersIn(tx, { act, source, today }, rows);
    const entities = new Map(numbers.map((number, at) => [number, set.records[at]?.entity ?? '']));
    const compared = await compareIn(tx, await pairsByKey(tx, numbers[0] ?? 0));
    const byKey = pairsOfOneKey(set.records);
    const at = new Map(numbers.map((number, index) => [number, index]));
    const pairs = compared.map(({ a, b, nearness }) => ({
      pair: `${at.get(a)} ${at.get(b)}`,
      nearness,
      isOne: entities.get(a) === entities.get(b),
    }));
    const truePairs = countPairs(set.records.map(({ entity }) => entity));
    const called = (kinds: readonly string[]) => {
      const calls = new Map(pairs.filter((one) => kinds.includes(one.nearness)).map((one) => [one.pair, one.isOne]));
      for (const [pair, isOne] of byKey) calls.set(pair, isOne);
      return figures([...calls.values()], truePairs);
    };
    return { records: rows.length, truePairs, automatic: called(['sure']), found: called(['sure', 'near']) };
  });
}

function figures(calls: readonly boolean[], truePairs: number): Figures {
  const right = calls.filter(Boolean).length;
  const precision = calls.length === 0 ? 1 : right / calls.length;
  const recall = right / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { called: calls.length, precision, recall, f1 };
}

/** Pairs whose own key is the same, and whether they are one. */
function pairsOfOneKey(records: readonly SetRecord[]): Map<string, boolean> {
  const byKey = new Map<string, number[]>();
  records.forEach(({ key }, at) => {
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  });
  const pairs = new Map<string, boolean>();
  for (const group of byKey.values())
    group.forEach((a, n) => {
      for (const b of group.slice(n + 1)) pairs.set(`${a} ${b}`, records[a]?.entity === records[b]?.entity);
    });
  return pairs;
}

function countPairs(entities: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const entity of entities) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
