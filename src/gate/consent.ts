import type { ActId, CustomerNumber, Day, Permit, SourceId } from '#kernel';
import { nowOf, transact } from '#access';
import type { Tx } from '#platform';
import { standing } from './ban.ts';
import { familyOf, insertConsents, withdrawConsents } from './queries/bans.ts';

/** The channels that a consent may be given for. */
export const CONSENT_CHANNELS = ['phone', 'email', 'sms'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** A consent as it was given: for which channel, on which day, to which wording. */
export type GivenConsent = {
  readonly customer: CustomerNumber;
  readonly channel: ConsentChannel;
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

/** What came of withdrawing a consent. */
export type ConsentWithdrawn =
  | { readonly kind: 'withdrawn'; readonly channels: readonly ConsentChannel[] }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'no_consent_stands' };

/**
 * Withdraws a customer's consents and those of the numbers merged into it; nothing goes out on them any more. It is as easy
 * as giving them.
 *
 * @see GDPR article 7(3) (read 2026-11-22)
 */
export const withdrawConsent = (
  by: Permit<'bans:set' | 'own:change'>,
  customer: CustomerNumber,
  channels: readonly ConsentChannel[],
): Promise<ConsentWithdrawn> =>
  transact(by, async (tx): Promise<ConsentWithdrawn> => {
    const number = await standing(tx, customer);
    if (number === null) return { kind: 'refused', because: 'unknown_customer' };
    const rows = await withdrawConsents(tx, { customers: await familyOf(tx, number), channels, now: nowOf(by) });
    const gone = CONSENT_CHANNELS.filter((channel) => rows.some((row) => row.channel === channel));
    return gone.length === 0
      ? { kind: 'refused', because: 'no_consent_stands' }
      : { kind: 'withdrawn', channels: gone };
  });
