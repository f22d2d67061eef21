import type { CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';
import { customerRows } from './queries/customers.ts';
import { valuesOf } from './rows.ts';
import type { CustomerValues } from './values.ts';

/** A customer as it stands. */
export type Customer = {
  readonly number: CustomerNumber;
  readonly values: CustomerValues;
  readonly organisation: CustomerNumber | null;
  readonly madeOn: Day;
  readonly deceasedOn: Day | null;
  readonly mergedInto: CustomerNumber | null;
  readonly erasedOn: Day | null;
};

/** The customers of the numbers, rising; numbers that nobody has are left out. Merged ones come as they were. */
export async function customersIn(db: Database | Tx, numbers: readonly CustomerNumber[]): Promise<Customer[]> {
  const rows = await customerRows(db, numbers);
  return rows.map((row) => ({
    number: row.number,
    values: valuesOf(row),
    organisation: row.organisation,
    madeOn: row.made_on,
    deceasedOn: row.deceased_on,
    mergedInto: row.merged_into,
    erasedOn: row.erased_on,
  }));
}
