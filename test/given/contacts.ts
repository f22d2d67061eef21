import { asWorker, todayOf } from '#access';
import { giveTask, logContact } from '#contacts';
import type { CustomerNumber } from '#kernel';
import type { Register } from '#platform';
import { attachFile } from '../../src/contacts/attach-file.ts';

/** A call with a scan, and a task, for each of the customers; the scan is `scan of NUMBER`. */
export async function givenContacts(register: Register, customers: readonly CustomerNumber[]): Promise<void> {
  const by = asWorker(register, 'contacts:write');
  for (const customer of customers) {
    const logged = await logContact(by, { customer, kind: 'call', direction: 'in', subject: 'Soitti', body: 'Muutto' });
    if (logged.kind === 'refused') throw new Error(logged.because);
    const attached = await attachFile(by, logged.contact, { name: 'kirje.txt', content: scanOf(customer) });
    if (attached.kind !== 'attached') throw new Error(attached.kind);
    const task = await giveTask(by, { customer, dueOn: todayOf(by), what: 'Soita takaisin', assignee: null });
    if (task.kind === 'refused') throw new Error(task.because);
  }
}

/** The bytes of the scan. */
export const scanOf = (customer: CustomerNumber): Uint8Array => Buffer.from(`scan of ${customer}`);
