import type { CustomerNumber, Day, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';
import { forgetRecords, insertRecords, newestRecords } from '../queries/companies.ts';

/** How a company fares, by the trade register. */
export const SITUATIONS = [
  'active',
  'bankruptcy',
  'liquidation',
  'restructuring',
  'other situation',
  'ceased',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** In which registers of the authorities a company stands. */
export const REGISTERS = [
  'trade',
  'foundations',
  'associations',
  'tax',
  'prepayment',
  'vat',
  'employer',
  'insurance tax',
] as const;
export type CompanyRegister = (typeof REGISTERS)[number];

/** What the trade register said of an organisation on a day. */
export type CompanyRecord = {
  readonly customer: CustomerNumber;
  readonly lookedUpOn: Day;
  readonly situation: Situation;
  readonly since: Day | null;
  readonly registers: readonly CompanyRegister[];
  readonly modifiedOn: Day | null;
};

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
