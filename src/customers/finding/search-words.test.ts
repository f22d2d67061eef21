import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { customerNumber, type CustomerNumber, type SourceId } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import {
  change,
  changeIn,
  createCustomersIn,
  type CustomerValues,
  mendSearch,
  nothingKnown,
  recordSource,
  undoSourceIn,
  wordsOf,
} from '../index.ts';
import { foundBy, searchWords } from './search-words.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'customers:change', 'care');
const today = register.clock.today();

const aSource = (kind: 'staff' | 'bought_list', name: string): Promise<SourceId> =>
  transact(by, (tx, act) => recordSource(tx, act, { kind, name, receivedOn: today }));

const given = (source: SourceId, values: Partial<CustomerValues>): Promise<CustomerNumber> =>
  transact(by, async (tx, act) => {
    const rows = [{ row: null, values: { ...nothingKnown('person'), country: 'FI', ...values } }];
    const [made] = await createCustomersIn(tx, { act, source, today }, rows);
    return made ?? customerNumber(1);
  });

const wordsOfCustomer = async (customer: CustomerNumber): Promise<string | undefined> =>
  (await sql<{ words: string }>`select words::text as words from customers.search_text where customer = ${customer}`.execute(register.db)).rows[0]?.words; // prettier-ignore

/** Words that are kept and belong to nobody, and words that somebody has and are not kept. */
async function differences(): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with told as (select word from ts_stat('select words from customers.search_text') where customers.is_search_word(word)),
         kept as (select word from customers.search_word)
    (select word from told except all select word from kept) union all (select word from kept except all select word from told)`.execute(
    register.db,
  );
  return rows.map(({ word }) => word);
}
const isKept = async (word: string): Promise<boolean> =>
  (await sql`select from customers.search_word where word = ${word}`.execute(register.db)).rows.length > 0;

test.each([
  ['Kuusikuja 4a12', ['kuusikuja', '4', 'a', '12']],
  ['Kuusikuja 4 A 12', ['kuusikuja', '4', 'a', '12']],
  ['Äikäs-Sjöström', ['aikas', 'sjostrom']],
  ["O'Brien", ['obrien']],
  ['Þórsson', ['thorsson']],
  ['–', []],
])('%s is found by its words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('a word stands once, with all that it is a word of', () => {
  const found = foundBy({ ...nothingKnown('person'), givenNames: 'Aho', familyName: 'Aho', streetAddress: 'Aho 1' });
  const words = searchWords({ ...found, formerNames: ['Aho', 'Salo'], formerHomes: ['Salo 2'] }); // prettier-ignore
  expect(words).toBe(`'aho':1A,3C '1':3C 'salo':7D '2':8D`);
});

test('a former name is found too, and is gone when the one who had it is undone', async () => {
  const source = await aSource('staff', 'customer service');
  const kaisa = await given(source, { givenNames: 'Kaisa', familyName: 'Entisenniemi', city: 'Turku' });
  await change(by, { kind: 'person', name: 'customer' }, [{ customer: kaisa, row: null, values: { familyName: 'Nykyisenmaa' } }]); // prettier-ignore
  expect(await wordsOfCustomer(kaisa)).toBe(`'entisenniemi':7 'kaisa':1A 'nykyisenmaa':1A 'turku':3C`);
  expect(await differences()).toEqual([]);
});

test('words come with a batch and go with it, but those that another has', async () => {
  const standing = await given(await aSource('staff', 'customer service'), { givenNames: 'Oona', familyName: 'Yhteinen', country: null }); // prettier-ignore
  const list = await aSource('bought_list', 'L1');
  await given(list, { givenNames: 'Xaverius', familyName: 'Yhteinen', streetAddress: 'Harvinaisenkuja 3' });
  await transact(by, (tx, act) => changeIn(tx, { act, source: list }, [{ customer: standing, row: 1, values: { streetAddress: 'Pistäytymispolku 1', city: 'Oulu' } }])); // prettier-ignore
  expect([await isKept('xaverius'), await isKept('harvinaisenkuja'), await isKept('pistaytymispolku')]).toEqual([true, true, true]); // prettier-ignore
  await transact(by, (tx, act) => undoSourceIn(tx, act, list));
  expect([await isKept('xaverius'), await isKept('harvinaisenkuja'), await isKept('pistaytymispolku'), await isKept('yhteinen')]).toEqual([false, false, false, true]); // prettier-ignore
  expect(await differences()).toEqual([]);
});

test('of the words of somebody protected those that tell of a home can be told apart', async () => {
  const liisa = await given(await aSource('staff', 'customer service'), { givenNames: 'Liisa', familyName: 'Salattu', co: 'Koski', streetAddress: 'Liisankatu 1', postalCode: '20100', city: 'Turku' }); // prettier-ignore
  const say = (values: Partial<CustomerValues>) => change(by, { kind: 'person', name: 'customer' }, [{ customer: liisa, row: null, values }]); // prettier-ignore
  await say({ familyName: 'Suojattu', co: null, streetAddress: 'Salattu 2', postalCode: '20500', city: 'Turku' });
  const keys = () => sql<{ kind: string }>`select kind from customers.match_key where customer = ${liisa}`.execute(register.db); // prettier-ignore
  const before = (await keys()).rows.length;
  await say({ protectedUntil: '9999-12-31' });
  const { rows } = await sql<{ words: string; names: string }>`
    select words::text as words, customers.words_without_home(words)::text as names
      from customers.search_text where customer = ${liisa}`.execute(register.db);
  expect(rows[0]?.words).toContain(`'turku':3C`);
  expect(rows[0]?.names).toBe(`'liisa':1A 'salattu':7 'suojattu':1A`);
  // Hashes are never shown: without them a housemate would be taken for her.
  expect((await keys()).rows.length).toBe(before);
});

test('words that got lost or were left behind are mended', async () => {
  const helmi = await given(await aSource('staff', 'customer service'), { givenNames: 'Helmi', familyName: 'Kadonnut' }); // prettier-ignore
  await sql`delete from customers.search_word where word = 'kadonnut'`.execute(register.db);
  await sql`insert into customers.search_word (word, variants) values ('eikenenkaan', '{eikenenkaan}'), ('helmi', '{helmi}')`.execute(register.db); // prettier-ignore
  await sql`delete from customers.search_text where customer = ${helmi}`.execute(register.db);
  expect(await mendSearch(by)).toEqual({ customers: 1, words: 1 });
  expect(await differences()).toEqual([]);
  expect(await wordsOfCustomer(helmi)).toBe(`'helmi':1A 'kadonnut':1A`);
});
