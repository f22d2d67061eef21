import { z } from 'zod';
import { addressShape, conflictShape, contactShape, provenanceShape, valueShape } from '#customers';
import { KINDS } from '#kernel';
import { centsField, channelField, customerNumberField, dayField, languageField, momentField } from '#platform';
import { listOf } from './list-shape.ts';

const text = z.string().nullable();

const identity = z.object({
  number: customerNumberField,
  kind: z.enum(KINDS),
  language: languageField,
  givenNames: text,
  familyName: text,
  organisationName: text,
  businessId: text,
  title: text,
  industryCode: text,
  industryCodeSet: text,
  organisation: customerNumberField.nullable(),
  madeOn: dayField,
  deceasedOn: dayField.nullable(),
  undeliverableSince: dayField.nullable(),
  protectedUntil: dayField.nullable(),
  mergedInto: customerNumberField.nullable(),
  erasedOn: dayField.nullable(),
});

const ban = z.object({
  channel: channelField,
  since: momentField,
  until: dayField.nullable(),
  toldBy: z.string(),
  means: z.string(),
});

const subscription = z.object({
  id: z.int(),
  order: z.int(),
  kind: z.enum(['standing', 'fixed', 'trial']),
  offer: z.string(),
  titles: listOf(z.string()),
  copies: z.int(),
  startsOn: dayField,
  endsOn: dayField.nullable(),
  receiver: customerNumberField,
  receiverName: z.string(),
  payer: customerNumberField,
  payerName: z.string(),
  termEndsOn: dayField.nullable(),
  cancelledOn: dayField.nullable(),
});

const decision = z.object({
  id: z.int(),
  channel: channelField,
  purpose: z.string(),
  messageType: z.string(),
  verdict: z.enum(['allowed', 'refused']),
  because: z.string().nullable(),
  rule: z.string(),
  ruleVersion: z.int(),
  decidedAt: momentField,
  document: z.string().nullable(),
  about: z.string().nullable(),
});

export const cardShape = z.object({
  kind: z.literal('card'),
  /** The day that the card shows; `null` is now. */
  asOf: dayField.nullable(),
  /** Where somebody lives and how he is reached is not told: a protected address (turvakielto). */
  isMasked: z.boolean(),
  customer: identity,
  addresses: listOf(addressShape),
  contactPoints: listOf(contactShape),
  origins: z.record(z.string(), provenanceShape).readonly(),
  conflicts: listOf(conflictShape),
  bans: listOf(ban),
  consents: listOf(z.object({ channel: channelField, givenOn: dayField, wording: z.string() })),
  subscriptions: listOf(subscription),
  decisions: listOf(decision),
});

export const accountShape = z.object({
  openCents: centsField,
  overdueCents: centsField,
  overdueCount: z.int(),
  invoices: listOf(
    z.object({
      id: z.int(),
      number: z.int(),
      kind: z.enum(['invoice', 'credit_note']),
      issuedOn: dayField,
      dueOn: dayField,
      totalCents: centsField,
      openCents: centsField,
      reminders: z.int(),
      isHeld: z.boolean(),
    }),
  ),
  payments: listOf(
    z.object({
      entry: z.int(),
      bookedOn: dayField,
      cents: centsField,
      invoice: z.int(),
      invoiceId: z.int(),
      class: z.string(),
    }),
  ),
});

const said = z.record(z.string(), valueShape).readonly();

export const changeShape = z.object({
  id: z.int(),
  changedAt: momentField,
  made: z.boolean(),
  before: said,
  after: said,
  confirmed: listOf(z.string()),
  heldBack: said,
  isUndone: z.boolean(),
  sourceKind: z.string(),
  sourceName: z.string(),
  receivedOn: dayField,
  batch: z.int().nullable(),
  fileName: z.string().nullable(),
  row: z.int().nullable(),
  who: z.string(),
  userName: z.string().nullable(),
});

export const lookShape = z.object({
  id: z.int(),
  at: momentField,
  who: z.string(),
  userName: z.string().nullable(),
  screen: z.string(),
  purpose: z.string(),
  entry: z.string(),
});
