import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { changeIn, recordSource } from '#customers';
import { assert, type BatchId, customerNumber, type CustomerNumber, day } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aPerson, givenCustomer, givenCustomers } from '../../../test/given/customers.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import { givenCommand } from '../../../test/given/command-line.ts';
import { applyImport, canonicalProfile, commands, decideRow, undoImport } from '../index.ts';
import type { QuestionFilter } from '../queries/questions.ts';
import { questionsOf, questionsOfAll } from './questions.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
const profile = canonicalProfile('customers');

async function given(...rows: Record<string, string>[]): Promise<BatchId> {
  const done = await applyImport(by, { file: aFile('customers.csv', csvOf('customers', rows)), profile });
  assert(done.kind === 'applied', 'the file was refused');
  return done.batch.id;
}

const asked = async (batch: BatchId) => {
  const questions = await questionsOf(by, batch, { after: 0, limit: 20 });
  assert(questions, 'no such batch');
  return questions;
};

const HOME = { street_address: 'Saarikuja 3', postal_code: '00850' };
const FATHER = aPerson('Jere Saari', { streetAddress: 'Saarikuja 3', postalCode: '00850', phone: '+358405557001' });
const SON = aCustomerRow({ given_names: 'Jere', family_name: 'Saari', ...HOME, phone: '040 5557002' });

