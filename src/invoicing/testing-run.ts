import { asWorker } from '#access';
import { day } from '#kernel';
import { clockAt, connect } from '#platform';
import { runInvoices } from './run-invoices.ts';

/** A run in a process of its own, for the test that kills it: says `begun`, then bills until it is done or dead. */
const [url = '', on = ''] = process.argv.slice(2);
const register = { ...connect({ url }), clock: clockAt(day(on)), home: '' };
process.stdout.write('begun\n');
await runInvoices(asWorker(register, 'invoices:issue', 'invoicing'), day(on));
await register.close();
