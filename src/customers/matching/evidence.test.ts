import { expect, test } from 'vitest';
import { asWorker, databaseOf } from '#access';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../../test/given/customers.ts';
import { compareIn, evidenceIn, matchIn, withoutHomes } from '../index.ts';

const register = await aRegister();
const db = databaseOf(asWorker(register, 'customers:change'));

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

test('without homes neither where anybody lives nor how that agrees is told', async () => {
  const values = aPerson('Salla Salo', { streetAddress: 'Piilokuja 1', phone: '+358405550903' });
  const [salla] = await givenCustomers(register, [{ ...values, protectedUntil: '2020-01-01' }]);
  const [evidence] = await evidenceIn(db, salla ? [{ customer: salla, values }] : []);
  const home = 'Piilokuja 1, 00100 Helsinki';
  expect(evidence?.map(({ stands, ours, theirs }) => [stands, ours, theirs])).toEqual([
    ['agrees', 'Salla Salo', 'Salla Salo'],
    ['agrees', home, home],
    ['agrees', '+358405550903', '+358405550903'],
  ]);
  expect(withoutHomes(evidence ?? []).map(({ fact, stands, ours, theirs }) => [fact, stands, ours, theirs])).toEqual([
    ['name', 'agrees', 'Salla Salo', 'Salla Salo'],
    ['address', 'silent', null, null],
    ['phone', 'silent', null, null],
  ]);
});
