import { asWorker } from '#access';
import { day } from '#kernel';
import { type InvoiceRun, runInvoices } from '#invoicing';
import type { Register } from '#platform';

/** Bills what is due by the day, or by today. */
export async function givenInvoices(register: Register, on?: string): Promise<InvoiceRun> {
  const through = on === undefined ? register.clock.today() : day(on);
  const run = await runInvoices(asWorker(register, 'invoices:issue', 'invoicing'), through);
  if (run.kind === 'refused') throw new Error(run.because);
  return run;
}
