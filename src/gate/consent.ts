import type { ActId, Channel, CustomerNumber, Day, SourceId } from '#kernel';
import type { Tx } from '#platform';
import { insertConsents, withdrawConsents } from './queries/bans.ts';

/** A consent as it was given: for which channel, on which day, to which wording. */
export type GivenConsent = {
  readonly customer: CustomerNumber;
  readonly channel: 'phone' | 'email' | 'sms';
  readonly givenOn: Day;
  readonly wording: string;
  readonly source?: SourceId | null | undefined;
};

/** Records consents; one that stands already stays, with its wording. A consent lifts no ban. */
export async function consentIn(tx: Tx, act: ActId, rows: readonly GivenConsent[]): Promise<void> {
  if (rows.length === 0) return;
  await insertConsents(tx, act, rows.map((row) => ({
    customer: row.customer, channel: row.channel, given_on: String(row.givenOn), wording: row.wording, source: row.source ?? null,
  }))); // prettier-ignore
}

/** Withdraws a customer's consents; gives the channels of which one stood. */
export async function withdrawConsentIn(
  tx: Tx,
  _act: ActId,
  customer: CustomerNumber,
  channels: readonly Channel[],
): Promise<Channel[]> {
  return (await withdrawConsents(tx, [customer], channels)).map((row) => row.channel);
}
