import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aCommandLine, readCsv } from '../command-line.ts';
import { bankStatement, customersCsv } from '../given/publisher-files.ts';
import { aCustomerRow, anOrderRow, csvOf } from '../given/sources.ts';
import { photograph } from '../photograph.ts';

/*
 * Files as they come when something is wrong with them, given on the command line. A file that cannot be trusted is refused
 * whole (4) and leaves the database as it was; a row that cannot is held back and the others are applied (7). What is said
 * names the file, the place, the field, and how to mend it.
 */

const house = await aCommandLine('2026-11-24');
expect((await house.run('init', '--test-clock')).code).toBe(0);

const at = (name: string): string => join(house.home, name);
const good = csvOf('customers', [aCustomerRow({ source_key: 'K1' }), aCustomerRow({ source_key: 'K2', family_name: 'Ek', street_address: 'Pihatie 2' })]); // prettier-ignore
const [header = ''] = good.split('\r\n');

/** Writes the file, imports it, and looks whether the database is as it was. */
async function given(name: string, content: string | Uint8Array, profile = 'customers') {
  writeFileSync(at(name), content);
  const before = await photograph(house.db);
  const answer = await house.run('import', 'apply', '--profile', profile, at(name), '--report', at(`${name}-report`));
  const after = await photograph(house.db);
  return { ...answer, isUntouched: JSON.stringify(before) === JSON.stringify(after) };
}

const without = (column: string): string =>
  good
    .split('\r\n')
    .map((line) => line.split(',').toSpliced(header.split(',').indexOf(column), 1).join(','))
    .join('\r\n');

test.each([
  ['latin1.csv', Buffer.from(good.replace('Ek', 'Mäki'), 'latin1'), ['line 3', 'UTF-8', 'encoding']],
  ['separator.csv', good.replaceAll(',', '|'), ['line 1', 'separator']],
  ['no-family-name.csv', without('family_name'), ['line 1', 'family_name', 'missing']],
  ['one-more.csv', good.replace(header, `${header},shoe_size`), ['line 1', 'shoe_size', 'profile']],
  ['twice.csv', good.replace('title', 'kind'), ['line 1', 'kind', 'twice']],
  [
    'renamed.csv',
    good.replace('street_address', 'Katuosoite'),
    ['line 1', 'Katuosoite', '20 columns fit', 'Perhaps renamed: Katuosoite = street_address'],
  ],
  ['empty.csv', '', ['empty', 'new one']],
  ['half.csv', good.slice(0, good.length - 40), ['Record 2 (line 3)', 'fields instead of 21', 'whole file']],
  ['quote.csv', good.replace('Kaisa', '"Kaisa'), ['line 2', 'quote']],
  ['workbook.csv', Buffer.from('PK\u0003\u0004and so on'), ['XLSX', 'CSV']],
])('%s is refused whole: the place, the field and how to mend it are said', async (name, content, said) => {
  const { code, err, out, isUntouched } = await given(name, content);
  expect(code, err).toBe(4);
  for (const words of [name, ...said]) expect(err).toContain(words);
  expect(out).toBe('');
  expect(isUntouched).toBe(true);
});

test('the same refusal is one document for a program', async () => {
  writeFileSync(at('half.csv'), good.slice(0, good.length - 40));
  const told = await house.json(['import', 'apply', '--profile', 'customers', at('half.csv')], 4);
  expect(told).toMatchObject({ kind: 'refused', because: 'wrong_field_count', line: 3, record: 2 });
});

