import { describe, expect, test } from 'vitest';
import { asWorker, databaseOf, todayOf, transact } from '#access';
import { type CustomerNumber, customerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { takenApart } from '../../../test/given/merging.ts';
import { openIn } from '../changing/open.ts';
import type { AddressSaid, ContactSaid } from '../changing/slots.ts';
import {
  change,
  changeIn,
  createCustomersIn,
  customersIn,
  nothingKnown,
  recordSource,
  type SomeValues,
} from '../index.ts';
import { merge } from './merge.ts';
import { previewMerge } from './preview.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:merge');
const desk = asWorker(register, 'customers:change');
const db = databaseOf(by);
const staff = { kind: 'staff', name: 'customer service' } as const;

const WINTER = { kind: 'temporary', validFrom: day('2026-12-01'), validTo: day('2026-12-31'), streetAddress: 'Lomatie 1', postalCode: '99999', city: 'Inari' } as const; // prettier-ignore
const COTTAGE = { kind: 'seasonal', seasonFrom: '06-01', seasonTo: '08-31', streetAddress: 'Mökkitie 2', postalCode: '52700', city: 'Mäntyharju' } as const; // prettier-ignore

type More = { values?: SomeValues; addresses?: readonly AddressSaid[]; contacts?: readonly ContactSaid[] };
async function given(name: string, values: SomeValues, { values: told = {}, ...more }: More): Promise<CustomerNumber> {
  const customer = await givenCustomer(register, name, values);
  await change(desk, staff, [{ customer, row: null, values: told, ...more }]);
  return customer;
}
const slotsOf = async (customer: CustomerNumber) =>
  Object.keys((await openIn(db, [customer])).get(customer)?.known.slots ?? {}).toSorted();
async function previewed(merged: CustomerNumber, into: CustomerNumber) {
  const preview = await previewMerge(by, { merged, into });
  if (preview.kind === 'refused') throw new Error(preview.because);
  return preview;
}

describe('of what there may be many of', () => {
  const work = { kind: 'phone', value: '+358405551001', label: 'työ' } as const;
  const home = { kind: 'email', value: 'koti@salo.example' } as const;

  test('a person who merges sees each value: which stays, which comes, which stays behind; and the answer says it', async () => {
    const one = await given('Aava Salo', {}, { addresses: [WINTER], contacts: [home] });
    const other = await given('Aava Salo', {}, { addresses: [{ ...WINTER, streetAddress: 'Toinen 3' }, COTTAGE], contacts: [work, home] }); // prettier-ignore
    const { further, seen } = await previewed(other, one);
    expect(further.map(({ slot, better }) => [slot, better])).toEqual([
      ['address:seasonal:06-01', 'other'],
      ['address:temporary:2026-12-01', 'one'],
      ['email:koti@salo.example', 'neither'],
      ['phone:+358405551001', 'other'],
    ]);
    expect(further[1]).toMatchObject({ ours: { streetAddress: 'Lomatie 1' }, theirs: { streetAddress: 'Toinen 3' }, oursBy: { kind: 'staff' } }); // prettier-ignore

    const merged = await merge(by, { merged: other, into: one, take: 'better', seen });
    expect(merged).toMatchObject({
      further: {
        came: [{ what: 'seasonal', from: '06-01' }, { what: 'phone', from: null }],
        left: [{ what: 'temporary', from: '2026-12-01' }],
      },
    }); // prettier-ignore
    expect(await slotsOf(one)).toEqual(further.map(({ slot }) => slot));
    expect(await takenApart(register, other, { keepApart: false })).toMatchObject({ kept: [] });
    expect(await slotsOf(one)).toEqual(['address:temporary:2026-12-01', 'email:koti@salo.example']);
  });

  test('a person picks what comes along, over what the one that stands has too', async () => {
    const one = await given('Beata Salo', {}, { addresses: [WINTER] });
    const other = await given('Beata Salo', {}, { addresses: [{ ...WINTER, streetAddress: 'Toinen 3' }, COTTAGE], contacts: [work] }); // prettier-ignore
    const { further } = await previewed(other, one);
    const winter = further.filter(({ slot }) => slot.startsWith('address:temporary')).map(({ id }) => id);
    expect(await merge(by, { merged: other, into: one, take: [], further: winter })).toMatchObject({
      further: { came: [{ what: 'temporary' }], left: [{ what: 'seasonal' }, { what: 'phone' }] },
    });
    const known = (await openIn(db, [one])).get(one)?.known.slots;
    expect(known).toMatchObject({ 'address:temporary:2026-12-01': { streetAddress: 'Toinen 3' } });
    await takenApart(register, other, { keepApart: false });
    expect((await openIn(db, [one])).get(one)?.known.slots).toMatchObject({ 'address:temporary:2026-12-01': { streetAddress: 'Lomatie 1' } }); // prettier-ignore
  });

  test('a number that is the other’s further one and the first of the one that stands is not doubled, and never lost', async () => {
    const made = async () => [
      await given('Cilla Salo', { phone: work.value }, {}),
      await given('Cilla Salo', { phone: '+358405551002' }, { contacts: [work] }),
    ] as const; // prettier-ignore
    const [one, other] = await made();
    expect((await previewed(other, one)).further).toMatchObject([{ better: 'neither' }]);
    await merge(by, { merged: other, into: one, take: [] });
    expect(await slotsOf(one)).toEqual([]);

    const [again, taken] = await made();
    await merge(by, { merged: taken, into: again, take: ['phone'] });
    expect(await slotsOf(again)).toEqual([`phone:${work.value}`]);
  });

  test('a protected address hides where and by what number, not that there is something', async () => {
    const one = await given('Doris Salo', {}, { values: { protectedUntil: '9999-12-31' } });
    const other = await given('Doris Salo', {}, { addresses: [COTTAGE], contacts: [work] });
    const shown = JSON.stringify(await previewed(other, one));
    expect(shown).toContain('address:seasonal:06-01');
    expect(shown).not.toMatch(/Mökkitie|Mäntyharju|5551001/);
  });

  test('what a bought list said of an address to come stands when it is picked, though the desk said the one in force', async () => {
    const one = await given('Edla Salo', {}, {});
    const other = await givenCustomer(register, 'Edla Salo');
    await transact(by, async (tx, act) => {
      const source = await recordSource(tx, act, {
        kind: 'bought_list',
        name: 'a list',
        receivedOn: day('2026-11-01'),
      });
      await changeIn(tx, { act, source, today: todayOf(by) }, [{ customer: other, row: 1, values: {}, addresses: [WINTER] }]); // prettier-ignore
    });
    expect(await merge(by, { merged: other, into: one, take: 'better' })).toMatchObject({ further: { left: [] } });
    expect(await slotsOf(one)).toEqual(['address:temporary:2026-12-01']);
  });
});

