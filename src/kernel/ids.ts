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

/** The id of a row in a table: a UUID in lower case. `Name` tells one table's ids from another's. */
export type Id<Name extends string> = Brand<string, Name>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The reader of one kind of id; `null` when the text is no UUID. */
function idReader<Name extends string>() {
  return (text: string): Id<Name> | null => {
    const plain = text.trim().toLowerCase();
    return UUID.test(plain) ? (plain as Id<Name>) : null;
  };
}

export type ActId = Id<'ActId'>;
export type AgreementId = Id<'AgreementId'>;
export type BatchId = Id<'BatchId'>;
export type CampaignId = Id<'CampaignId'>;
export type DecisionId = Id<'DecisionId'>;
export type DocumentId = Id<'DocumentId'>;
export type InvoiceId = Id<'InvoiceId'>;
export type IssueId = Id<'IssueId'>;
export type OrderId = Id<'OrderId'>;
export type PaymentId = Id<'PaymentId'>;
export type RequestId = Id<'RequestId'>;
export type SubscriptionId = Id<'SubscriptionId'>;
export type TitleId = Id<'TitleId'>;
export type UserId = Id<'UserId'>;

/** Reads the id of an act: one permitted deed, as the audit trail has it. */
export const parseActId = idReader<'ActId'>();
/** Reads the id of a cooperation agreement. */
export const parseAgreementId = idReader<'AgreementId'>();
/** Reads the id of a batch: one file or one run that changed many customers. */
export const parseBatchId = idReader<'BatchId'>();
/** Reads the id of a campaign. */
export const parseCampaignId = idReader<'CampaignId'>();
/** Reads the id of one of the gate's decisions. */
export const parseDecisionId = idReader<'DecisionId'>();
/** Reads the id of a kept document. */
export const parseDocumentId = idReader<'DocumentId'>();
/** Reads the id of an invoice or a credit note. */
export const parseInvoiceId = idReader<'InvoiceId'>();
/** Reads the id of an issue of a title. */
export const parseIssueId = idReader<'IssueId'>();
/** Reads the id of an order. */
export const parseOrderId = idReader<'OrderId'>();
/** Reads the id of a payment. */
export const parsePaymentId = idReader<'PaymentId'>();
/** Reads the id of a data subject's request. */
export const parseRequestId = idReader<'RequestId'>();
/** Reads the id of a subscription. */
export const parseSubscriptionId = idReader<'SubscriptionId'>();
/** Reads the id of a title. */
export const parseTitleId = idReader<'TitleId'>();
/** Reads the id of a user. */
export const parseUserId = idReader<'UserId'>();
