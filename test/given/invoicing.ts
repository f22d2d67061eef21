import { asWorker } from '#access';
import { day } from '#kernel';
import { type InvoiceRun, runInvoices } from '#invoicing';
import type { Register } from '#platform';

/** Bills what is due on the day, or today. */
export const givenInvoices = (register: Register, on?: string): Promise<InvoiceRun> =>
  runInvoices(asWorker(register, 'invoices:issue', 'invoicing'), on === undefined ? register.clock.today() : day(on));