test.each([
  ['post office', { postal_code: '99998' }, ['quarantined', 'bad_postal_code', 'postal_code']],
  ['zeros eaten', { postal_code: '100' }, ['rejected', 'bad_postal_code', 'postal_code']],
  ['long name', { family_name: 'A'.repeat(101) }, ['rejected', 'field_too_long', 'family_name']],
  ['no such day', { consent_email_on: '2026-02-30' }, ['rejected', 'bad_date', 'consent_email_on']],
  ['tomorrow', { consent_email_on: '2026-11-25' }, ['rejected', 'date_in_future', 'consent_email_on']],
  ['no name', { given_names: '', family_name: ' ' }, ['rejected', 'missing_name', 'family_name']],
  ['control', { family_name: 'Ve\u0007sa' }, ['rejected', 'control_character', 'family_name']],
  ['ban', { ban_codes: 'post|fax' }, ['rejected', 'unknown_ban_code', 'ban_codes']],
  ['header', { email: 'a@b.example\r\nBcc: c@d.example' }, ['rejected', 'bad_email', 'email']],
] as const)(
  'a row with a wrong value (%s) is held back alone, with the field and how to mend it',
  async (name, values, [verdict, reason, field]) => {
    const key = name.replaceAll(' ', '-');
    const rows = [aCustomerRow({ source_key: `${key}-1`, given_names: 'Hyvä', family_name: `Rivi ${name}`, street_address: `${name}tie 1` }), aCustomerRow({ source_key: `${key}-2`, family_name: 'Huono', ...values })]; // prettier-ignore
    const { code, err } = await given(`${key}.csv`, csvOf('customers', rows));
    expect(code, err).toBe(7);
    expect(err).toContain(`${key}.csv`);
    expect(err).toContain('rows.csv');
    const [one, two] = readCsv(at(`${key}.csv-report/rows.csv`));
    expect(one).toMatchObject({ row: '1', verdict: 'created' });
    expect(two).toMatchObject({ row: '2', verdict, customer_number: '' });
    expect(two?.['reason']?.split('|')).toContain(reason);
    expect(two?.['field']?.split('|')).toContain(field);
    expect(two?.['message']).toContain(field);
    const { rows: keys } = await sql<{ key: string }>`
    select key from customers.foreign_key where key like ${`${key}-%`} order by 1`.execute(house.db);
    expect(keys).toEqual([{ key: `${key}-1` }]);
  },
);

