import { z } from 'zod';
import { KINDS } from '#kernel';
import { centsField, channelField, customerNumberField, dayField, momentField } from '#platform';
import { INVOICE_STATES } from './queries/invoices.ts';

/** A list that is given out and not changed. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** A page of a long list, and where the next one begins. */
export const pageShape = <Item extends z.ZodType>(item: Item) =>
  z.object({ rows: listOf(item), next: z.string().nullable() });

export const hitShape = z.object({
  customer: customerNumberField,
  kind: z.enum(KINDS),
  name: z.string(),
  organisation: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  bans: listOf(channelField),
  isDeceased: z.boolean(),
  isProtected: z.boolean(),
  by: z.string(),
  at: z.string().nullable(),
});

const invoiceRow = {
  id: z.int(),
  number: z.int(),
  kind: z.enum(['invoice', 'credit_note']),
  payer: customerNumberField,
  payerName: z.string(),
  issuedOn: dayField,
  dueOn: dayField,
  totalCents: centsField,
  openCents: centsField,
  state: z.enum(INVOICE_STATES),
};
export const invoiceRowShape = z.object(invoiceRow);

export const invoiceHeadShape = z.object({
  ...invoiceRow,
  payerKind: z.enum(['consumer', 'business']),
  payerAddress: listOf(z.string()),
  payerLanguage: z.string(),
  payerBusinessId: z.string().nullable(),
  reference: z.string(),
  rfReference: z.string(),
  payeeIban: z.string(),
  creditsInvoice: z.int().nullable(),
  creditsNumber: z.int().nullable(),
});

export const invoiceLineShape = z.object({
  position: z.int(),
  text: z.string(),
  receiver: customerNumberField.nullable(),
  receiverName: z.string().nullable(),
  startsOn: dayField.nullable(),
  endsOn: dayField.nullable(),
  copies: z.int(),
  vatRate: z.int(),
  netCents: centsField,
  vatCents: centsField,
  grossCents: centsField,
});

export const invoiceEventShape = z.object({
  kind: z.enum(['payment', 'charge', 'credit_note', 'reminder', 'hold', 'sent']),
  on: dayField,
  cents: centsField.nullable(),
  what: z.string(),
  ref: z.int(),
  isOver: z.boolean(),
});

export const paymentRowShape = z.object({
  id: z.int(),
  bookedOn: dayField,
  cents: centsField,
  class: z.string(),
  reference: z.string().nullable(),
  payerName: z.string().nullable(),
  message: z.string().nullable(),
  bankKey: z.string(),
  accountIban: z.string(),
  bankFile: z.int(),
  fileName: z.string(),
  allocatedCents: centsField,
  invoices: listOf(z.object({ id: z.int(), number: z.int(), payer: customerNumberField, cents: centsField })),
});

export const bankFileShape = z.object({
  id: z.int(),
  name: z.string(),
  format: z.string(),
  receivedAt: momentField,
  state: z.string(),
  entries: z.int(),
  cents: centsField,
});

export const reminderRowShape = z.object({
  id: z.int(),
  invoiceId: z.int(),
  invoice: z.int(),
  payer: customerNumberField,
  payerName: z.string(),
  number: z.int(),
  remindedOn: dayField,
  openCents: centsField,
  feeCents: centsField,
  dueOn: dayField,
  stillOpenCents: centsField,
});

export const reminderPreviewShape = z.object({
  run: z.object({
    kind: z.enum(['sent', 'previewed']),
    day: dayField,
    overdue: z.int(),
    reminded: z.int(),
    openCents: centsField,
    feeCents: centsField,
    excluded: z.record(z.string(), z.int()).readonly(),
  }),
  lines: listOf(
    z.object({
      invoiceId: z.int(),
      invoice: z.int(),
      payer: customerNumberField,
      payerName: z.string(),
      dueOn: dayField,
      openCents: centsField,
      verdict: z.enum(['reminded', 'waits', 'left']),
      because: z.string().nullable(),
      until: dayField.nullable(),
      feeCents: centsField,
    }),
  ),
});

export const overviewShape = z.object({
  customers: z.int(),
  rowsToDecide: z.int(),
  termsToBill: z.int(),
  openPayments: z.int(),
  openPaymentCents: centsField,
  overdueInvoices: z.int(),
  overdueCents: centsField,
  openRequests: z.int(),
});
