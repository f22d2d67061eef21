import { z } from 'zod';
import { databaseOf, todayOf } from '#access';
import { eurosPlain } from '#kernel';
import { command, type Command, dayField, type Exit, listField, wholeNumberField, yesNoField } from '#platform';
import { creditInvoice } from './credit-invoice.ts';
import { endSubscriptionCommand } from './end-subscription-edges.ts';
import { EXPORT_FORMATS, exportInvoices } from './export-invoices.ts';
import { invoicesAsCsv, listInvoices, type OpenCentsIn } from './list-invoices.ts';
import { selectIds } from './queries/invoices.ts';
import { previewInvoices, runInvoices } from './run-invoices.ts';

const numberField = wholeNumberField(1);

/** Invoicing on the command line. */
export const commands: readonly Command[] = [
  command('invoice run', {
    summary: 'Bill every term whose billing day has come and that no invoice stands on',
    permit: 'invoices:issue',
    purpose: 'invoicing',
    changes: true,
    input: z.object({
      day: dayField.describe('terms to be billed by this day are billed, today; a day to come with --dry-run only'),
    }),
    examples: ['kortisto invoice run --day 2026-12-01 --dry-run', 'kortisto invoice run --day 2026-12-01'],
    run: async ({ day }, by, terminal) => {
      const progress = (done: number): void => terminal.progress(done, null, 'invoices');
      const bill = terminal.isDryRun ? previewInvoices : runInvoices;
      const run = await bill(by, day, { progress });
      if (run.kind === 'refused') {
        const advice = `invoices are issued today: ${todayOf(by).toString()}; preview a day to come with --dry-run`;
        return { exit: 'refused', because: run.because, advice };
      }
      const numbers = run.firstNumber === null ? '' : `, numbers ${run.firstNumber}–${run.lastNumber}`;
      const text = `${run.kind}: ${run.invoices} invoices, ${eurosPlain(run.totalCents)} € of which VAT ${eurosPlain(run.vatCents)} €${numbers}\n`;
      return { exit: 'done', json: { ...run, day: run.day.toString() }, text };
    },
  }),
  command('invoice export', {
    summary: 'Write invoices and credit notes as files for the printer or the e-invoice operator',
    permit: 'invoices:export',
    purpose: 'invoicing',
    input: z.object({
      format: z.enum(EXPORT_FORMATS).describe('pdf or finvoice'),
      out: z.string().min(1).describe('the folder, made when it is missing'),
      invoice: listField(numberField).optional().describe('numbers of invoices; all when none is given'),
      unsent: yesNoField.default(false).describe('only those of which nothing has gone out yet'),
    }),
    examples: ['kortisto invoice export --format pdf --out letters --invoice 100001 --invoice 100002'],
    run: async ({ format, out, invoice, unsent }, by, terminal) => {
      const chosen = { numbers: invoice ?? null, unsent };
      const progress = (done: number): void => terminal.progress(done, null, 'documents');
      const exported = await exportInvoices(by, { format, folder: out, chosen, progress });
      for (const { number, because } of exported.refused) terminal.say(`${number}: not written, ${because}`);
      for (const number of exported.unknown) terminal.say(`${number}: no such invoice`);
      return { exit: exitOf(exported), json: exported, text: `${exported.written} documents written\n` };
    },
  }),
  command('invoice credit <number>', {
    summary: 'Credit an invoice whole',
    permit: 'invoices:credit',
    purpose: 'invoicing',
    input: z.object({ number: numberField }),
    examples: ['kortisto invoice credit 100001 --reason "ordered twice"'],
    run: async ({ number }, by) => {
      const invoice = (await selectIds(databaseOf(by), [number])).get(number);
      if (invoice === undefined) return { exit: 'not found', because: 'no_invoice', advice: `no invoice ${number}` };
      const credited = await creditInvoice(by, invoice, by.reason);
      if (credited.kind === 'refused') return { exit: 'refused', because: credited.because, json: credited };
      return { exit: 'done', json: credited, text: `credit note ${credited.number}\n` };
    },
  }),
  endSubscriptionCommand,
];

function exitOf({ written, refused, unknown }: Awaited<ReturnType<typeof exportInvoices>>): Exit {
  if (refused.length === 0 && unknown.length === 0) return 'done';
  if (written > 0) return 'partly done';
  return refused.length > 0 ? 'refused' : 'not found';
}

/** `invoice list`: what is open is told by payments, which this room may not know, so the wiring hands it in. */
export const invoiceListCommand = (openCentsIn: OpenCentsIn): Command =>
  command('invoice list', {
    summary: 'List all invoices and credit notes in the order of issue',
    permit: 'invoices:read',
    purpose: 'invoicing',
    input: z.object({ csv: yesNoField.default(true).describe('as CSV; as JSON with --json') }),
    run: async (_input, by, { isJson }) => {
      const pieces = listInvoices(by, openCentsIn, todayOf(by));
      if (isJson) return { exit: 'done', json: (await Array.fromAsync(pieces)).flat() };
      return { exit: 'done', text: invoicesAsCsv(pieces) };
    },
  });
