import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActId, day, type CustomerNumber, type SourceId } from '#kernel';
import { decideAll, type Said } from './decide-change.ts';
import { type ChangeDecision, isSilent, type Known } from './journaled.ts';
import { SOURCE_KINDS, type SourceKind } from './precedence.ts';
import { openingOf, putIn, replay } from './replay.ts';
import { isNobodys, withoutSource } from './undo.ts';
import type { JournalRow } from '../queries/journal.ts';
import { nothingKnown, type SomeValues } from '../values.ts';

const PLACE = { co: null, streetAddress: 'Rantatie 2', postalCode: '33100', city: 'Tampere', country: 'FI', validTo: null, seasonTo: null }; // prettier-ignore

/** What a source may say; `n` keeps the sayings of two sources apart where nobody is to confirm another. */
const sayings = (n: fc.Arbitrary<number>): fc.Arbitrary<Said> =>
  fc.oneof(
    n.map((it) => ({ values: { title: `ammatti ${it}` }, slots: {} })),
    n.map((it) => ({ values: { phone: `+35840555${1000 + it}`, familyName: `Nimi${it}` }, slots: {} })),
    n.map((it) => ({ values: { streetAddress: `Katu${it} ${it}`, postalCode: `0${1000 + it}`, city: `Kaupunki${it}` }, slots: {} })), // prettier-ignore
    n.map((it) => ({ values: { co: `c${it}` }, slots: {} })),
    n.map((it) => ({ values: { industryCode: `58.1${it}`, industryCodeSet: 'TOL2025' }, slots: {} })),
    n.map((it) => ({ values: {}, slots: { 'address:temporary:2026-12-01': { ...PLACE, streetAddress: `Tie${it} 1` } } })), // prettier-ignore
    n.map((it) => ({ values: {}, slots: { [`phone:+35840555${2000 + it}`]: { label: `l${it}` } } as Said['slots'] })),
    n.map((it) => ({ values: { protectedUntil: `20${30 + it}-01-01` } as SomeValues, slots: {} })),
  );

