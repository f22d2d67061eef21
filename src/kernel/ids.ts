import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** The number a customer is known by, on letters and on the telephone: a whole number from 1, never used again. */
export type CustomerNumber = Brand<number, 'CustomerNumber'>;

/** PostgreSQL's `integer` ends here. */
const CUSTOMER_NUMBER_MAX = 2_147_483_647;

const isCustomerNumber = (n: number): n is CustomerNumber => Number.isInteger(n) && n > 0 && n <= CUSTOMER_NUMBER_MAX;

/** Asserts a customer number. */
export function customerNumber(n: number): CustomerNumber {
  assert(isCustomerNumber(n), `no customer number: ${n}`);
  return n;
}

/** Reads a customer number of digits, zeros in front and blanks round it allowed; `null` when the text is none. */
export function parseCustomerNumber(text: string): CustomerNumber | null {
  const plain = text.trim();
  if (!/^\d{1,20}$/.test(plain)) return null;
  const n = Number(plain);
  return isCustomerNumber(n) ? n : null;
}

/** The id of a row: a whole number from 1, its table's own. `Name` tells one table's ids from another's. */
export type Id<Name extends string> = Brand<number, Name>;

/** The id of a user of the system: a UUID in lower case. */
export type UserId = Brand<string, 'UserId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the id of a user; `null` when the text is no UUID. */
export function parseUserId(text: string): UserId | null {
  const plain = text.trim().toLowerCase();
  return UUID.test(plain) ? (plain as UserId) : null;
}

/** The reader of one kind of id; `null` when the text is no whole number from 1. */
function idReader<Name extends string>() {
  return (text: string): Id<Name> | null => {
    const plain = text.trim();
    const id = /^\d{1,16}$/.test(plain) ? Number(plain) : 0;
    return Number.isSafeInteger(id) && id > 0 ? (id as Id<Name>) : null;
  };
}

export type ActId = Id<'ActId'>;
export type AgreementId = Id<'AgreementId'>;
export type BanId = Id<'BanId'>;
export type BatchId = Id<'BatchId'>;
export type CampaignId = Id<'CampaignId'>;
export type ChangeId = Id<'ChangeId'>;
export type ChargeId = Id<'ChargeId'>;
export type ConsentId = Id<'ConsentId'>;
export type CreditNoteId = Id<'CreditNoteId'>;
export type DecisionId = Id<'DecisionId'>;
export type DocumentId = Id<'DocumentId'>;
export type EntryId = Id<'EntryId'>;
export type GroupId = Id<'GroupId'>;
export type InvoiceId = Id<'InvoiceId'>;
export type IssueId = Id<'IssueId'>;
export type OfferId = Id<'OfferId'>;
export type OrderId = Id<'OrderId'>;
export type OutboundId = Id<'OutboundId'>;
export type PaymentId = Id<'PaymentId'>;
export type RequestId = Id<'RequestId'>;
export type ReminderId = Id<'ReminderId'>;
export type SourceId = Id<'SourceId'>;
export type SubscriptionId = Id<'SubscriptionId'>;
export type TermId = Id<'TermId'>;
export type TitleId = Id<'TitleId'>;

/** Reads the id of an act: one permitted deed, as the audit trail has it. */
export const parseActId = idReader<'ActId'>();
/** Reads the id of a cooperation agreement. */
export const parseAgreementId = idReader<'AgreementId'>();
/** Reads the id of a ban. */
export const parseBanId = idReader<'BanId'>();
/** Reads the id of a batch: one file that came in. */
export const parseBatchId = idReader<'BatchId'>();
/** Reads the id of a campaign. */
export const parseCampaignId = idReader<'CampaignId'>();
/** Reads the id of a change of a customer’s values. */
export const parseChangeId = idReader<'ChangeId'>();
/** Reads the id of a charge added to an invoice. */
export const parseChargeId = idReader<'ChargeId'>();
/** Reads the id of a consent. */
export const parseConsentId = idReader<'ConsentId'>();
/** Reads the id of a credit note. */
export const parseCreditNoteId = idReader<'CreditNoteId'>();
/** Reads the id of one of the gate’s decisions. */
export const parseDecisionId = idReader<'DecisionId'>();
/** Reads the id of a kept document. */
export const parseDocumentId = idReader<'DocumentId'>();
/** Reads the id of an entry of the ledger. */
export const parseEntryId = idReader<'EntryId'>();
/** Reads the id of a target group. */
export const parseGroupId = idReader<'GroupId'>();
/** Reads the id of an invoice. */
export const parseInvoiceId = idReader<'InvoiceId'>();
/** Reads the id of an issue of a title. */
export const parseIssueId = idReader<'IssueId'>();
/** Reads the id of an offer. */
export const parseOfferId = idReader<'OfferId'>();
/** Reads the id of an order. */
export const parseOrderId = idReader<'OrderId'>();
/** Reads the id of something that went out. */
export const parseOutboundId = idReader<'OutboundId'>();
/** Reads the id of a payment. */
export const parsePaymentId = idReader<'PaymentId'>();
/** Reads the id of a data subject’s request. */
export const parseRequestId = idReader<'RequestId'>();
/** Reads the id of a reminder. */
export const parseReminderId = idReader<'ReminderId'>();
/** Reads the id of a source of values. */
export const parseSourceId = idReader<'SourceId'>();
/** Reads the id of a subscription. */
export const parseSubscriptionId = idReader<'SubscriptionId'>();
/** Reads the id of a term of a subscription. */
export const parseTermId = idReader<'TermId'>();
/** Reads the id of a title. */
export const parseTitleId = idReader<'TitleId'>();
