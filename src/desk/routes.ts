import { z } from 'zod';
import { databaseOf, todayOf } from '#access';
import { centsField, customerNumberField, dayField, limitField, momentField, route, wholeNumberField } from '#platform';
import { accountShape, cardShape, changeShape, lookShape } from './card-shape.ts';
import { customerAccount, customerCard, customerChanges, customerLooks } from './customer-card.ts';
import { duplicateSidesRoute } from './duplicates/routes.ts';
import { invoiceCard, listInvoices } from './invoice-list.ts';
import {
  bankFileShape,
  hitShape,
  invoiceEventShape,
  invoiceHeadShape,
  invoiceLineShape,
  invoiceRowShape,
  listOf,
  overviewShape,
  pageShape,
  paymentRowShape,
  reminderPreviewShape,
  reminderRowShape,
} from './list-shape.ts';
import type { Part } from './part.ts';
import { listPayments, listReminders, paymentsInShort } from './payment-list.ts';
import { INVOICE_STATES } from './queries/invoices.ts';
import { overviewOf } from './queries/overview.ts';
import { registerInShort } from './register-in-short.ts';
import { relationsRoute } from './relations/routes.ts';
import { previewReminders } from './reminder-preview.ts';
import { searchCustomers } from './search-customers.ts';

const textField = z.string().max(200);
const customer = customerNumberField;
const part = { after: wholeNumberField(1).optional(), limit: limitField };
const partOf = (input: { after?: number | undefined; limit: number }): Part => ({
  before: input.after ?? null,
  limit: input.limit,
});

export const searchRoute = route('GET /search', {
  permit: 'customers:find',
  purpose: 'care',
  summary:
    'Finds customers by anything heard or read: name, number, telephone, e-mail, invoice, reference, order, address',
  input: z.object({ q: textField, limit: limitField }),
  output: z.object({ hits: listOf(hitShape), hasMore: z.boolean(), isGuess: z.boolean() }),
  handle: ({ q, limit }, by) => searchCustomers(by, q, limit),
});

export const cardRoute = route('GET /customers/:customer', {
  permit: 'customers:find',
  purpose: 'care',
  summary: 'Shows a customer’s card, now or as it was at the end of a day, with where each value came from',
  input: z.object({ customer, asOf: dayField.optional() }),
  output: cardShape,
  handle: (input, by) => customerCard(by, input.customer, input.asOf ?? null),
});

export const accountRoute = route('GET /customers/:customer/account', {
  permit: 'invoices:read',
  purpose: 'invoicing',
  summary: 'Shows what a customer owes and has paid',
  input: z.object({ customer }),
  output: accountShape,
  handle: (input, by) => customerAccount(by, input.customer),
});

export const changesRoute = route('GET /customers/:customer/changes', {
  permit: 'customers:find',
  purpose: 'care',
  summary: 'Lists how a customer’s values changed and by whose word, newest first',
  input: z.object({ customer, ...part }),
  output: pageShape(changeShape),
  handle: (input, by) => customerChanges(by, input.customer, partOf(input)),
});

export const looksRoute = route('GET /customers/:customer/looks', {
  permit: 'audit:read',
  purpose: 'security',
  summary: 'Lists who looked at a customer, newest first',
  input: z.object({ customer, ...part }),
  output: pageShape(lookShape),
  handle: (input, by) => customerLooks(by, input.customer, partOf(input)),
});

export const invoiceListRoute = route('GET /invoices', {
  permit: 'invoices:read',
  purpose: 'invoicing',
  summary: 'Lists invoices and credit notes, newest first',
  input: z.object({
    state: z.enum(INVOICE_STATES).optional(),
    q: textField.optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    ...part,
  }),
  output: pageShape(invoiceRowShape),
  handle: ({ state = null, q = null, from = null, to = null, ...input }, by) =>
    listInvoices(by, { state, text: q, from, to }, partOf(input)),
});

export const invoiceCardRoute = route('GET /invoices/:invoice', {
  permit: 'invoices:read',
  purpose: 'invoicing',
  summary: 'Shows one invoice: its lines, and what has happened to it since',
  input: z.object({ invoice: wholeNumberField(1) }),
  output: z.object({
    kind: z.literal('invoice'),
    invoice: invoiceHeadShape,
    lines: listOf(invoiceLineShape),
    events: listOf(invoiceEventShape),
    issued: z.object({ at: momentField, who: z.string(), userName: z.string().nullable() }).nullable(),
  }),
  handle: ({ invoice }, by) => invoiceCard(by, invoice),
});

export const paymentListRoute = route('GET /payments', {
  permit: 'payments:read',
  purpose: 'invoicing',
  summary: 'Lists the entries of bank files with what they paid, newest first',
  input: z.object({
    class: z.string().max(40).optional(),
    q: textField.optional(),
    bankFile: wholeNumberField(1).optional(),
    ...part,
  }),
  output: pageShape(paymentRowShape),
  handle: ({ q = null, bankFile = null, ...input }, by) =>
    listPayments(by, { class: input.class ?? null, text: q, bankFile }, partOf(input)),
});

export const paymentsInShortRoute = route('GET /payments-in-short', {
  permit: 'payments:read',
  purpose: 'invoicing',
  summary: 'Counts the payments of each class and lists the latest bank files',
  input: z.object({}),
  output: z.object({
    classes: listOf(z.object({ class: z.string(), entries: z.int(), cents: centsField })),
    files: listOf(bankFileShape),
  }),
  handle: (_input, by) => paymentsInShort(by),
});

export const reminderListRoute = route('GET /reminders', {
  permit: 'reminders:read',
  purpose: 'invoicing',
  summary: 'Lists the reminders that were sent, newest first',
  input: z.object(part),
  output: pageShape(reminderRowShape),
  handle: (input, by) => listReminders(by, partOf(input)),
});

export const reminderPreviewRoute = route('POST /reminder-run-previews', {
  permit: 'reminders:send',
  purpose: 'invoicing',
  summary: 'Shows whom a reminder run of the day would remind, whom not, and why; writes nothing',
  input: z.object({ day: dayField }),
  output: reminderPreviewShape,
  handle: ({ day }, by) => previewReminders(by, day),
});

export const overviewRoute = route('GET /overview', {
  permit: 'customers:find',
  purpose: 'care',
  summary: 'Counts what waits for somebody today; nothing about a single person',
  input: z.object({}),
  output: overviewShape,
  handle: (_input, by) => overviewOf(databaseOf(by), todayOf(by)),
});

export const registerRoute = route('GET /register', {
  permit: 'public',
  summary: 'Says whose register this is, and whether it is a demo or shows the day of a test clock',
  input: z.object({}),
  output: z.object({
    name: z.object({ fi: z.string(), sv: z.string(), en: z.string() }).nullable(),
    isDemo: z.boolean(),
    isTestClock: z.boolean(),
    today: dayField,
  }),
  handle: (_input, _nobody, { register }) => registerInShort(register),
});

/** The routes of the joined screens. */
export const routes = [
  searchRoute,
  cardRoute,
  accountRoute,
  changesRoute,
  looksRoute,
  invoiceListRoute,
  invoiceCardRoute,
  paymentListRoute,
  paymentsInShortRoute,
  reminderListRoute,
  reminderPreviewRoute,
  duplicateSidesRoute,
  relationsRoute,
  overviewRoute,
  registerRoute,
] as const;
