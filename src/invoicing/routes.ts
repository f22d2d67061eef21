import { z } from 'zod';
import type { InvoiceId } from '#kernel';
import { centsField, dayField, idField, lineField, type NotFound, route, type SentFile, sentFile } from '#platform';
import { creditInvoice } from './credit-invoice.ts';
import { endSubscriptionRoute } from './end-subscription-edges.ts';
import { previewInvoices, runInvoices } from './run-invoices.ts';
import { showFinvoice, showInvoicePdf, type Shown } from './show-invoice.ts';

const runShape = z.object({
  kind: z.enum(['issued', 'previewed']),
  day: dayField,
  invoices: z.number(),
  totalCents: centsField,
  vatCents: centsField,
  firstNumber: z.number().nullable(),
  lastNumber: z.number().nullable(),
});

const invoiceInput = z.object({ invoice: idField<InvoiceId>() });

const asFile = (shown: Shown | NotFound, type: string): SentFile | NotFound =>
  shown.kind === 'not found'
    ? shown
    : { kind: 'file', name: shown.fileName, type, content: shown.content, isInline: true };

export const invoiceRunPreviewRoute = route('POST /invoice-run-previews', {
  permit: 'invoices:issue',
  purpose: 'invoicing',
  summary: 'Counts what a run of the day would bill, and writes nothing',
  input: z.object({ day: dayField }),
  output: runShape,
  handle: ({ day }, by) => previewInvoices(by, day),
});

export const invoiceRunRoute = route('POST /invoice-runs', {
  permit: 'invoices:issue',
  purpose: 'invoicing',
  summary: 'Bills every term whose billing day has come, today; a second run of the day makes nothing',
  input: z.object({ day: dayField }),
  output: z.discriminatedUnion('kind', [
    runShape,
    z.object({ kind: z.literal('refused'), because: z.literal('day_to_come') }),
  ]),
  says: {
    day_to_come: {
      fi: 'Päivä ei ole vielä tullut: sitä voi vain esikatsella.',
      sv: 'Dagen har inte kommit än: den kan bara förhandsgranskas.',
      en: 'This day has not come: it can only be previewed.',
    },
  },
  handle: ({ day }, by) => runInvoices(by, day),
});

export const invoicePdfRoute = route('GET /invoices/:invoice/pdf', {
  permit: 'invoices:read',
  purpose: 'invoicing',
  summary: 'Shows an invoice or a credit note as it is printed, without a protected address',
  input: invoiceInput,
  output: sentFile,
  handle: async ({ invoice }, by) => asFile(await showInvoicePdf(by, invoice), 'application/pdf'),
});

export const finvoiceRoute = route('GET /invoices/:invoice/finvoice', {
  permit: 'invoices:read',
  purpose: 'invoicing',
  summary: 'Shows an invoice or a credit note as Finvoice 3.0, without a protected address',
  input: invoiceInput,
  output: sentFile,
  handle: async ({ invoice }, by) => asFile(await showFinvoice(by, invoice), 'application/xml'),
});

export const creditInvoiceRoute = route('POST /invoices/:invoice/credit-note', {
  permit: 'invoices:credit',
  purpose: 'invoicing',
  summary: 'Credits an invoice whole',
  input: z.object({ invoice: idField<InvoiceId>(), reason: lineField() }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('credited'),
      invoice: idField<InvoiceId>(),
      creditNote: idField<InvoiceId>(),
      number: z.number(),
    }),
    z.object({
      kind: z.literal('refused'),
      invoice: idField<InvoiceId>(),
      because: z.enum(['no_invoice', 'credit_note', 'already_credited']),
    }),
  ]),
  says: {
    no_invoice: { fi: 'Laskua ei ole.', sv: 'Fakturan finns inte.', en: 'There is no such invoice.' },
    credit_note: {
      fi: 'Hyvityslaskua ei voi hyvittää.',
      sv: 'En kreditfaktura kan inte krediteras.',
      en: 'A credit note cannot be credited.',
    },
    already_credited: {
      fi: 'Lasku on jo hyvitetty.',
      sv: 'Fakturan är redan krediterad.',
      en: 'The invoice has been credited already.',
    },
  },
  handle: ({ invoice, reason }, by) => creditInvoice(by, invoice, reason),
});

/** Invoicing over the API; lists and cards are the desk's. */
export const routes = [
  invoiceRunPreviewRoute,
  invoiceRunRoute,
  invoicePdfRoute,
  finvoiceRoute,
  creditInvoiceRoute,
  endSubscriptionRoute,
] as const;