type Batch = { kind: SourceKind; receivedOn: string; says: readonly Said[] };
const batches = (n: fc.Arbitrary<number>): fc.Arbitrary<Batch[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...SOURCE_KINDS),
      receivedOn: fc.integer({ min: 1, max: 9 }).map((it) => `2026-0${it}-01`),
      says: fc.array(sayings(n), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

type World = { known: Known; lines: JournalRow[] };
const FIRST: SomeValues = { kind: 'person', language: 'fi', familyName: 'Virtanen', city: 'Helsinki', co: 'Mäki' };
const opened = (): World => {
  const decision = { before: {}, after: FIRST, confirmed: [], said: {}, heldBack: {} };
  const known = putIn({ values: nothingKnown('person'), slots: {} }, FIRST);
  return {
    known,
    lines: [{ ...lineOf(decision, { kind: 'order', receivedOn: '2026-05-01', says: [] }, 0), made: true }],
  };
};

const lineOf = (decision: ChangeDecision, batch: Batch, id: number): JournalRow =>
  ({
    id, customer: 1 as CustomerNumber, source: Math.trunc(id / 10) as SourceId, kind: batch.kind, name: `S${id}`,
    received_on: day(batch.receivedOn), source_row: null, made: false, before: decision.before, after: decision.after,
    confirmed: [...decision.confirmed], said: decision.said, held_back: decision.heldBack, effective_on: null, by_likeness: false, undone_act: null, taken_back: null,
  }) as unknown as JournalRow; // prettier-ignore

function say(world: World, batch: Batch, source: number): World {
  return batch.says.reduce((now, said, at) => {
    const { standing } = replay(now.lines, openingOf(now.lines));
    const word = { kind: batch.kind, receivedOn: day(batch.receivedOn), source: source as SourceId, row: null };
    const decision = decideAll(now.known, standing, said, word);
    if (isSilent(decision)) return now;
    const line = lineOf(decision, batch, source * 10 + at);
    return { known: putIn(now.known, decision.after), lines: [...now.lines, line] };
  }, world);
}

/** Undoes as `undoSourceIn` does of a customer that stays, or that another room names. */
function undo(world: World, source: number): World {
  const lines = world.lines.map((line) => (line.source === source ? { ...line, taken_back: source as ActId } : line));
  const { former, standsBy } = withoutSource(lines, source as SourceId);
  const marked = lines.map((line) => {
    if (line.source === standsBy && line.undone_act === line.taken_back) return { ...line, undone_act: null };
    return line.source === source && line.source !== standsBy ? { ...line, undone_act: source as ActId } : line;
  });
  return { known: putIn(world.known, former), lines: marked };
}

const told = (all: readonly Batch[], only: (at: number) => boolean = () => true): World =>
  all.reduce((world, batch, at) => (only(at) ? say(world, batch, at + 1) : world), opened());

/** What stands, without what is not there. */
const standsIn = ({ known }: World): unknown => ({
  values: known.values,
  slots: Object.fromEntries(Object.entries(known.slots).filter(([, held]) => held !== null)),
});

const someOf = (all: readonly Batch[]) => fc.shuffledSubarray(all.map((_, at) => at + 1));

test('what stands is what the journal says', () => {
  fc.assert(
    fc.property(batches(fc.integer({ min: 1, max: 5 })), (all) => {
      const world = told(all);
      expect(standsIn({ ...world, known: replay(world.lines, openingOf(world.lines)).stands })).toEqual(
        standsIn(world),
      );
    }),
    { numRuns: 500 },
  );
});

test('batches undone in any order leave what would stand had they never come', () => {
  // Every saying is of its own, so that nobody confirms another.
  let n = 0;
  const fresh = fc.constant(0).map(() => (n = (n + 1) % 60));
  fc.assert(
    fc.property(
      batches(fresh).chain((all) => fc.tuple(fc.constant(all), someOf(all))),
      ([all, undone]) => {
        const left = undone.reduce(undo, told(all));
        expect(standsIn(left)).toEqual(standsIn(told(all, (at) => !undone.includes(at + 1))));
      },
    ),
    { numRuns: 500 },
  );
});

test('the order in which batches are undone makes no difference, also where others confirmed them', () => {
  fc.assert(
    fc.property(
      batches(fc.integer({ min: 1, max: 3 })).chain((all) => fc.tuple(fc.constant(all), someOf(all))),
      ([all, undone]) => {
        const [one, other] = [undone.reduce(undo, told(all)), undone.toReversed().reduce(undo, told(all))];
        expect(standsIn(one)).toEqual(standsIn(other));
      },
    ),
    { numRuns: 500 },
  );
});

test('with everything undone nothing of it is left', () => {
  fc.assert(
    fc.property(
      batches(fc.integer({ min: 1, max: 3 })).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all.map((_, at) => at + 1), { minLength: all.length }))), // prettier-ignore
      ([all, undone]) => {
        expect(standsIn(undone.reduce(undo, told(all)))).toEqual(standsIn(opened()));
      },
    ),
    { numRuns: 300 },
  );
});

/** All orders of a few. */
const ordersOf = (some: readonly number[]): number[][] =>
  some.length === 0 ? [[]] : some.flatMap((one) => ordersOf(some.filter((other) => other !== one)).map((rest) => [one, ...rest])); // prettier-ignore

const fewBatches = fc.tuple(
  batches(fc.integer({ min: 1, max: 3 })).map((all) => all.slice(0, 3)),
  fc.boolean(),
);

test('a customer is gone when all who spoke of it are undone, the one that made it first, last or between', () => {
  fc.assert(
    fc.property(fewBatches, ([all]) => {
      const made = told(all);
      const sources = [...new Set(made.lines.map((line) => Number(line.source)))];
      for (const order of ordersOf(sources)) {
        const steps = order.map((_, at) => order.slice(0, at + 1).reduce(undo, made));
        expect(steps.map(({ lines }) => isNobodys(lines))).toEqual(order.map((_, at) => at === order.length - 1));
      }
    }),
    { numRuns: 200 },
  );
});

test('a customer that stays, since others speak of it or name it, keeps the same whatever the order of undoing', () => {
  fc.assert(
    fc.property(fewBatches, ([all, isAll]) => {
      const made = told(all);
      const sources = [...new Set(made.lines.map((line) => Number(line.source)))];
      const undone = isAll ? sources : sources.slice(0, 2);
      const [first, ...others] = ordersOf(undone).map((order) => order.reduce(undo, made));
      expect(first?.known.values.familyName).not.toBe('');
      for (const other of others) {
        expect(standsIn(other)).toEqual(first && standsIn(first));
        expect(standsIn({ ...other, known: replay(other.lines, openingOf(other.lines)).stands })).toEqual(
          standsIn(other),
        );
        expect(other.lines.map((line) => line.undone_act === null)).toEqual(first?.lines.map((line) => line.undone_act === null)); // prettier-ignore
      }
    }),
    { numRuns: 200 },
  );
});
