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
export type ClaimId = Id<'ClaimId'>;
export type HoldId = Id<'HoldId'>;
export type IssueId = Id<'IssueId'>;
export type OfferId = Id<'OfferId'>;
export type OrderId = Id<'OrderId'>;
export type OutboundId = Id<'OutboundId'>;
export type PaymentId = Id<'PaymentId'>;
export type RequestId = Id<'RequestId'>;
export type RunId = Id<'RunId'>;
export type ReminderId = Id<'ReminderId'>;
export type SourceId = Id<'SourceId'>;
export type SubscriptionId = Id<'SubscriptionId'>;
export type TermId = Id<'TermId'>;
export type TitleId = Id<'TitleId'>;