describe('the organisation that a post is in', () => {
  const post = (organisation: CustomerNumber | null, organisationName: string | null) => ({
    row: null, values: { ...nothingKnown('post'), givenNames: 'Eeva', familyName: 'Ohra', organisationName }, organisation,
  }); // prettier-ignore
  const posts = (...made: ReturnType<typeof post>[]) =>
    transact(by, async (tx, act) => {
      const today = todayOf(by);
      const source = await recordSource(tx, act, { kind: 'partner', name: 'a partner', receivedOn: today });
      return createCustomersIn(tx, { act, source, today }, made);
    });
  const organisationOf = async (customer: CustomerNumber) => {
    const [known] = await customersIn(db, [customer]);
    return [known?.organisation ?? null, known?.values.organisationName ?? null];
  };

  test('is picked with its name, is taken when only the other one has it, and goes back with the merge', async () => {
    const [old = customerNumber(1), fresh = customerNumber(1)] = await givenCustomers(register, [anOrganisation('Vanha Oy'), anOrganisation('Uusi Oy')]); // prettier-ignore
    const [one = old, other = old, loose = old] = await posts(post(old, 'Vanha Oy'), post(fresh, 'Uusi Oy'), post(null, null)); // prettier-ignore

    expect((await previewed(other, one)).picks).toContainEqual(expect.objectContaining({ pick: 'organisationName', ours: `Vanha Oy, ${old}`, theirs: `Uusi Oy, ${fresh}`, better: 'one' })); // prettier-ignore
    await merge(by, { merged: other, into: one, take: ['organisationName'] });
    expect(await organisationOf(one)).toEqual([fresh, 'Uusi Oy']);
    expect(await takenApart(register, other, { keepApart: false })).toMatchObject({ restored: expect.arrayContaining(['organisation', 'organisationName']) }); // prettier-ignore
    expect(await organisationOf(one)).toEqual([old, 'Vanha Oy']);

    await merge(by, { merged: one, into: loose, take: 'better' });
    expect(await organisationOf(loose)).toEqual([old, 'Vanha Oy']);
    await takenApart(register, one, { keepApart: false });
    expect(await organisationOf(loose)).toEqual([null, null]);
  });

  test('a post and a person stay two: who somebody is at home and at work is told as a relation', async () => {
    const [eeva = customerNumber(1)] = await posts(post(null, 'Vanha Oy'));
    const person = await givenCustomer(register, 'Eeva Ohra');
    expect(await merge(by, { merged: person, into: eeva, take: 'better' })).toMatchObject({ because: 'another_kind' });
  });
});
