import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { type CustomerNumber, day, type Kind, parseBusinessId, parseEmail, parsePhone } from '#kernel';
import { asWorker, databaseOf, transact } from '#access';
import { aRegister } from '../../../test/database.ts';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { changeIn, createCustomersIn, type CustomerValues, matchIn, nothingKnown, recordSource } from '../index.ts';

const PERSONS = 20_000;
const ROWS_PER_CHUNK = 5_000;

type Row = Record<string, string>;
const read = (path: string): Row[] => parse(readFileSync(path), { columns: true });
const orNull = (text: string | undefined) => (text?.trim() ? text : null);

const valuesOf = (row: Row): CustomerValues => ({
  ...nothingKnown(row['kind'] as Kind),
  givenNames: orNull(row['given_names']),
  familyName: orNull(row['family_name']),
  organisationName: orNull(row['organisation_name']),
  businessId: parseBusinessId(row['business_id'] ?? ''),
  title: orNull(row['job_title']),
  co: orNull(row['co']),
  streetAddress: orNull(row['street_address']),
  postalCode: orNull(row['postal_code']),
  city: orNull(row['city']),
  country: orNull(row['country']),
  phone: parsePhone(row['phone'] ?? ''),
  email: parseEmail(row['email'] ?? ''),
});

function aFile(): { rows: Row[]; entities: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-register-'));
  const cli = sharedPath('tools/registergen/cli.mjs');
  const options = ['--seed', '1', '--out', folder, '--persons', String(PERSONS), '--organisations', '1600'];
  execFileSync(process.execPath, [cli, 'customers', ...options], { stdio: 'ignore' });
  const entities = read(join(folder, 'truth/entities.csv')).map((row) => row['entity'] ?? '');
  return { rows: read(join(folder, 'customers.csv')), entities };
}

testWithShared(
  'a register with duplicates and dirt is read without one wrong merge',
  async () => {
    const register = await aRegister();
    const by = asWorker(register, 'customers:change');
    const { rows, entities } = aFile();
    const today = day('2026-11-16');
    const owner = new Map<CustomerNumber, string>();
    const first = new Set<string>();
    const count = { rightlySame: 0, wronglySame: 0, rightlyNew: 0, missed: 0, askedInNeed: 0, askedInVain: 0 };
    const started = performance.now();

    await transact(by, async (tx, act) => {
      const source = await recordSource(tx, act, { kind: 'order', name: 'old register', receivedOn: today });
      for (let from = 0; from < rows.length; from += ROWS_PER_CHUNK) {
        const chunk = rows
          .slice(from, from + ROWS_PER_CHUNK)
          .map((row, at) => ({ row: from + at + 1, values: valuesOf(row) }));
        const matches = await matchIn(tx, chunk);
        const fresh = chunk.filter((_, at) => matches[at]?.kind === 'new');
        const numbers = await createCustomersIn(tx, { act, source, today }, fresh);
        const made = new Map(fresh.map((one, at) => [one.row, numbers[at] as CustomerNumber]));
        const changes = chunk.flatMap(({ row, values }, at) => {
          const match = matches[at];
          const entity = entities[row - 1] ?? '';
          const isKnown = first.has(entity);
          const number =
            match?.kind === 'same'
              ? match.customer
              : match?.kind === 'same row'
                ? made.get(from + match.row + 1)
                : made.get(row);
          if (match?.kind === 'ask' || number === undefined) {
            count[isKnown ? 'askedInNeed' : 'askedInVain'] += 1;
            return [];
          }
          if (match?.kind === 'new') {
            count[isKnown ? 'missed' : 'rightlyNew'] += 1;
            owner.set(number, entity);
            first.add(entity);
            return [];
          }
          count[owner.get(number) === entity ? 'rightlySame' : 'wronglySame'] += 1;
          return [{ customer: number, row, values }];
        });
        await changeIn(tx, { act, source }, changes);
      }
    });
    const seconds = (performance.now() - started) / 1000;

    const duplicates = count.rightlySame + count.missed + count.askedInNeed;
    console.log(`matching ${rows.length} rows in ${seconds.toFixed(1)} s: ${JSON.stringify(count)}`);
    expect(count.wronglySame).toBe(0);
    expect(count.rightlySame / duplicates).toBeGreaterThan(0.6);
    expect((count.rightlySame + count.askedInNeed) / duplicates).toBeGreaterThan(0.95);
    expect(count.askedInVain / rows.length).toBeLessThan(0.01);
    expect(Object.values(count).reduce((sum, one) => sum + one, 0)).toBe(rows.length);
    const { known } = await databaseOf(by).selectFrom('customers.customer').select((e) => e.fn.countAll<number>().as('known')).executeTakeFirstOrThrow(); // prettier-ignore
    expect(known).toBe(count.rightlyNew + count.missed);
  },
  300_000,
);
