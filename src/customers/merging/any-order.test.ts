import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asWorker, todayOf, transact } from '#access';
import { type CustomerNumber, day, type SourceId } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aPerson } from '../../../test/given/customers.ts';
import { takenApart } from '../../../test/given/merging.ts';
import { openIn } from '../changing/open.ts';
import type { AddressSaid, ContactSaid } from '../changing/slots.ts';
import { changeIn, createCustomersIn, currentIn, recordSource, type SomeValues, undoSourceIn } from '../index.ts';
import { relate } from '../relations/relate.ts';
import { relationsIn } from '../relations/read.ts';
import { merge } from './merge.ts';

/*
 * Merges, unmerges, words of files and their undoing in any order. The model is small: a customer's own values are what the
 * sources that still stand said of it, a merge is a pointer, and with every merge taken apart and every file taken back each is as it was made.
 */

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:merge');
const { db } = register;

const PEOPLE = 3;
const who = fc.nat({ max: PEOPLE - 1 });
const winter = (n: number): AddressSaid => ({ kind: 'temporary', validFrom: day(`2026-12-0${n}`), validTo: null, streetAddress: `Lomatie ${n}`, postalCode: '99999', city: 'Inari' }); // prettier-ignore
const phone = (n: number): ContactSaid => ({ kind: 'phone', value: `+35840555160${n}`, label: `l${n}` });

type Word = { values: SomeValues; addresses: AddressSaid[]; contacts: ContactSaid[] };
const word = fc
  .integer({ min: 1, max: 5 })
  .chain((n) =>
    fc.constantFrom<Word>(
      { values: { title: `ammatti ${n}` }, addresses: [], contacts: [] },
      { values: { phone: `+35840555150${n}` }, addresses: [], contacts: [] },
      { values: { streetAddress: `Katu ${n}`, postalCode: '00200', city: 'Espoo' }, addresses: [], contacts: [] },
      { values: {}, addresses: [winter(n)], contacts: [] },
      { values: {}, addresses: [], contacts: [phone(n)] },
    ),
  );

type Step =
  | { kind: 'say'; of: number; word: Word; by: 'person' | 'update_service' | 'bought_list' }
  | { kind: 'merge'; of: number; into: number }
  | { kind: 'unmerge'; of: number }
  | { kind: 'undo'; at: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), of: who, word, by: fc.constantFrom('person' as const, 'update_service' as const, 'bought_list' as const) }), // prettier-ignore
  fc.record({ kind: fc.constant('merge' as const), of: who, into: who }),
  fc.record({ kind: fc.constant('unmerge' as const), of: who }),
  fc.record({ kind: fc.constant('undo' as const), at: fc.nat({ max: 9 }) }),
);

/** Somebody of three who have the same name, each with further values and a relation to a ward. */
async function given(): Promise<CustomerNumber[]> {
  const today = todayOf(by);
  const made = await transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'order', name: 'orders', receivedOn: day('2026-01-01') });
    const rows = [1, 2, 3, 4].map((n) => ({ row: n, values: aPerson('Kaisa Koe', { phone: `+35840555140${n}` }), contacts: [phone(n)], addresses: [winter(n)] })); // prettier-ignore
    return createCustomersIn(tx, { act, source, today }, rows);
  });
  const ward = made[PEOPLE] as CustomerNumber;
  const desk = asWorker(register, 'customers:change');
  for (const customer of made.slice(0, PEOPLE)) await relate(desk, { kind: 'guardian', customer, relatedTo: ward, toldBy: 'staff' }); // prettier-ignore
  return made;
}

/** Everything of each customer: what stands, its further values, for whom it is a guardian, and who stands for it. */
async function pictured(people: readonly CustomerNumber[]): Promise<unknown> {
  const opened = await openIn(db, people);
  const current = await currentIn(db, people);
  const told = await Promise.all(people.map(async (one) => (await relationsIn(db, one, todayOf(by))).told.map(({ customer, relatedTo }) => [customer, relatedTo]))); // prettier-ignore
  return people.map((one, at) => {
    const { values, slots } = opened.get(one)?.known ?? { values: null, slots: {} };
    const held = Object.entries(slots)
      .filter(([, value]) => value !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { one, values, held, stands: current.get(one), told: told[at] };
  });
}

const say = (of: CustomerNumber, said: Extract<Step, { kind: 'say' }>): Promise<SourceId> =>
  transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: said.by, name: 'a file', receivedOn: day('2026-11-10') });
    await changeIn(tx, { act, source, today: todayOf(by) }, [{ customer: of, row: 1, ...said.word }]);
    return source;
  });

/** The model of who stands for whom: what was merged into what, and stands. */
class Pointers {
  readonly #into = new Map<number, number>();
  standing(of: number): number {
    const into = this.#into.get(of);
    return into === undefined ? of : this.standing(into);
  }
  merge(of: number, into: number): boolean {
    const may = of !== into && !this.#into.has(of) && !this.#into.has(into);
    if (may) this.#into.set(of, into);
    return may;
  }
  unmerge(of: number): boolean {
    return this.#into.delete(of);
  }
  get merged(): number[] {
    return [...this.#into.keys()];
  }
}

test(
  'merges, words and undoings in any order: who stands is as the model says, and with all taken back each is as it was made',
  { timeout: 180_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 12 }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        async (steps, dice) => {
          const people = await given();
          const at = (n: number): CustomerNumber => people[n] as CustomerNumber;
          const before = await pictured(people);
          const pointers = new Pointers();
          const told: SourceId[] = [];
          const undo = async (source: SourceId | undefined) => source && transact(by, (tx, act) => undoSourceIn(tx, act, source)); // prettier-ignore
          const unmerge = async (of: number) => {
            expect((await takenApart(register, at(of), { keepApart: false })).kind).toBe(pointers.unmerge(of) ? 'unmerged' : 'refused'); // prettier-ignore
          };
          for (const one of steps) {
            if (one.kind === 'say') told.push(await say(at(one.of), one));
        else if (one.kind === 'undo') await undo(told.splice(one.at % Math.max(1, told.length), 1)[0]);
        else if (one.kind === 'unmerge') await unmerge(one.of);
        else expect((await merge(by, { merged: at(one.of), into: at(one.into), take: 'better' })).kind).toBe(pointers.merge(one.of, one.into) ? 'merged' : 'refused'); // prettier-ignore
            const current = await currentIn(db, people);
            expect(people.map((number) => current.get(number))).toEqual(people.map((_, n) => at(pointers.standing(n))));
          }
          while (told.length + pointers.merged.length > 0) {
            const next = (dice.next().value ?? 0) % (told.length + pointers.merged.length);
            if (next < told.length) await undo(told.splice(next, 1)[0]);
            else await unmerge(pointers.merged[next - told.length] ?? 0);
          }
          expect(await pictured(people)).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  },
);
