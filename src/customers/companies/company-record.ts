import type { CustomerNumber, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';
import { forgetRecords, insertRecords, newestRecords } from '../queries/companies.ts';
import type { CompanyRecord } from './situations.ts';

/** Writes what the trade register said of organisations, under the source that asked it. One row a customer and source. */
export const recordCompaniesIn = (tx: Tx, source: SourceId, records: readonly CompanyRecord[]): Promise<void> =>
  insertRecords(tx, source, records);

/** The newest that the trade register said of each of the customers, those merged into them among it. */
export async function companyRecordsIn(
  db: Database | Tx,
  customers: readonly CustomerNumber[],
): Promise<Map<CustomerNumber, CompanyRecord & { readonly source: SourceId }>> {
  const found = await newestRecords(db, customers);
  return new Map(found.map((one) => [one.customer, one]));
}

/** Takes back what a source said of companies; what an earlier one said stands again. */
export const forgetCompaniesIn = (tx: Tx, source: SourceId): Promise<number> => forgetRecords(tx, source);
