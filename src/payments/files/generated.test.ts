import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { parse } from 'csv-parse/sync';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import type { BankEntry } from './bank-file.ts';
import { bankEntries, inspectBankFile } from './read-bank-file.ts';

type Truth = Readonly<
  Record<
    'payment' | 'class' | 'outcome' | 'cents' | 'payer_name' | 'reference' | 'text' | 'reverses' | 'payee_iban',
    string
  >
>;

const folder = mkdtempSync(join(tmpdir(), 'bank-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = (...args: string[]): void => {
  execFileSync(process.execPath, [sharedPath('tools/registergen/cli.mjs'), ...args, '--seed', '11'], {
    cwd: folder,
    stdio: 'ignore',
  });
};

let isRegisterMade = false;

/** Customers and invoices are the same for every format. */
function makeRegister(): void {
  if (isRegisterMade) return;
  generate('customers', '--out', 'reg', '--persons', '600', '--organisations', '48');
  generate('sample-invoices', '--out', 'in', '--register', 'reg', '--n', '300', '--accounts', '2');
  isRegisterMade = true;
}

async function read(
  format: string,
  more: readonly string[],
): Promise<{ entries: BankEntry[]; truth: Truth[]; differences: number }> {
  const out = `${format}-${more.join('')}`;
  makeRegister();
  generate('bank', '--out', out, '--invoices', 'in/invoices.csv', '--day', '2026-11-23', '--format', format, ...more);
  const path = join(folder, out, format === 'ktl' ? 'bank.ktl' : 'bank.xml');
  const reading = await inspectBankFile(createReadStream(path));
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading));
  const entries: BankEntry[] = [];
  for await (const entry of bankEntries(createReadStream(path))) entries.push(entry);
  const truth = parse(readFileSync(join(folder, out, 'truth/payments.csv')), { columns: true }) as Truth[];
  return { entries, truth, differences: reading.file.statements.flatMap((statement) => statement.differences).length };
}

const byPayment = <Row extends { payment: string }>(a: Row, b: Row): number => (a.payment < b.payment ? -1 : 1);

describe('files as Finnish banks write them, against what is known of them', () => {
  testWithShared.each([
    ['camt053-08', []],
    ['camt053-02', []],
    ['camt054-02', []],
    ['ktl', ['--charset', 'iso-8859-1']],
    ['ktl', ['--charset', 'iso-646-fi']],
  ] as const)('%s %s: every payment with its cents, account, references and words', async (format, more) => {
    const { entries, truth, differences } = await read(format, more);
    const isList = format === 'ktl';
    const found = entries.flatMap((entry) =>
      entry.payments.map(({ id, cents, references, message, reverses, payerName }) => ({
        payment: id,
        cents,
        payee: entry.account,
        references: references.map(({ asSent }) => asSent).join('|'),
        text: isList || entry.isReversal ? '' : (message ?? ''),
        reverses: entry.isReversal && !isList ? reverses : '',
        payer: isList ? '' : (payerName ?? ''),
      })),
    );
    const wanted = truth.map(({ payment, cents, payee_iban, reference, text, reverses, payer_name }) => ({
      payment,
      cents: Number(cents),
      payee: payee_iban,
      references: isList ? reference.replace(/^0+/, '') : reference,
      text: isList || reverses !== '' ? '' : text,
      reverses: isList ? '' : reverses,
      payer: isList ? '' : payer_name,
    }));
    expect(found.sort(byPayment)).toEqual(wanted.sort(byPayment));
    expect(differences).toBe(0);
  });

  testWithShared('a reference is understood when its check digits are right, and only then', async () => {
    const { entries, truth } = await read('camt053-08', []);
    const classes = new Map(truth.map((row) => [row.payment, row.class]));
    const problems = entries
      .flatMap(({ payments }) => payments)
      .filter(({ references }) => references.length > 0)
      .map(({ id, references }) => [
        classes.get(id) === 'wrong_check_digit',
        references.some(({ understood }) => understood === null),
      ]);
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.every(([isWrong, isNotUnderstood]) => isWrong === isNotUnderstood)).toBe(true);
  });

  testWithShared('a reference in free text is found as a suggestion', async () => {
    const { entries, truth } = await read('camt054-02', ['--shares', 'reference_in_text=0.9']);
    const inText = new Set(truth.filter((row) => row.class === 'reference_in_text').map(({ payment }) => payment));
    const payments = entries.flatMap((entry) => entry.payments).filter(({ id }) => inText.has(id));
    expect(payments.length).toBeGreaterThan(50);
    expect(payments.filter(({ suggested }) => suggested.length === 0)).toEqual([]);
  });
});