test('a row that may mean somebody is asked about with the evidence, and how many are left is said', async () => {
  const father = await givenCustomer(register, 'Jere Saari', FATHER);
  const batch = await given({ ...SON, source_key: 'A1' }, aCustomerRow({ source_key: 'A2', email: 'k@a.example' }));

  expect(await asked(batch)).toEqual({
    left: 1,
    isTakenBack: false,
    rows: [
      {
        batch,
        row: 1,
        line: 2,
        values: { ...aCustomerRow(), ...SON, source_key: 'A1' },
        parties: [
          {
            field: 'receiver',
            among: [
              {
                customer: father,
                evidence: [
                  { fact: 'name', stands: 'agrees', ours: 'Jere Saari', theirs: 'Jere Saari' },
                  {
                    fact: 'address',
                    stands: 'agrees',
                    ours: 'Saarikuja 3, 00850 Helsinki',
                    theirs: 'Saarikuja 3, 00850 Helsinki',
                  },
                  { fact: 'phone', stands: 'differs', ours: '+358405557001', theirs: '+358405557002' },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(await questionsOf(by, 999_999 as BatchId, { after: 0, limit: 5 })).toBeNull();
});

test('somebody new is kept apart from whom he was asked about: the same is not asked again', async () => {
  const [father] = await givenCustomers(register, [{ ...FATHER, givenNames: 'Olli', phone: '+358405557003' }]);
  const row = { ...SON, given_names: 'Olli', phone: '040 5557004', email: 'olli@saari.example' };
  const batch = await given({ ...row, source_key: 'B1' });
  const made = await decideRow(by, { batch, row: 1 }, { kind: 'apply', receiver: { kind: 'new' } });
  assert(made.kind === 'decided' && made.customer !== null && made.customer !== father, 'nobody new was made');
  expect(await asked(batch)).toMatchObject({ left: 0, rows: [] });

  // The father has his son's number now, as fathers do: by likeness he would be asked about.
  const again = await given({ ...row, source_key: 'B2', city: 'HELSINKI' });
  expect(await asked(again)).toMatchObject({ left: 0, rows: [] });
  expect(await undoImport(by, batch)).toMatchObject({ kind: 'undone' });
});

test('two rows of one person that both wait are asked about one after the other, each by the register as it then is', async () => {
  const [mother] = await givenCustomers(register, [{ ...FATHER, givenNames: 'Aila', phone: '+358405557005' }]);
  const row = { ...SON, given_names: 'Aila', phone: '040 5557006', email: 'aila@saari.example' };
  const batch = await given({ ...row, source_key: 'C1' }, { ...row, source_key: 'C2', street_address: 'Muualla 9' });
  const first = await asked(batch);
  expect(first.left).toBe(2);
  expect(first.rows.map(({ parties }) => parties[0]?.among.length)).toEqual([1, 0]);

  const made = await decideRow(by, { batch, row: 1 }, { kind: 'apply', receiver: { kind: 'new' } });
  assert(made.kind === 'decided', 'not decided');
  const second = await asked(batch);
  expect(second.left).toBe(1);
  const among = second.rows[0]?.parties[0]?.among.map(({ customer }) => customer) ?? [];
  expect(among).toEqual([made.customer]);
  expect(among).not.toContain(mother);
  const same = { kind: 'same', customer: made.customer as CustomerNumber } as const;
  expect(await decideRow(by, { batch, row: 2 }, { kind: 'apply', receiver: same })).toMatchObject(made.customer === null ? {} : { kind: 'decided', customer: made.customer }); // prettier-ignore
});

test('an answer to a question that has changed meanwhile is refused: the person looks again', async () => {
  const [aunt] = await givenCustomers(register, [{ ...FATHER, givenNames: 'Tyyne', phone: '+358405557008' }]);
  const row = { ...SON, given_names: 'Tyyne', phone: '040 5557009', email: 'tyyne@saari.example' };
  const batch = await given({ ...row, source_key: 'E1' }, { ...row, source_key: 'E2', city: 'HELSINKI' });
  assert(aunt !== undefined, 'nobody was made');
  const isNew = { kind: 'apply', receiver: { kind: 'new' }, seen: [aunt] } as const;

  expect(await decideRow(by, { batch, row: 1 }, isNew)).toMatchObject({ kind: 'decided', verdict: 'created' });
  expect(await decideRow(by, { batch, row: 2 }, isNew)).toMatchObject({ kind: 'refused', because: 'asked_anew' });
  expect((await asked(batch)).left).toBe(1);
});

test('a row that is like nobody any more still says what it says', async () => {
  const [uncle] = await givenCustomers(register, [{ ...FATHER, givenNames: 'Reino', phone: '+358405557010' }]);
  const row = { ...SON, given_names: 'Reino', phone: '040 5557011', email: '', source_key: 'F1' };
  const batch = await given(row);
  expect((await asked(batch)).rows[0]?.parties[0]?.among.map(({ customer }) => customer)).toEqual([uncle]);

  const elsewhere = { givenNames: 'Pertti', streetAddress: 'Muualla 9', postalCode: '90100', city: 'Oulu' };
  await transact(asWorker(register, 'customers:change'), async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'staff', name: 'S', receivedOn: day('2026-11-16') });
    const customer = uncle ?? customerNumber(1);
    await changeIn(tx, { act, source }, [{ customer, row: null, values: elsewhere }]);
  });
  const [alone] = (await asked(batch)).rows;
  expect(alone?.parties.map(({ among }) => among)).toEqual([[]]);
  expect(alone?.values).toMatchObject({ given_names: 'Reino', phone: '040 5557011', street_address: 'Saarikuja 3' });
  expect(alone?.values).not.toHaveProperty('email');
});

test('of a batch that was taken back nobody is asked', async () => {
  await givenCustomers(register, [{ ...FATHER, givenNames: 'Into', phone: '+358405557012' }]);
  const batch = await given({ ...SON, given_names: 'Into', phone: '040 5557013', source_key: 'G1' });
  expect(await asked(batch)).toMatchObject({ left: 1, isTakenBack: false });

  expect(await undoImport(by, batch)).toMatchObject({ kind: 'undone' });
  expect(await asked(batch)).toEqual({ left: 0, isTakenBack: true, rows: [] });
});

test('the rows of all files wait in one queue: paged, filtered, counted by file; of a batch that was taken back none', async () => {
  await givenCustomers(register, ['Urho', 'Uuno', 'Usva'].map((given, n) => ({ ...FATHER, givenNames: given, phone: `+35840555702${n}` }))); // prettier-ignore
  const row = (given: string, n: number) => ({
    ...SON,
    given_names: given,
    phone: `040 555703${n}`,
    source_key: given,
  });
  const [first, second, third] = [await given(row('Urho', 0), row('Uuno', 1)), await given(row('Usva', 2)), await given(row('Usva', 3))]; // prettier-ignore
  await undoImport(by, third);
  const all = (filter: QuestionFilter, batch = 0, at = 0, limit = 20) => questionsOfAll(by, filter, { after: { batch, row: at }, limit }); // prettier-ignore

  const { batches, left, rows } = await all({}, first - 1);
  expect(batches.slice(-2)).toMatchObject([{ batch: first, left: 2, fileName: 'customers.csv' }, { batch: second, left: 1 }]); // prettier-ignore
  expect(left).toBe(batches.reduce((sum, one) => sum + one.left, 0));
  expect(rows.map((one) => [one.batch, one.row])).toEqual([
    [first, 1],
    [first, 2],
    [second, 1],
  ]);
  expect(rows.every(({ parties }) => parties[0]?.among.length === 1)).toBe(true);

  const next = await all({}, first, 1, 1);
  expect(next.rows.map((one) => [one.batch, one.row])).toEqual([[first, 2]]);
  expect(await all({ batch: second })).toMatchObject({ left: 1, batches: [{ batch: second }], rows: [{ row: 1 }] });
  expect(await all({ batch: third })).toEqual({ left: 0, batches: [], rows: [] });
  expect(await all({ supplier: 'nobody' })).toMatchObject({ left: 0, rows: [] });
  expect((await all({ profile: 'customers' })).left).toBe(left);

  const looks = await register.db.selectFrom('access.look').select('customer').where('screen', '=', 'import questions').execute(); // prettier-ignore
  const seen = rows.flatMap(({ parties }) => parties.flatMap(({ among }) => among.map(({ customer }) => customer)));
  expect(looks.map(({ customer }) => customer)).toEqual(expect.arrayContaining(seen));

  const listed = await givenCommand(register, commands, [
    'import',
    'questions',
    '--after',
    `${first}.1`,
    '--limit',
    '2',
  ]);
  expect(listed.err).toContain(`${left} rows of ${batches.length} files wait`);
  expect(listed.out.split('\n').map((line) => line.split('\t')[0])).toEqual([`${first}.2`, `${second}.1`, '']);
});
