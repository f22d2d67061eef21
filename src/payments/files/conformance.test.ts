import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import type { BankEntry, BankFile } from './bank-file.ts';
import { bankEntries, inspectBankFile } from './read-bank-file.ts';
import { refusalOfSums } from './sums.ts';

const KTL = 'conformance/ktl-tito/nordea-demo/ktl-20060303.txt';
const TITO = 'conformance/ktl-tito/nordea-demo/tito-tukkukauppa-20060303.nda';

async function fileOf(path: string): Promise<BankFile> {
  const reading = await inspectBankFile(createReadStream(sharedPath(path)));
  if (reading.kind === 'refused')
    throw new Error(`${reading.because} ${reading.line} ${reading.field} ${reading.found}`);
  return reading.file;
}

async function entriesOf(path: string): Promise<BankEntry[]> {
  const entries: BankEntry[] = [];
  for await (const entry of bankEntries(createReadStream(sharedPath(path)))) entries.push(entry);
  return entries;
}

const expected = <Shape>(path: string): Shape => JSON.parse(readFileSync(sharedPath(path), 'utf8')) as Shape;

type ExpectedKtl = readonly {
  readonly records: readonly {
    readonly type: string;
    readonly account: string;
    readonly booked: string;
    readonly paid: string;
    readonly archiveId: string;
    readonly reference: string;
    readonly payer: string;
    readonly cents: number;
    readonly correction: boolean;
    readonly returnCode: string;
  }[];
  readonly summary: { readonly count: number; readonly cents: number };
}[];

type ExpectedTito = {
  readonly account: string;
  readonly start: string;
  readonly openingCents: number;
  readonly closingCents?: number;
  readonly iban: string;
  readonly entries: readonly {
    readonly no: number;
    readonly archiveId: string | null;
    readonly booked: string;
    readonly value: string | null;
    readonly paid: string;
    readonly kind: string;
    readonly code: string;
    readonly text: string;
    readonly cents: number;
    readonly name: string | null;
    readonly reference: string | null;
    readonly level: string;
  }[];
};

describe('lists of reference payments (KTL)', () => {
  testWithShared(
    'every record of the bank’s demo file is read as expected, wrong check digits kept and flagged',
    async () => {
      const [batch] = expected<ExpectedKtl>('conformance/ktl-tito/expected/ktl-20060303.txt.json');
      const entries = await entriesOf(KTL);
      const read = entries.map((entry) => ({
        type: entry.code === 'direct debit' ? 'direct-debit' : 'reference-transfer',
        account: entry.account.slice(4),
        booked: entry.bookedOn.toString(),
        paid: entry.payments[0]?.paidOn?.toString(),
        archiveId: entry.servicerReference,
        reference: entry.payments[0]?.references[0]?.asSent,
        payer: entry.payments[0]?.payerName,
        cents: entry.cents,
        correction: entry.isReversal,
        failed: entry.status === 'info',
      }));
      const wanted = batch?.records.map(
        ({ type, account, booked, paid, archiveId, reference, payer, cents, correction, returnCode }) => ({
          type,
          account,
          booked,
          paid,
          archiveId,
          reference,
          payer,
          cents,
          correction,
          failed: returnCode !== '0',
        }),
      );
      expect(read).toEqual(wanted);
      const flags = new Set(entries.map(({ payments }) => payments[0]?.references[0]?.problem));
      expect(flags).toEqual(new Set(['wrong_check_digit', null]));
    },
  );

  testWithShared('the sum record counts what was paid and nothing else', async () => {
    const { statements } = await fileOf(KTL);
    expect(statements.map(({ stated, differences }) => [stated.entries, stated.sumCents, differences])).toEqual([
      [11, 8602_89, []],
    ]);
  });
});

describe('machine-readable statements (TITO)', () => {
  testWithShared('every entry of the bank’s demo file is read as expected, specifications as parts', async () => {
    const { entries: wanted, iban } = expected<ExpectedTito>(
      'conformance/ktl-tito/expected/tito-tukkukauppa-20060303.nda.json',
    );
    const entries = await entriesOf(TITO);
    const top = wanted.filter(({ level }) => level === '0' || level === '');
    expect(
      entries.map((entry) => ({
        archiveId: entry.servicerReference,
        booked: entry.bookedOn.toString(),
        value: entry.valueOn?.toString() ?? null,
        code: entry.code,
        text: entry.text,
        cents: entry.cents,
      })),
    ).toEqual(
      top.map(({ archiveId, booked, value, code, text, cents }) => ({ archiveId, booked, value, code, text, cents })),
    );
    expect(new Set(entries.map((entry) => entry.iban))).toEqual(new Set([iban]));
    expect(entries.every(({ payments, cents }) => payments.reduce((sum, one) => sum + one.cents, 0) === cents)).toBe(
      true,
    );
    expect(new Set(entries.flatMap(({ payments }) => payments.map(({ key }) => key))).size).toBe(
      entries.flatMap(({ payments }) => payments).length,
    );
  });

  testWithShared('the balance adds up from the money entries alone', async () => {
    const { statements } = await fileOf(TITO);
    expect(
      statements.map(({ opening, closing, differences }) => [opening?.cents, typeof closing?.cents, differences]),
    ).toEqual([[21153_07, 'number', []]]);
  });

  testWithShared('a sum of payments whose parts come elsewhere is marked, not taken for one payment', async () => {
    const marked = (await entriesOf(TITO)).filter(({ attention }) => attention.includes('details_elsewhere'));
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.every(({ payments }) => payments.length === 1 && payments[0]?.references.length === 0)).toBe(true);
  });
});

describe('other banks’ samples of ISO 20022', () => {
  testWithShared('camt.053.001.08 with balances in four currencies is read, its balances not compared', async () => {
    const path = 'conformance/iso20022/samples/genkgo/camt053.v8.xml';
    const file = await fileOf(path);
    expect([file.version, file.messageId, refusalOfSums(file)]).toEqual([
      'camt.053.001.08',
      'CAMT053RIB000000000001',
      null,
    ]);
    expect(file.statements[0]).toMatchObject({
      account: 'NL26VAYB8060476890',
      opening: { cents: 18_15, currency: 'EUR' },
    });
    const [entry] = await entriesOf(path);
    expect(entry).toMatchObject({
      cents: 8_85,
      currency: 'EUR',
      status: 'booked',
      servicerReference: 'AAAASESS-FP-CN_98765/01',
    });
    expect(entry?.payments).toMatchObject([
      {
        cents: 8_85,
        payerName: 'NAME NAME',
        payerIban: 'NL56AGDH9619008421',
        references: [{ asSent: '4654654654654654', understood: null, problem: 'wrong_check_digit' }],
      },
    ]);
  });

  testWithShared(
    'camt.054.001.08 whose parts are in another currency stands as one payment and is marked',
    async () => {
      const [entry] = await entriesOf('conformance/iso20022/samples/genkgo/camt054.v8.xml');
      expect(entry).toMatchObject({ cents: -200000_00, currency: 'SEK', attention: ['batch_differs'] });
      expect(entry?.payments).toHaveLength(1);
    },
  );
});
