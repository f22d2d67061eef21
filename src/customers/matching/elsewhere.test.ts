import { expect, test } from 'vitest';
import { asWorker, databaseOf, transact } from '#access';
import { assert, day, type CustomerNumber } from '#kernel';
import { sql } from 'kysely';
import { aRegister } from '../../../test/database.ts';
import { aPerson, givenCustomer } from '../../../test/given/customers.ts';
import {
  changeIn,
  compareIn,
  matchIn,
  recordSource,
  undoSourceIn,
  type AddressSaid,
  type SomeValues,
} from '../index.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const today = day('2026-11-16');
const matched = async (...rows: Parameters<typeof matchIn>[1][number]['values'][]) => matchIn(db, rows.map((values) => ({ values }))); // prettier-ignore

const HOME = { streetAddress: 'Kotitie 5 A 3', postalCode: '00320', city: 'Helsinki', country: 'FI' };
const ELSEWHERE = { streetAddress: 'Muualla 12 B 7', postalCode: '33100', city: 'Tampere', country: 'FI' };
const NOWHERE = { streetAddress: 'Uusikuja 9', postalCode: '90100', city: 'Oulu', country: 'FI' };

/** Tells of a customer by the customer's own word. */
const tell = (customer: CustomerNumber, values: SomeValues, addresses: readonly AddressSaid[] = []) =>
  transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'person', name: 'customer', receivedOn: today });
    await changeIn(tx, { act, source, today }, [{ customer, row: null, values, addresses }]);
    return source;
  });

// prettier-ignore
test.each<[string, AddressSaid]>([
  ['coming', { kind: 'permanent', validFrom: day('2027-01-01'), ...ELSEWHERE }],
  ['temporary', { kind: 'temporary', validFrom: day('2026-11-01'), validTo: null, ...ELSEWHERE }],
  ['seasonal', { kind: 'seasonal', seasonFrom: '06-01', seasonTo: '08-31', ...ELSEWHERE }],
])('a %s address is a fact as the home is, and the evidence says which', async (which, address) => {
  const [phone, name] = { coming: ['+358405550301', 'Kaisa Tuleva'], temporary: ['+358405550302', 'Otto Aika'], seasonal: ['+358405550303', 'Ulla Kausi'] }[which] ?? []; // prettier-ignore
  assert(phone && name, which);
  const kaisa = await givenCustomer(register, name, { ...HOME, phone });
  await tell(kaisa, {}, [address]);

  const there = aPerson(name, { ...ELSEWHERE, phone });
  expect(await matched(there)).toEqual([{ kind: 'same', customer: kaisa }]);
  expect(await matched({ ...there, ...NOWHERE })).toMatchObject([{ kind: 'ask' }]);
  expect(await matched({ ...there, phone: null })).toMatchObject([
    { kind: 'ask', among: [{ customer: kaisa, evidence: [
      { fact: 'name', stands: 'agrees' },
      { fact: 'address', stands: 'agrees', which, ours: 'Muualla 12 B 7, 33100 Tampere', theirs: 'Muualla 12 B 7, 33100 Tampere' },
      { fact: 'phone', stands: 'silent' },
    ] }] },
  ]);
});

test('a home that was left is a fact beside the telephone, and by itself a question', async () => {
  const eino = await givenCustomer(register, 'Eino Entinen', { ...ELSEWHERE, phone: '+358405550311' });
  await tell(eino, HOME);

  const before = aPerson('Eino Entinen', { ...ELSEWHERE, phone: '+358405550311' });
  expect(await matched(before)).toEqual([{ kind: 'same', customer: eino }]);
  expect(await matched({ ...before, phone: null })).toMatchObject([
    { kind: 'ask', among: [{ customer: eino, evidence: [{}, { fact: 'address', stands: 'agrees', which: 'former' }, {}] }] }, // prettier-ignore
  ]);
});

test('whoever lives now where a customer lived is somebody new', async () => {
  const line = '+35895550312';
  const former = await givenCustomer(register, 'Anna Lähtijä', { ...ELSEWHERE, streetAddress: 'Vuokratie 2 A 4', phone: line }); // prettier-ignore
  await tell(former, HOME);
  const flat = { ...ELSEWHERE, streetAddress: 'Vuokratie 2 A 4' };

  expect(
    await matched(
      aPerson('Olli Tulija', { ...flat, phone: line }),
      aPerson('Anna Vuokralainen', flat),
      aPerson('Anni Lähtijä', { ...flat, phone: '+358405550313' }),
    ),
  ).toEqual([{ kind: 'new' }, { kind: 'new' }, { kind: 'new' }]);
  expect(await matched(aPerson('Anna Lähtijä', { ...flat, phone: '+358405550314' }))).toEqual([{ kind: 'new' }]);
  // The line that stayed in the flat and the flat are one fact.
  expect(await matched(aPerson('Anna Lähtijä', { ...flat, phone: line }))).toMatchObject([{ kind: 'ask' }]);
});

test('an address that a batch taken back had said is no home that was left', async () => {
  const row = aPerson('Ilta Iltanen', { ...HOME, streetAddress: 'Iltatie 1' });
  const ilta = await givenCustomer(register, 'Ilta Iltanen', { ...HOME, streetAddress: 'Iltatie 1' });
  const wrong = await tell(ilta, ELSEWHERE);
  await tell(ilta, { ...NOWHERE });
  expect(await matched({ ...row, ...ELSEWHERE })).toMatchObject([{ kind: 'ask' }]);

  await transact(by, (tx, act) => undoSourceIn(tx, act, wrong));
  expect(await matched({ ...row, ...ELSEWHERE })).toEqual([{ kind: 'new' }]);
  expect(await matched(row)).toMatchObject([{ kind: 'ask', among: [{ customer: ilta }] }]);
});

test('two customers who share a summer house are held side by side with it', async () => {
  const a = await givenCustomer(register, 'Mökki Mökkinen', { ...HOME, phone: '+358405550321' });
  const b = await givenCustomer(register, 'Mökki Mökkinen', { ...NOWHERE, phone: '+358405550321' });
  const cottage = { ...ELSEWHERE, streetAddress: 'Rantapolku 1' };
  await tell(a, {}, [{ kind: 'seasonal', seasonFrom: '06-01', seasonTo: '08-31', ...cottage }]);
  await tell(b, {}, [{ kind: 'temporary', validFrom: day('2026-06-01'), validTo: day('2026-08-01'), ...cottage }]);

  const [pair] = await compareIn(db, [{ a, b }]);
  expect(pair?.nearness).toBe('sure');
  expect(pair?.evidence[1]).toMatchObject({ fact: 'address', stands: 'agrees', ours: 'Rantapolku 1, 33100 Tampere' });
});

test('of a customer who has moved often the last homes alone are kept in mind', async () => {
  const wanderer = await givenCustomer(register, 'Väinö Vaeltaja', { ...HOME, streetAddress: 'Vaellustie 100' });
  for (let n = 101; n <= 109; n++) await tell(wanderer, { ...HOME, streetAddress: `Vaellustie ${n}` });

  const at = (n: number) =>
    aPerson('Väinö Vaeltaja', { ...HOME, streetAddress: `Vaellustie ${n}`, postalCode: '00320' });
  const found = await matched(at(108), { ...at(100), postalCode: '99999' });
  expect(found).toMatchObject([{ kind: 'ask', among: [{ customer: wanderer }] }, { kind: 'new' }]);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from customers.match_key where customer = ${wanderer}`.execute(db); // prettier-ignore
  expect(rows[0]?.n).toBeLessThanOrEqual(5 + 2 * 5);
});