test('a formula in a seller’s row waits for a person; in a customer’s it is text, and inert in every list', async () => {
  const order = anOrderRow({ given_names: '=HYPERLINK("http://x.example")', seller_reference: 'F1' });
  expect((await given('formula-orders.csv', csvOf('agent-orders', [order]), 'agent-orders')).code).toBe(7);
  expect(readCsv(at('formula-orders.csv-report/rows.csv'))[0]).toMatchObject({
    verdict: 'quarantined', reason: expect.stringContaining('formula_cell') as string, field: expect.stringContaining('given_names') as string,
  }); // prettier-ignore
  const told = aCustomerRow({
    source_key: 'F',
    given_names: '=1+1',
    family_name: '@SUM(A1)',
    street_address: 'Kaavatie 1',
  });
  expect((await given('formula.csv', csvOf('customers', [told]))).code).toBe(0);
  const { rows } = await sql<{ name: string }>`select given_names || ' ' || family_name as name
    from customers.customer c join customers.foreign_key k on k.customer = c.number where k.key = 'F'`.execute(
    house.db,
  );
  expect(rows).toEqual([{ name: '=1+1 @SUM(A1)' }]);
  writeFileSync(at('all.json'), JSON.stringify({ combinator: 'and', rules: [{ field: 'language', operator: '=', value: 'fi' }] })); // prettier-ignore
  const exported = await house.run(
    'group',
    'export',
    '--definition',
    at('all.json'),
    '--channel',
    'post',
    '--out',
    at('list.csv'),
  );
  expect(exported.code, exported.err).toBe(0);
  const cells = readCsv(at('list.csv')).flatMap((row) => Object.values(row));
  expect(cells.some((cell) => cell.includes('=1+1'))).toBe(true);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

test('names as people have them are kept letter for letter', async () => {
  const names = [
    ['José', "O'Connor"], ['Bjørn', 'Ødegård'], ['Þóra', 'Guðmundsdóttir'], ['Anne-Marie', 'Åkerlund-Šimić'],
    ['J. R.', 'von Wright jr.'], ['Łukasz', 'Żółć'], ['Ngọc', 'Nguyễn'], ['İpek', 'Yıldız'],
  ] as const; // prettier-ignore
  const rows = names.map(([given_names, family_name], n) =>
    aCustomerRow({ source_key: `N${n}`, given_names, family_name, street_address: `Nimitie ${n + 1}` }),
  );
  const { code, err } = await given('names.csv', csvOf('customers', rows));
  expect(code, err).toBe(0);
  const { rows: kept } = await sql<{ given: string; family: string }>`select given_names as given, family_name as family
    from customers.customer c join customers.foreign_key k on k.customer = c.number where k.key ~ '^N[0-9]$' order by k.key`.execute(house.db); // prettier-ignore
  expect(kept.map(({ given: one, family }) => [one, family])).toEqual(names);
});

test('a file given a second time changes nobody', async () => {
  const csv = customersCsv(300);
  const once = await given('again.csv', csv);
  expect(once.code, once.err).toBe(7);
  const before = await everybody();
  const twice = await house.json<Record<string, number>>(
    ['import', 'apply', '--profile', 'customers', at('again.csv'), '--report', at('again-2')],
    7,
  );
  expect(twice).toMatchObject({ created: 0, updated: 0, rows: 300 });
  expect(await everybody()).toEqual(before);
});

/** Everything about customers but where the files came from. */
async function everybody() {
  const { 'customers.source': _, ...rest } = await photograph(house.db, ['customers', 'gate', 'orders']);
  return rest;
}

const iban = 'FI2112345600000785';
const statement = Buffer.from(
  bankStatement([{ reference: '1000016', total_cents: 1_000 }, { reference: '1000029', total_cents: 2_000 }], iban, '2026-11-20'),
).toString(); // prettier-ignore

test.each([
  [
    'doctype.xml',
    statement.replace('<Document', '<!DOCTYPE Document [<!ENTITY a "b">]><Document'),
    ['line', 'DOCTYPE', 'tell the bank'],
  ],
  ['cut.xml', statement.slice(0, statement.length - 300), ['line', 'cut or damaged', 'again']],
  ['another-bank.xml', statement.replaceAll(iban, 'FI5542345670000081'), ['statement 1: account', 'settings']],
  [
    'sums.xml',
    statement.replace('>125.00<', '>126.00<'),
    ['statement 1: balance', '12600 stated, 12500 found', 'Ask the bank'],
  ],
  ['comma.xml', statement.replaceAll('>20.00<', '>20,00<'), ['line', 'Amt', 'Ask the bank']],
  ['february.xml', statement.replaceAll('2026-11-20</Dt>', '2026-02-30</Dt>'), ['line', 'Dt', 'no such day']],
  ['letter.xml', 'Dear customer,', ['camt.053']],
  ['nothing.xml', '', ['empty', 'again']],
])('%s is no bank file of ours: refused whole, the place and what to do are said', async (name, content, said) => {
  writeFileSync(at(name), content);
  const before = await photograph(house.db);
  const { code, err } = await house.run('payment', 'import', at(name), '--report', at(`${name}-report`));
  expect(code, err).toBe(4);
  for (const words of [name, ...said]) expect(err).toContain(words);
  expect(await photograph(house.db)).toEqual(before);
  expect(JSON.parse(readFileSync(at(`${name}-report/summary.json`), 'utf8'))).toMatchObject({ outcome: 'refused' });
});

test('a file, a profile and a customer that are not there are told as such', async () => {
  expect((await house.run('import', 'apply', '--profile', 'customers', at('none.csv'))).code).toBe(3);
  expect((await house.run('import', 'apply', '--profile', 'none', at('names.csv'))).code).toBe(2);
  expect((await house.run('payment', 'import', at('none.xml'))).code).toBe(3);
});
