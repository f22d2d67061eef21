import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll } from 'vitest';
import { asWorker, transact } from '#access';
import type { Register } from '#platform';
import { canonicalColumns, exampleSellers, type ImportFile, setSellersIn, type Subject } from '#sources';

/** Gives the register the order sellers of the example publisher. */
export const givenSellers = (register: Register): Promise<void> =>
  transact(asWorker(register, 'imports:apply', 'orders'), (tx) => setSellersIn(tx, exampleSellers));

/** A row of a customer file: Kaisa Virtanen, a person in Helsinki, unless the test says otherwise. */
export const aCustomerRow = (values: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  kind: 'person',
  given_names: 'Kaisa',
  family_name: 'Virtanen',
  language: 'fi',
  street_address: 'Kotikuja 1',
  postal_code: '00100',
  city: 'Helsinki',
  country: 'FI',
  ...values,
});

/** A row of an order seller's report: Kaisa Virtanen orders KESTO12 of S1 at the door, unless the test says otherwise. */
export const anOrderRow = (values: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...aCustomerRow(),
  offer_code: 'KESTO12',
  start_on: '2026-12-14',
  copies: '1',
  sold_on: '2026-11-10',
  sales_channel: 'door',
  seller_code: 'S1',
  seller_reference: 'S1-1',
  ...values,
});

let folder: string | null = null;

/** A file on disk with the text; gone after the tests. */
export function aFile(name: string, text: string | Buffer): ImportFile {
  if (folder === null) {
    const made = mkdtempSync(join(tmpdir(), 'kortisto-files-'));
    folder = made;
    afterAll(() => {
      rmSync(made, { recursive: true, force: true });
      folder = null;
    });
  }
  const path = join(folder, `${Math.random().toString(36).slice(2)}-${name}`);
  writeFileSync(path, text);
  return { path, name };
}

/** The text of a canonical file with the rows. */
export const csvOf = (subject: Subject, rows: readonly Record<string, string>[]): string =>
  stringify([...rows], { header: true, columns: [...canonicalColumns(subject)], record_delimiter: '\r\n' });
