import type { BanId, Channel, Kind } from '#kernel';
import type { MessageType } from './messages.ts';

/** What the gate looks at before it lets something out to one customer. */
export type Facts = {
  readonly channel: Channel;
  readonly messageType: MessageType;
  readonly kind: Kind;
  readonly isErased: boolean;
  readonly isDeceased: boolean;
  /** Whether the customer's address is protected today (turvakielto). */
  readonly isProtected: boolean;
  /** Whether post comes back from where a letter would go. */
  readonly isUndeliverable: boolean;
  /** Whether the channel has somewhere to go: lines for the post, a number, an address. A disclosure needs none. */
  readonly isReachable: boolean;
  /** The ban that stands on the channel today; a merged customer's counts. */
  readonly ban: BanId | null;
  /** Whether another customer forbids the same telephone or e-mail: it rings and arrives there too. */
  readonly isContactBanned: boolean;
  /** Whether a ban that outlived its record meets the customer's telephone, e-mail, or name and postal code. */
  readonly isSuppressed: boolean;
  /** Whether a consent stands for the channel. */
  readonly isConsenting: boolean;
};

/** Why something does not go out, in the order in which they are asked. Stable words, translated by the edges. */
export const REASONS = [
  'erased',
  'deceased',
  'protected_address',
  'banned',
  'contact_banned',
  'suppressed',
  'no_consent',
  'undeliverable',
  'not_reachable',
] as const;
export type Because = (typeof REASONS)[number];

/** The rule that was applied and its version, stored with every decision. */
export type RuleApplied = { readonly rule: 'service message' | 'marketing'; readonly version: number };

export type Decision =
  | (RuleApplied & { readonly verdict: 'allowed'; readonly ban: null })
  | (RuleApplied & { readonly verdict: 'refused'; readonly because: Because; readonly ban: BanId | null });

/**
 * Decides whether a message may go out to a customer by a channel, now.
 *
 * A service message goes despite bans and consents, also to a protected address and to one from which post has come back:
 * nobody has another. Only an erased customer and one without an address are not served, and no disclosure ever carries
 * somebody whose address is protected.
 * Marketing, in this order: not to the erased; not to the dead; to nobody whose address is protected, by any channel, since
 * what goes out is a list with whereabouts or contacts on it; not over a ban, his own, one
 * on a telephone or e-mail that he shares, or one that outlived its record;
 * by e-mail and text message to a person only with consent, to an organisation until it forbids; by post not to an address
 * from which it has come back.
 * A post in an organisation is a person: its address carries a name.
 *
 * @see GDPR article 21(2)–(3), the right to object to direct marketing (read 2026-11-22)
 * @see Laki sähköisen viestinnän palveluista 917/2014, 200 § and 202 § (read 2026-11-22)
 */
export function decide(facts: Facts): Decision {
  if (facts.messageType !== 'marketing') {
    return verdict({ rule: 'service message', version: 2 }, serviceRefusal(facts), null);
  }
  return verdict({ rule: 'marketing', version: 2 }, marketingRefusal(facts), facts.ban);
}

function serviceRefusal(facts: Facts): Because | null {
  if (facts.isErased) return 'erased';
  if (facts.isProtected && facts.channel === 'disclosure') return 'protected_address';
  return facts.isReachable ? null : 'not_reachable';
}

function marketingRefusal(facts: Facts): Because | null {
  if (facts.isErased) return 'erased';
  if (facts.isDeceased) return 'deceased';
  if (facts.isProtected) return 'protected_address';
  if (facts.ban !== null) return 'banned';
  if (facts.isContactBanned) return 'contact_banned';
  if (facts.isSuppressed) return 'suppressed';
  if (needsConsent(facts) && !facts.isConsenting) return 'no_consent';
  if (facts.channel === 'post' && facts.isUndeliverable) return 'undeliverable';
  return facts.isReachable ? null : 'not_reachable';
}

const needsConsent = ({ channel, kind }: Facts): boolean =>
  (channel === 'email' || channel === 'sms') && kind !== 'organisation';

const verdict = (applied: RuleApplied, because: Because | null, ban: BanId | null): Decision =>
  because === null
    ? { ...applied, verdict: 'allowed', ban: null }
    : { ...applied, verdict: 'refused', because, ban: because === 'banned' ? ban : null };
