import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { CustomerValues } from '#customers';
import { demoOrganisation, demoPerson } from '../src/app/demo/people.ts';
import { Dice } from '../src/app/demo/dice.ts';

const COLUMNS = [
  'source_key', 'kind', 'title', 'given_names', 'family_name', 'organisation_name', 'business_id', 'job_title', 'industry_code',
  'language', 'co', 'street_address', 'postal_code', 'city', 'country', 'phone', 'email', 'ban_codes', 'consent_email_on',
  'received_on', 'list_code',
] as const; // prettier-ignore
const ROWS_PER_PIECE = 1_000;
const ORGANISATIONS = 0.08;

/** Writes a file of so many customers of the canonical profile `customers`, the same for the same seed. */
export async function writeCustomerFile(path: string, count: number, seed: number): Promise<void> {
  const dice = new Dice(seed);
  const out = createWriteStream(path);
  out.write(`${COLUMNS.join(',')}\r\n`);
  for (let at = 0; at < count; at += ROWS_PER_PIECE) {
    const rows = Array.from({ length: Math.min(ROWS_PER_PIECE, count - at) }, (_each, i) => record(dice, at + i));
    if (!out.write(stringify(rows, { record_delimiter: '\r\n' }))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

function record(dice: Dice, n: number): string[] {
  const values: CustomerValues = dice.happens(ORGANISATIONS) ? demoOrganisation(dice, n) : demoPerson(dice, n);
  const house = `${values.streetAddress ?? ''} ${n}`;
  return [
    `B${n}`, values.kind, values.title, values.givenNames, values.familyName, values.organisationName, values.businessId, null,
    values.industryCode, values.language, null, house, values.postalCode, values.city, values.country, null,
    values.email && `n${n}.${values.email}`, dice.happens(0.1) ? 'phone' : null, null, '2026-11-01', 'BENCH',
  ].map((value) => value ?? ''); // prettier-ignore
}
