import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asWorker, todayOf, transact } from '#access';
import { type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aPerson } from '../../../test/given/customers.ts';
import { takenApart } from '../../../test/given/merging.ts';
import { type Photograph, photograph } from '../../../test/photograph.ts';
import { type Change, changeIn, createCustomersIn, recordSource, type SourceKind } from '../index.ts';
import { merge } from './merge.ts';
import { PICKS } from './picks.ts';
import { sweepRegister } from './sweep.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:merge');

/** The journal of the merge itself, and the list of keys that are to be made again. */
const JOURNAL = ['access.act', 'customers.merge', 'customers.change', 'customers.source', 'gate.stale_key'];

const pictured = async (): Promise<Photograph> =>
  Object.fromEntries(
    Object.entries(await photograph(register.db, ['customers', 'gate', 'access'])).filter(
      ([table]) => !JOURNAL.includes(table),
    ),
  );

const maybe = <Value>(of: readonly Value[]) => fc.option(fc.constantFrom(...of), { nil: null });
const values = fc.record({
  givenNames: fc.constantFrom('Kaisa', 'Kaija', 'KAISA', 'Kaisa Maria'),
  familyName: fc.constantFrom('Virtanen', 'Wirtanen'),
  title: maybe(['Seppä', 'Rehtori']),
  phone: maybe(['+358405550501', '+358405550502']),
  email: maybe(['k@posti.example', 'kaisa@posti.example']),
  streetAddress: maybe(['Kotikuja 1', 'KOTIKUJA 1', 'Uusitie 2']),
  postalCode: maybe(['00100', '00200']),
  city: maybe(['Helsinki', 'Espoo']),
  co: maybe(['c/o Salo']),
  deceasedOn: maybe(['2026-01-02']),
  protectedUntil: maybe(['9999-12-31', '2027-01-01']),
});
const kinds: readonly SourceKind[] = ['person', 'update_service', 'bought_list', 'order'];
const side = fc.record({
  made: values,
  by: fc.constantFrom(...kinds),
  told: fc.option(values, { nil: null }),
  toldBy: fc.constantFrom(...kinds),
  further: fc.subarray(['+358405550503', '+358405550504']),
  holiday: fc.boolean(),
});
type Given = ReturnType<typeof side.generate>['value'];

const sourceOf = (kind: SourceKind) => ({ kind, name: 'a source', receivedOn: day('2026-11-01') });

/** Makes a customer, then says more of it by a second source. */
const given = (one: Given): Promise<CustomerNumber> =>
  transact(by, async (tx, act) => {
    const today = todayOf(by);
    const first = await recordSource(tx, act, sourceOf(one.by));
    const [customer] = await createCustomersIn(tx, { act, source: first, today }, [{ row: 1, values: aPerson('Kaisa Virtanen', one.made) }]); // prettier-ignore
    const number = customer as CustomerNumber;
    const source = await recordSource(tx, act, sourceOf(one.toldBy));
    const holiday = { kind: 'temporary', validFrom: day('2026-12-01'), validTo: day('2026-12-31'), streetAddress: 'Lomatie 1', postalCode: '99999', city: 'Inari' } as const; // prettier-ignore
    const more: Change = { customer: number, row: 2, values: one.told ?? {}, contacts: one.further.map((value) => ({ kind: 'phone', value })), addresses: one.holiday ? [holiday] : [] }; // prettier-ignore
    await changeIn(tx, { act, source, today }, [more]);
    return number;
  });

test('a merge that is taken apart leaves everything as it was, but its own journal', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(side, side, fc.subarray([...PICKS]), async (one, other, take) => {
      const [stands, merged] = [await given(one), await given(other)];
      await sweepRegister(by);
      const before = await pictured();
      expect(await merge(by, { merged, into: stands, take })).toMatchObject({ kind: 'merged' });
      expect(await pictured()).not.toEqual(before);
      expect(await takenApart(register, merged, { keepApart: false })).toMatchObject({ kind: 'unmerged', kept: [] });
      expect(await pictured()).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
