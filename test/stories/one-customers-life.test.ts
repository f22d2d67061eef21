import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Subject } from '#sources';
import { aCommandLine } from '../command-line.ts';
import { aCustomerRow, anOrderRow, csvOf } from '../given/sources.ts';
import { inTurn } from './in-turn.ts';

/*
 * One customer by the command line: she arrives by a bought list, is sold a subscription, moves by an update file, is
 * merged with a double of hers, and the list she came by is taken back. Each sentence goes on from the one before it.
 */

const house = await aCommandLine('2026-10-01');
const at = (...parts: string[]): string => join(house.home, ...parts);
const step = inTurn(test, 60_000);

type Summary = {
  readonly batch: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
};
type Verdict = { readonly row: string; readonly verdict: string; readonly customer_number: string };

/** Writes a file, reads it into the register, and gives its summary and the verdicts of its rows. */
async function imported(
  subject: Subject,
  name: string,
  { rows, supplier }: { rows: Record<string, string>[]; supplier?: string },
) {
  writeFileSync(at(`${name}.csv`), csvOf(subject, rows));
  const from = supplier === undefined ? [] : ['--supplier', supplier];
  const ended = await house.run(
    'import',
    'apply',
    '--profile',
    subject,
    at(`${name}.csv`),
    '--report',
    at(name),
    ...from,
  );
  if (!existsSync(at(name, 'summary.json'))) return { ended, summary: null, verdicts: [] };
  const summary = JSON.parse(readFileSync(at(name, 'summary.json'), 'utf8')) as Summary;
  const [head = '', ...lines] = readFileSync(at(name, 'rows.csv'), 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  const verdicts = lines.map(
    (line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i], cell])) as Verdict,
  );
  return { ended, summary, verdicts };
}

const KAISA = { given_names: 'Kaisa', family_name: 'Virtanen', phone: '+358405550001', email: 'kaisa@posti.example' };
const onTheList = aCustomerRow({
  ...KAISA,
  source_key: 'L7-1',
  title: 'agronomi',
  received_on: '2026-10-01',
  list_code: 'L7',
});
let kaisa = '';
let double = '';
let listBatch = 0;

type Stands = { given: string | null; title: string | null; street: string | null; phone: string | null };

/** What stands of a customer, with the address of a day. */
const values = async (customer: string, on = '2026-12-31'): Promise<Stands | undefined> => {
  const { rows } = await sql<Stands>`
    select c.given_names as given, c.title, a.street_address as street, p.value as phone
      from customers.customer c
      left join lateral customers.address_on(c.number, ${on}::date) a on true
      left join customers.contact_point p on p.customer = c.number and p.kind = 'phone' and p.position = 1
     where c.number = ${Number(customer)}`.execute(house.db);
  return rows[0];
};

step('a list of a broker without a contract is not read', async () => {
  expect((await house.run('init', '--test-clock')).code).toBe(0);
  await house.run('supplier', 'add', 'L7', 'Osoitelistat Oy', '--kind', 'list_broker');
  const { ended } = await imported('customers', 'too-early', { rows: [onTheList], supplier: 'L7' });
  expect([ended.code, ended.err]).toEqual([4, expect.stringContaining('contract')]);
});

step('with a contract she arrives by the bought list, with its licence beside every value', async () => {
  const contract = [
    'supplier',
    'contract',
    'L7',
    '--from',
    '2026-10-01',
    '--licence',
    'one mailing',
    '--purposes',
    'informing',
  ];
  expect((await house.run(...contract)).code).toBe(0);
  const { summary, verdicts } = await imported('customers', 'list', { rows: [onTheList], supplier: 'L7' });
  expect(summary?.created).toBe(1);
  listBatch = summary?.batch ?? 0;
  kaisa = verdicts[0]?.customer_number ?? '';
  const history = await house.json<unknown[]>(['customer', 'history', kaisa]);
  expect(JSON.stringify(history)).toContain('one mailing');
});

