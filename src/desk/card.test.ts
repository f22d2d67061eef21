import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { changeIn, createCustomersIn, nothingKnown, recordSource, type SourceKind } from '#customers';
import { customerNumber, type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { customerChanges } from './customer-card.ts';
import { customerCard, routes } from './index.ts';
import { cardRoute } from './routes.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const by = asWorker(register, 'customers:find', 'care');

const telling = (kind: SourceKind, name: string) => ({ kind, name, receivedOn: register.clock.today() });

const given = (familyName: string): Promise<CustomerNumber> =>
  transact(asWorker(register, 'customers:change', 'care'), async (tx, act) => {
    const today = register.clock.today();
    const source = await recordSource(tx, act, telling('order', 'S1'));
    const values = { ...nothingKnown('person'), givenNames: 'Kaisa', familyName, city: 'Turku', country: 'FI' };
    const [made] = await createCustomersIn(tx, { act, source, today }, [{ row: 3, values }]);
    return made ?? customerNumber(1);
  });

const cardOf = async (customer: CustomerNumber) => {
  const card = await customerCard(by, customer);
  if (card.kind !== 'card') throw new Error('no card');
  return card;
};

test('a card shows each value with the source that said it', async () => {
  const kaisa = await given('Virtanen');
  register.setToday('2026-11-17');
  await transact(asWorker(register, 'customers:change', 'care'), async (tx, act) => {
    const source = await recordSource(tx, act, telling('person', 'customer service'));
    await changeIn(tx, { act, source }, [
      { customer: kaisa, row: null, values: { familyName: 'Laine', city: 'Turku' } },
    ]);
  });
  const { customer, origins } = await cardOf(kaisa);
  expect(customer).toMatchObject({ number: kaisa, familyName: 'Laine', kind: 'person' });
  expect(origins['familyName']).toMatchObject({ name: 'customer service', receivedOn: day('2026-11-17') });
  expect(origins['givenNames']).toMatchObject({
    name: 'S1',
    row: 3,
    receivedOn: day('2026-11-16'),
    confirmedBy: null,
  });
  expect(origins['city']).toMatchObject({ name: 'S1', confirmedBy: 'customer service' });
});

test('a gift stands on the cards of receiver and payer, and both are in the read audit', async () => {
  const [receiver, payer] = [await given('Saaja'), await given('Antaja')];
  await givenOrder(register, receiver, { payer, offer: 'LAHJA12' });
  const card = await cardOf(payer);
  expect(card.subscriptions).toMatchObject([{ receiver, payer, receiverName: 'Kaisa Saaja', offer: 'LAHJA12' }]);
  expect((await cardOf(receiver)).subscriptions).toEqual(card.subscriptions);
  const looks = await register.db.selectFrom('access.look').select('customer').where('screen', '=', 'card').execute();
  expect(looks.map((look) => look.customer)).toEqual(expect.arrayContaining([receiver, payer]));
});

test('a protected address is on no card of the desk and in no change, and the person sees it', async () => {
  const aino = await givenCustomer(register, 'Aino Suojattu', { phone: '+358405550701', protectedUntil: '9999-12-31' });
  const card = await cardOf(aino);
  expect(card).toMatchObject({
    isMasked: true,
    addresses: [],
    contactPoints: [],
    customer: { familyName: 'Suojattu' },
  });
  const changes = await customerChanges(by, aino, { before: null, limit: 10 });
  expect(JSON.stringify([card, changes])).not.toMatch(/Kotikuja|00100|40555/);
  const own = await customerCard(asWorker(register, 'own:read', 'rights'), aino);
  expect(own).toMatchObject({ isMasked: false, addresses: [{ streetAddress: 'Kotikuja 1' }] });
});

test('a card of an earlier day shows what was known then', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Entinen');
  expect(await customerCard(by, kaisa, day('2020-01-01'))).toEqual({ kind: 'not found' });
  expect(await customerCard(by, kaisa, day('2999-01-01'))).toMatchObject({ asOf: day('2999-01-01'), conflicts: [] });
});

test('nobody is found under a number that was never given', async () => {
  expect(await customerCard(by, customerNumber(999_999_999))).toEqual({ kind: 'not found' });
});

test('a card keeps to what its route declares', async () => {
  const card = await cardOf(await given('Niemi'));
  expect(() => cardRoute.output.encode(card)).not.toThrow();
});

test('every route of the desk only reads: what is no GET is a preview', () => {
  const others = routes.filter(({ method }) => method !== 'GET').map(({ signature }) => signature);
  expect(others).toEqual(['POST /reminder-run-previews']);
});
