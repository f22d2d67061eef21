import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect } from 'vitest';
import { aRegister, type TestRegister } from '../../test/database.ts';
import { givenOpenInvoices, invoicesCsv, type OpenInvoice } from '../../test/given/open-invoices.ts';
import { imported } from '../../test/given/payments.ts';
import { sharedPath, testWithShared } from '../../test/shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'payments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = ['Kaisa Virtanen', 'Ville Korhonen', 'Anna Maria Mäkinen', 'Öysti Åberg', 'Eetu Selin', 'Nino Sarpola'];

/** Many invoices of different payers; sums repeat, as subscription prices do. */
const manyInvoices = (register: TestRegister, count: number): Promise<OpenInvoice[]> =>
  givenOpenInvoices(
    register,
    Array.from({ length: count }, (_, at) => ({
      payerName: `${NAMES[at % NAMES.length]?.replace(/ (?=\S+$)/, ` ${'ABCDEFGHIJKLMNO'[at % 15]}${(at % 97).toString(36)} `)}${at % 7}`,
      totalCents: [19_90, 59_90, 89_00, 129_00][at % 4] ?? 0,
    })),
  );

function bankFile(invoices: readonly OpenInvoice[], format: string, seed: string): { path: string; out: string } {
  const out = join(folder, `${format}-${seed}-${invoices.length}`);
  writeFileSync(join(folder, `${seed}.csv`), invoicesCsv(invoices));
  const args = [
    'bank',
    '--seed',
    seed,
    '--out',
    out,
    '--invoices',
    join(folder, `${seed}.csv`),
    '--day',
    '2026-11-13',
    '--format',
    format,
  ];
  execFileSync(process.execPath, [sharedPath('tools/registergen/cli.mjs'), ...args], { stdio: 'ignore' });
  return { path: join(out, format === 'ktl' ? 'bank.ktl' : 'bank.xml'), out };
}

const truthOf = (out: string, file: string) =>
  parse(readFileSync(join(out, 'truth', file)), { columns: true }) as Record<string, string>[];

describe('a day’s payments, against what is known of them', () => {
  testWithShared.each(['camt053-08', 'camt053-02', 'camt054-02', 'ktl'])('%s', async (format) => {
    const register = await aRegister();
    const invoices = await manyInvoices(register, 900);
    const { path, out } = bankFile(invoices, format, '5');
    const { outcome, rows } = await imported(register, path);
    expect(outcome.kind).toBe('imported');

    const truth = truthOf(out, 'payments.csv');
    const classes = new Map(rows.map((row) => [row.entry, row.class]));
    const wrong = truth.filter(({ payment = '', outcome: wanted }) => classes.get(payment) !== wanted);
    expect(wrong.map((row) => ({ ...row, got: classes.get(row['payment'] ?? '') }))).toEqual([]);
    expect(new Set(rows.map(({ entry }) => entry)).size).toBe(truth.length);

    const automatic = new Set(truth.filter(({ expected }) => expected === 'automatic').map(({ payment }) => payment));
    const key = (payment: string, invoice: string, sum: string): string => `${payment} ${invoice} ${sum}`;
    const wanted = truthOf(out, 'allocations.csv')
      .filter(({ payment, invoice_number }) => automatic.has(payment) && invoice_number !== '')
      .map(({ payment = '', invoice_number = '', cents = '' }) => key(payment, invoice_number, cents));
    const got = rows
      .filter(({ allocated_cents }) => allocated_cents !== '0')
      .map((row) => key(row.entry, row.invoice_number, row.allocated_cents));
    expect(got.sort()).toEqual(wanted.sort());

    const meant = truthOf(out, 'allocations.csv').filter(({ payment = '' }) => classes.get(payment) === 'suggested');
    const offered = new Map(rows.map((row) => [row.entry, row.invoice_number.split('|')]));
    const missed = meant.filter(
      ({ payment = '', invoice_number = '' }) => !(offered.get(payment) ?? []).includes(invoice_number),
    );
    expect(missed.length / Math.max(1, meant.length)).toBeLessThan(0.05);
  });
});
