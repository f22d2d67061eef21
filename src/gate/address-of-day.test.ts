import { expect, test } from 'vitest';
import { asWorker, databaseOf, transact } from '#access';
import { change, type AddressSaid } from '#customers';
import { type Channel, CHANNELS, type CustomerNumber, day, type Purpose } from '#kernel';
import { addresseesIn, explainMarketing, mayMarket, refreshKeys } from './index.ts';
import { aRegister } from '../../test/database.ts';
import { givenCustomer } from '../../test/given/customers.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'groups:export');
const db = databaseOf(by);
const SOMEWHERE = { streetAddress: 'Rantatie 2', postalCode: '33100', city: 'Tampere', country: 'FI' } as const;

const tell = (customer: CustomerNumber, ...addresses: AddressSaid[]) =>
  change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer' }, [
    { customer, row: null, values: {}, addresses },
  ]);
const flag = (customer: CustomerNumber, values: Parameters<typeof change>[2][number]['values']) =>
  change(asWorker(register, 'customers:change'), { kind: 'staff', name: 'customer service' }, [
    { customer, row: null, values },
  ]);
const letter = async (customer: CustomerNumber, on: string, messageType: 'invoice' | 'marketing' = 'invoice') => {
  const purpose: Purpose = messageType === 'invoice' ? 'invoicing' : 'informing';
  const sending = { channel: 'post', purpose, messageType, today: day(on) } as const;
  const { addressees, refused } = await transact(by, (tx, act) => addresseesIn(tx, act, sending, [customer]));
  return addressees[0]?.address.street ?? refused[0]?.because;
};

test('a letter goes to the address in force on the day of sending: temporary, of the season, dated, permanent', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen');
  await tell(
    kaisa,
    { ...SOMEWHERE, kind: 'temporary', validFrom: day('2026-12-01'), validTo: day('2026-12-31') },
    { ...SOMEWHERE, streetAddress: 'Vanhempien tie 1', kind: 'temporary', validFrom: day('2026-12-20'), validTo: day('2026-12-27') },
    { ...SOMEWHERE, streetAddress: 'Mökkitie 5', kind: 'seasonal', seasonFrom: '12-15', seasonTo: '01-31' },
    { ...SOMEWHERE, streetAddress: 'Uusikoti 7', kind: 'permanent', validFrom: day('2027-03-01') },
  ); // prettier-ignore
  const went = new Map<string, string | undefined>();
  for (const on of ['2026-11-30', '2026-12-01', '2026-12-24', '2026-12-28', '2027-01-01', '2027-01-31', '2027-02-01', '2027-02-28', '2027-03-01'])
    went.set(on, await letter(kaisa, on)); // prettier-ignore
  expect(Object.fromEntries(went)).toEqual({
    '2026-11-30': 'Kotikuja 1',
    '2026-12-01': 'Rantatie 2',
    '2026-12-24': 'Vanhempien tie 1',
    '2026-12-28': 'Rantatie 2',
    '2027-01-01': 'Mökkitie 5',
    '2027-01-31': 'Mökkitie 5',
    '2027-02-01': 'Kotikuja 1',
    '2027-02-28': 'Kotikuja 1',
    '2027-03-01': 'Uusikoti 7',
  });
});

test('a protected address gets its invoice, no advert by any channel, and goes into no disclosure', async () => {
  const aino = await givenCustomer(register, 'Aino Suojattu', { phone: '+358405550601', email: 'aino@posti.example' });
  await flag(aino, { protectedUntil: '2028-01-31' });
  expect(await letter(aino, '2026-11-16')).toBe('Kotikuja 1');
  expect(await letter(aino, '2026-11-16', 'marketing')).toBe('protected_address');
  const explained = await explainMarketing(asWorker(register, 'customers:find'), aino);
  expect(explained?.map(({ because }) => because)).toEqual(CHANNELS.map(() => 'protected_address'));
  expect(await letter(aino, '2028-02-01', 'marketing')).toBe('Kotikuja 1');
});

test('post that came back stops adverts to that address, not letters, and not adverts to a temporary one', async () => {
  const eero = await givenCustomer(register, 'Eero Palautunut');
  await flag(eero, { undeliverableSince: '2026-11-10' });
  expect(await letter(eero, '2026-11-16')).toBe('Kotikuja 1');
  expect(await letter(eero, '2026-11-16', 'marketing')).toBe('undeliverable');
  await tell(eero, { ...SOMEWHERE, kind: 'temporary', validFrom: day('2026-12-01'), validTo: null });
  expect(await letter(eero, '2026-12-01', 'marketing')).toBe('Rantatie 2');
  await flag(eero, { streetAddress: 'Uusikuja 9', postalCode: '00200', city: 'Helsinki' });
  expect(await letter(eero, '2026-11-16', 'marketing')).toBe('Uusikuja 9');
});

test('the condition for counting knows the address of the day, protection and post that came back as the gate does', async () => {
  const people = await Promise.all(['A A', 'B B', 'C C', 'D D', 'E E'].map((name) => givenCustomer(register, name)));
  const [a, b, c, d] = people as [CustomerNumber, CustomerNumber, CustomerNumber, CustomerNumber];
  await flag(a, { protectedUntil: '9999-12-31' });
  await flag(b, { undeliverableSince: '2026-11-10' });
  await flag(c, { undeliverableSince: '2026-11-10' });
  await tell(c, { ...SOMEWHERE, kind: 'temporary', validFrom: day('2026-11-01'), validTo: null });
  await flag(d, { streetAddress: null, city: null, postalCode: null });
  await tell(d, { ...SOMEWHERE, kind: 'permanent', validFrom: day('2026-12-01') });
  await refreshKeys(db);
  const counted = async (channel: Channel, on: string) =>
    (
      await db
        .selectFrom('customers.customer as c')
        .select('c.number')
        .where('c.number', 'in', people)
        .where(mayMarket('c.number', channel, day(on)))
        .orderBy('c.number')
        .execute()
    ).map(({ number }) => number as CustomerNumber);
  for (const on of ['2026-11-16', '2026-12-01']) {
    const sent = await Promise.all(people.map(async (one) => [one, await letter(one, on, 'marketing')] as const));
    const reached = sent.filter(([, street]) => street?.includes(' ')).map(([one]) => one);
    expect(await counted('post', on)).toEqual(reached.toSorted((x, y) => x - y));
  }
  expect(await counted('post', '2026-11-16')).toHaveLength(2);
  expect(await counted('post', '2026-12-01')).toHaveLength(3);
});
