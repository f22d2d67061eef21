import { expect, test } from 'vitest';
import { asWorker, databaseOf, todayOf } from '#access';
import { customerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../../test/given/customers.ts';
import { givenMerge } from '../../../test/given/merging.ts';
import { compareIn, evidenceIn, matchIn, withoutHomesIn } from '../index.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:change');
const db = databaseOf(by);
const none = customerNumber(1);

test('a question comes with what speaks for and against each customer', async () => {
  const [anna] = await givenCustomers(register, [
    aPerson('Anna Rantanen', { streetAddress: 'Kaari 5 A 3', phone: '+358405550901' }),
  ]);

  const row = aPerson('Anni Rantanen', {
    streetAddress: 'Kaari 5 A 4',
    phone: '+358405550901',
    email: 'a@posti.example',
  });
  expect(await matchIn(db, [{ values: row }])).toEqual([
    {
      kind: 'ask',
      among: [
        {
          customer: anna,
          evidence: [
            { fact: 'name', stands: 'near', ours: 'Anna Rantanen', theirs: 'Anni Rantanen' },
            {
              fact: 'address',
              stands: 'near',
              ours: 'Kaari 5 A 3, 00100 Helsinki',
              theirs: 'Kaari 5 A 4, 00100 Helsinki',
            },
            { fact: 'phone', stands: 'agrees', ours: '+358405550901', theirs: '+358405550901' },
            { fact: 'email', stands: 'silent', ours: null, theirs: 'a@posti.example' },
          ],
        },
      ],
      amongRows: [],
    },
  ]);
});

test('pairs are compared by the same rule, in their order; a number that nobody has is left out', async () => {
  const [a, b, firm] = await givenCustomers(register, [
    aPerson('Olavi Oksa', { phone: '+358405550902', email: 'oksa@posti.example' }),
    aPerson('Olavi Oksa', { phone: '+358405550902', email: 'oksa@posti.example' }),
    anOrganisation('Tmi Olavi Oksa'),
  ]);
  if (!a || !b || !firm) throw new Error('nobody was made');

  const pairs = await compareIn(db, [
    { a, b },
    { a, b: firm },
    { a, b: 1 as typeof b },
  ]);
  expect(pairs.map(({ nearness }) => nearness)).toEqual(['sure', 'far']);
  expect(pairs[0]?.evidence.map(({ fact, stands }) => `${fact} ${stands}`)).toEqual([
    'name agrees', 'address agrees', 'phone agrees', 'email agrees',
  ]); // prettier-ignore
  expect(pairs[1]?.evidence).toEqual([]);
});

test('of a protected customer neither where he lives nor how it agrees is told, until the last day, and of nobody else', async () => {
  const values = aPerson('Salla Salo', { streetAddress: 'Piilokuja 1', phone: '+358405550903' });
  const [now, over, merged, into] = await givenCustomers(register, [
    { ...values, protectedUntil: '9999-12-31' },
    { ...values, protectedUntil: '2020-01-01' },
    values,
    { ...values, protectedUntil: '9999-12-31' },
  ]);
  await givenMerge(register, merged ?? none, into ?? none);
  const asked = [now, over, merged].flatMap((customer) => (customer ? [{ customer, values }] : []));
  const evidence = await evidenceIn(db, asked);
  const shown = await withoutHomesIn(db, asked.map(({ customer }, at) => ({ customer, evidence: evidence[at] ?? [] })), todayOf(by)); // prettier-ignore
  expect(
    shown.map((one) => one.evidence.map(({ fact, stands, ours, theirs }) => [fact, stands, ours, theirs])),
  ).toEqual(
    [false, true, false].map((isTold) => [
      ['name', 'agrees', 'Salla Salo', 'Salla Salo'],
      isTold ? ['address', 'agrees', 'Piilokuja 1, 00100 Helsinki', 'Piilokuja 1, 00100 Helsinki'] : ['address', 'silent', null, null],
      isTold ? ['phone', 'agrees', '+358405550903', '+358405550903'] : ['phone', 'silent', null, null],
    ]), // prettier-ignore
  );
});
