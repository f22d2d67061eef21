import { describe, expect, test } from 'vitest';
import { asWorker, databaseOf, todayOf } from '#access';
import { type CustomerNumber, customerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { givenMerge } from '../../../test/given/merging.ts';
import { change } from '../index.ts';
import { type RelationKind, type Related, obstacleToRelation } from './decide-relation.ts';
import { householdIn, relationsIn } from './read.ts';
import { endRelation, relate } from './relate.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);

const told = async (customer: CustomerNumber) => (await relationsIn(db, customer, todayOf(by))).told;
const dies = (customer: CustomerNumber, on: string) =>
  change(by, { kind: 'staff', name: 'customer service' }, [{ customer, row: null, values: { deceasedOn: on } }]);

const person: Related = { kind: 'person', isErased: false, isDeceased: false };
const firm: Related = { ...person, kind: 'organisation' };
const post: Related = { ...person, kind: 'post' };
const dead: Related = { ...person, isDeceased: true };

test.each<[RelationKind, Related, Related, string | null]>([
  ['employer',       firm,   person, null],
  ['employer',       firm,   post,   null],
  ['employer',       person, person, 'wrong_kind'],
  ['employer',       firm,   firm,   'wrong_kind'],
  ['estate contact', person, dead,   null],
  ['estate contact', firm,   dead,   null],
  ['estate contact', person, person, 'is_alive'],
  ['estate contact', person, firm,   'wrong_kind'],
  ['guardian',       person, person, null],
  ['guardian',       post,   person, 'wrong_kind'],
  ['payer',          firm,   person, null],
  ['payer',          person, { ...firm, isErased: true }, 'erased'],
])('%s of %j to %j: %s', (kind, customer, relatedTo, because) => {
  expect(obstacleToRelation(kind, { customer, relatedTo, isOne: false })).toBe(because);
}); // prettier-ignore

describe('a relation', () => {
  test('is told with who told it, once, and ends; one that began today never was', async () => {
    const [widow, late] = [await givenCustomer(register, 'Aino Salo'), await givenCustomer(register, 'Eino Salo')];
    const asked = { kind: 'estate contact', customer: widow, relatedTo: late, toldBy: 'customer' } as const;
    expect(await relate(by, asked)).toEqual({ kind: 'refused', because: 'is_alive' });
    await dies(late, '2026-11-01');
    const outcome = await relate(by, { ...asked, validFrom: day('2026-11-02') });
    expect(outcome).toMatchObject({ kind: 'told' });
    expect(await relate(by, asked)).toEqual({ kind: 'refused', because: 'stands_already' });
    expect(await told(late)).toMatchObject([{ kind: 'estate contact', customer: widow, relatedTo: late, sourceKind: 'person' }]); // prettier-ignore
    expect(await told(widow)).toEqual(await told(late));

    const relation = outcome.kind === 'told' ? outcome.relation : 0;
    expect(await endRelation(by, relation)).toEqual({ kind: 'ended' });
    expect(await endRelation(by, relation)).toEqual({ kind: 'refused', because: 'no_relation' });
    expect(await told(late)).toEqual([]);
    const again = await relate(by, asked);
    await endRelation(by, again.kind === 'told' ? again.relation : 0);
    const rows = await db.selectFrom('customers.relation').select('valid_to').where('related_to', '=', late).execute();
    expect(rows).toEqual([{ valid_to: day('2026-11-15') }]);
  });

  test('is of the ones that stand after a merge, and of nobody to himself or to nobody', async () => {
    const [old, stands, child] = [await givenCustomer(register, 'Oili Ranta'), await givenCustomer(register, 'Oili Ranta'), await givenCustomer(register, 'Iiro Ranta')]; // prettier-ignore
    await relate(by, { kind: 'guardian', customer: old, relatedTo: child, toldBy: 'staff' });
    await givenMerge(register, old, stands);
    expect(await told(stands)).toMatchObject([{ kind: 'guardian', customer: stands, relatedTo: child }]);
    expect(await told(child)).toMatchObject([{ customer: stands }]);
    expect(await relate(by, { kind: 'payer', customer: old, relatedTo: stands, toldBy: 'staff' })).toMatchObject({ because: 'one_customer' }); // prettier-ignore
    expect(await relate(by, { kind: 'payer', customer: customerNumber(999_999), relatedTo: child, toldBy: 'staff' })).toMatchObject({ because: 'unknown' }); // prettier-ignore
  });

  test('does not end before it begins', async () => {
    const [payer, receiver] = [await givenCustomer(register, 'Maija Maksaja'), await givenCustomer(register, 'Saara Saaja')]; // prettier-ignore
    const days = { validFrom: day('2027-01-01'), validTo: day('2026-12-31') };
    expect(await relate(by, { kind: 'payer', customer: payer, relatedTo: receiver, toldBy: 'customer', ...days })).toMatchObject({ because: 'ends_before_it_begins' }); // prettier-ignore
  });
});

describe('a household', () => {
  const home = { streetAddress: 'Talonpolku 4', postalCode: '33500', city: 'Tampere' };

  test('is the living persons at one address, by whatever spelling, and nobody else', async () => {
    const people = await givenCustomers(register, [
      aPerson('Anna Kallio', home),
      aPerson('Jussi Kallio', { ...home, streetAddress: 'TALONPOLKU 4' }),
      aPerson('Ulla Vanha', home),
      anOrganisation('Kallion Paja', home),
      aPerson('Naapuri Toinen', { ...home, streetAddress: 'Talonpolku 6' }),
    ]);
    const [anna, jussi, ulla] = people as [CustomerNumber, CustomerNumber, CustomerNumber];
    expect(await householdIn(db, anna, todayOf(by))).toEqual([jussi, ulla]);
    await dies(ulla, '2026-11-01');
    expect(await householdIn(db, anna, todayOf(by))).toEqual([jussi]);
  });

  test('holds nobody whose address is protected, and is given of no house of many without flats', async () => {
    const [anna] = await db
      .selectFrom('customers.customer')
      .select('number')
      .where('given_names', '=', 'Anna')
      .execute();
    const [jussi] = await db
      .selectFrom('customers.customer')
      .select('number')
      .where('given_names', '=', 'Jussi')
      .execute();
    const protect = { kind: 'staff', name: 'customer service' } as const;
    await change(by, protect, [{ customer: (jussi?.number ?? 0) as CustomerNumber, row: null, values: { protectedUntil: '9999-12-31' } }]); // prettier-ignore
    expect(await householdIn(db, (anna?.number ?? 0) as CustomerNumber, todayOf(by))).toEqual([]);

    const many = await givenCustomers(register, Array.from({ length: 25 }, (_, at) => aPerson(`Asukas${at} Talo${at}`, { streetAddress: 'Kerrostie 1', postalCode: '33560' }))); // prettier-ignore
    expect(await householdIn(db, many[0] as CustomerNumber, todayOf(by))).toEqual([]);
  });
});
