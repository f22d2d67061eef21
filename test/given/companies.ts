import { asWorker, todayOf, transact } from '#access';
import { recordCompaniesIn, recordSource } from '#customers';
import type { CustomerNumber } from '#kernel';
import type { Register } from '#platform';

/** Writes that the trade register was asked about the customers today, and told that they fare well. */
export function givenCompanyRecords(register: Register, customers: readonly CustomerNumber[]): Promise<void> {
  const by = asWorker(register, 'customers:change');
  const today = todayOf(by);
  return transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'update_service', name: 'PRH', receivedOn: today });
    const said = {
      lookedUpOn: today,
      situation: 'active',
      since: today,
      registers: ['trade'],
      modifiedOn: today,
    } as const;
    await recordCompaniesIn(tx, source, customers.map((customer) => ({ customer, ...said }))); // prettier-ignore
  });
}