step(
  'a seller sells her a subscription: she is recognised by name, telephone and e-mail, and stays one customer',
  async () => {
    house.today('2026-10-12');
    const order = anOrderRow({
      ...KAISA,
      given_names: 'KAISA',
      sold_on: '2026-10-10',
      start_on: '2026-11-02',
      seller_reference: 'S1-77',
    });
    const { summary, verdicts } = await imported('agent-orders', 'orders', { rows: [order], supplier: 'S1' });
    expect([summary?.created, verdicts[0]?.customer_number]).toEqual([1, kaisa]);
  },
);

step('an update service tells that she moves in December: until then letters go to the old address', async () => {
  house.today('2026-11-10');
  const move = {
    source_key: 'U1', kind: 'moved', old_given_names: 'Kaisa', old_family_name: 'Virtanen', old_street_address: 'Kotikuja 1',
    old_postal_code: '00100', new_given_names: 'Kaisa', new_family_name: 'Virtanen', new_street_address: 'Rantatie 5',
    new_postal_code: '33100', new_city: 'Tampere', new_country: 'FI', moved_on: '2026-12-01', update_service: 'POSTI',
  }; // prettier-ignore
  const { summary, verdicts } = await imported('address-updates', 'moves', { rows: [move] });
  expect([summary?.updated, verdicts[0]?.customer_number]).toEqual([1, kaisa]);
  expect((await values(kaisa, '2026-11-30'))?.street).toBe('Kotikuja 1');
  expect((await values(kaisa, '2026-12-01'))?.street).toBe('Rantatie 5');
});

step('she rings and is typed in anew under another telephone; the double is merged into her', async () => {
  house.today('2026-12-02');
  const typed = ['customer', 'add', '--kind', 'person', '--given-names', 'Kaisa', '--family-name', 'Virtanen'];
  const added = await house.json<{ customer: number }>([
    ...typed, '--phone', '+358405559999', '--street-address', 'Rantatie 5', '--postal-code', '33100', '--city', 'Tampere', '--even-if-alike',
  ]); // prettier-ignore
  double = String(added.customer);
  const merged = await house.run('customer', 'merge', double, '--into', kaisa);
  expect(merged.code, merged.err).toBe(0);
  const found = await house.json<unknown>(['customer', 'history', kaisa]);
  expect(JSON.stringify(found)).toContain('bought_list');
});

step(
  'the list is taken back: what only the list said is gone, what others said since stands, the subscription too',
  async () => {
    expect((await values(kaisa))?.title).toBe('agronomi');
    const undone = await house.run('import', 'undo', String(listBatch));
    expect(undone.code, undone.err).toBe(0);
    const stands = await values(kaisa);
    expect(stands?.title).toBeNull();
    expect(stands?.street).toBe('Rantatie 5');
    expect(stands?.given?.toLowerCase()).toBe('kaisa');
    const issued = await house.json<{ invoices?: number; issued?: number }>(['invoice', 'run', '--day', '2026-12-02']);
    expect(JSON.stringify(issued)).toMatch(/"(?:invoices|issued)":1/);
    expect((await house.run('invoice', 'run', '--day', '2026-12-02')).out).not.toMatch(/^1 /);
  },
);

step('the merge is taken apart: the double is who it was, and she keeps what is hers', async () => {
  const apart = await house.run('customer', 'unmerge', double);
  expect(apart.code, apart.err).toBe(0);
  expect((await values(double))?.phone).toBe('+358405559999');
  expect((await values(kaisa))?.phone).toBe('+358405550001');
});

step('asked what is held about her, the register tells every source she came by', async () => {
  expect((await house.run('inspection', kaisa, '--out', at('answer'))).code).toBe(0);
  const told = readFileSync(at('answer', 'inspection.json'), 'utf8');
  for (const source of ['S1', 'POSTI']) expect(told).toContain(source);
});
