import { maskedByKey } from '#customers';
import type { CustomerNumber } from '#kernel';
import type { StoredRow } from '../queries/plans.ts';
import { isHiddenField } from '../rows/index.ts';

/** Everybody of whom a row of a preview speaks. */
export const customersOf = ({
  customer,
  payer,
  changes,
}: Pick<StoredRow, 'customer' | 'payer' | 'changes'>): CustomerNumber[] =>
  [customer, payer, ...changes.map((one) => one.customer)].filter((one) => one !== null);

/** A row of a preview without homes: it speaks of somebody protected. */
export const withoutHome = <Planned extends Pick<StoredRow, 'changes' | 'repairs'>>(row: Planned): Planned => ({
  ...row,
  changes: row.changes.map((one) => ({
    ...one,
    before: maskedByKey(one.before),
    after: maskedByKey(one.after),
    heldBack: maskedByKey(one.heldBack),
  })),
  repairs: row.repairs?.filter(({ field }) => !isHiddenField(field)) ?? null,
});
