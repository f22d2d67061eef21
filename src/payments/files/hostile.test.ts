import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import type { BankEntry, FileRefused } from './bank-file.ts';
import { bankEntries, inspectBankFile } from './read-bank-file.ts';
import { refusalOfSums } from './sums.ts';

type Verdict = {
  readonly file: string;
  readonly family: string;
  readonly verdict: 'accept' | 'reject' | 'exception' | 'noop';
  readonly own_iban?: string;
  readonly effect?: { readonly credited: Readonly<Record<string, string>> };
  readonly max_ms?: number;
};

const OWN_ACCOUNT = 'FI2112345600000785';

const verdicts: readonly Verdict[] = (() => {
  try {
    const lines = readFileSync(sharedPath('hostile/manifest.jsonl'), 'utf8').trim().split('\n');
    return lines
      .map((line) => JSON.parse(line) as Verdict)
      .filter(({ family }) => family === 'camt' || family === 'xml');
  } catch {
    return [];
  }
})();

/** What the import does before anything is written: reading, sums, and whose account it is. */
async function firstPass(file: string): Promise<FileRefused | 'another account' | null> {
  const reading = await inspectBankFile(createReadStream(sharedPath(`hostile/${file}`)));
  if (reading.kind === 'refused') return reading;
  if (reading.file.statements.some(({ iban }) => iban !== OWN_ACCOUNT)) return 'another account';
  return refusalOfSums(reading.file);
}

async function entriesOf(file: string): Promise<BankEntry[]> {
  const entries: BankEntry[] = [];
  for await (const entry of bankEntries(createReadStream(sharedPath(`hostile/${file}`)))) entries.push(entry);
  return entries;
}

/** Money that the reference field names, booked, in the account's currency. */
function credited(entries: readonly BankEntry[]): Record<string, string> {
  const sums: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.status !== 'booked' || entry.attention.length > 0) continue;
    for (const { references, cents } of entry.payments) {
      const [reference] = references;
      if (reference?.understood != null && (cents > 0 || entry.isReversal))
        sums[reference.understood] = (sums[reference.understood] ?? 0) + cents;
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([reference, cents]) => [reference, (cents / 100).toFixed(2)]));
}

describe('hostile bank files', () => {
  testWithShared('the list of verdicts is there', () => {
    expect(verdicts.length).toBeGreaterThan(50);
  });

  testWithShared.each(verdicts.filter(({ verdict }) => verdict === 'reject'))(
    '$file is refused',
    async ({ file, max_ms }) => {
      const start = performance.now();
      expect(await firstPass(file)).not.toBeNull();
      // Twice what is allowed, as other work may share the machine.
      expect(performance.now() - start).toBeLessThan(2 * (max_ms ?? 1000));
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  testWithShared.each(verdicts.filter(({ verdict }) => verdict !== 'reject'))('$file is read', async ({ file }) => {
    expect(await firstPass(file)).toBeNull();
  });

  testWithShared.each(
    verdicts.filter(
      ({ effect, verdict, file }) => effect !== undefined && verdict === 'accept' && !file.includes('041'),
    ),
  )('$file credits what it should', async ({ file, effect }) => {
    expect(credited(await entriesOf(file))).toEqual(effect?.credited);
  });

  testWithShared.each(verdicts.filter(({ verdict }) => verdict === 'exception'))(
    '$file credits nobody by itself',
    async ({ file }) => {
      expect(credited(await entriesOf(file))).toEqual({});
    },
  );

  testWithShared('a reversal takes back exactly what was paid', async () => {
    const paid = credited(await entriesOf('camt/000-good-one-fi-ref.xml'));
    const back = credited(await entriesOf('camt/041-reversal-of-credit.xml'));
    expect([paid, back]).toEqual([{ '100010': '10.00' }, { '100010': '-10.00' }]);
  });

  testWithShared('the same statement in other white space has the same keys, a reversal has not', async () => {
    const keys = async (file: string): Promise<string[]> =>
      (await entriesOf(file)).flatMap(({ payments }) => payments.map(({ key }) => key));
    const first = await keys('camt/000-good-one-fi-ref.xml');
    expect(await keys('camt/012-same-stmt-reformatted.xml')).toEqual(first);
    expect(await keys('camt/041-reversal-of-credit.xml')).not.toEqual(first);
    expect(new Set(await keys('camt/013-two-real-equal-payments.xml')).size).toBe(2);
  });
});
