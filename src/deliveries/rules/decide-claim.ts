import { type Day, isBefore } from '#kernel';

/** What did not go as it should, and what makes it good; the publisher's policy says which of them are in use. */
export const CLAIM_REASONS = [
  'not_delivered',
  'late',
  'damaged',
  'incomplete',
  'wrong_title',
  'wrong_count',
  'after_end',
  'unwanted',
  'other',
] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

export const CLAIM_REMEDIES = ['new_copy', 'extension', 'credit', 'none'] as const;
export type ClaimRemedy = (typeof CLAIM_REMEDIES)[number];

/** What the publisher allows of claims, as it stands on the issue's day. */
export type ClaimRules = {
  /** Days after the day of distribution in which a claim is taken. */
  readonly windowDays: number;
  readonly replacementsAYear: number;
  readonly alert: { readonly claims: number; readonly days: number };
  readonly reasons: readonly ClaimReason[];
  readonly remedies: readonly ClaimRemedy[];
};

export type ClaimFacts = {
  readonly reason: ClaimReason;
  readonly remedy: ClaimRemedy;
  readonly today: Day;
  readonly issueOn: Day;
  /** Whether a copy went, and under a term that can be lengthened or credited. */
  readonly wasSent: boolean;
  readonly hasTerm: boolean;
  readonly isClaimed: boolean;
  /** Whether the number was given back already, for a hold. */
  readonly isCredited: boolean;
  /** New copies given to the subscription in this calendar year. */
  readonly replacements: number;
  /** Days of the subscription's earlier claims. */
  readonly earlier: readonly Day[];
  /** Whether there are copies left to send. */
  readonly isInStock: boolean;
};

/** Why a claim is refused, in the order in which it is looked for. */
export const CLAIM_REFUSALS = [
  'not_sent',
  'claimed_already',
  'given_back_already',
  'out_of_time',
  'reason_not_in_use',
  'remedy_not_in_use',
  'too_many_replacements',
  'out_of_stock',
] as const;
export type ClaimRefusal = (typeof CLAIM_REFUSALS)[number];

export type ClaimDecision =
  | { readonly kind: 'allowed'; readonly isRepeated: boolean }
  | {
      readonly kind: 'refused';
      readonly because: ClaimRefusal;
      /** The remedies that would be allowed instead; none: nothing would. */
      readonly instead: readonly ClaimRemedy[];
      /** The last day on which it would have been taken. */
      readonly until: Day | null;
    };

/** Decides whether a claim is taken with its remedy; each refusal says which remedies would be, and until when. */
export function decideClaim(facts: ClaimFacts, rules: ClaimRules): ClaimDecision {
  const because = refusal(facts, rules);
  if (because === null) return { kind: 'allowed', isRepeated: isRepeated(facts, rules) };
  const isAboutRemedy = REMEDY_REFUSALS.has(because);
  const instead = isAboutRemedy ? CLAIM_REMEDIES.filter((remedy) => refusal({ ...facts, remedy }, rules) === null) : [];
  return { kind: 'refused', because, instead, until: because === 'out_of_time' ? lastDay(facts, rules) : null };
}

const REMEDY_REFUSALS: ReadonlySet<ClaimRefusal> = new Set([
  'remedy_not_in_use',
  'too_many_replacements',
  'out_of_stock',
]);

const lastDay = ({ issueOn }: ClaimFacts, { windowDays }: ClaimRules): Day => issueOn.add({ days: windowDays });

function refusal(facts: ClaimFacts, rules: ClaimRules): ClaimRefusal | null {
  const { reason, remedy } = facts;
  // What came unasked for, or after the end, was never owed: there is nothing to have been sent under a term.
  if (!facts.wasSent && reason !== 'unwanted' && reason !== 'after_end') return 'not_sent';
  if (facts.isClaimed) return 'claimed_already';
  if (facts.isCredited) return 'given_back_already';
  if (isBefore(lastDay(facts, rules), facts.today)) return 'out_of_time';
  if (!rules.reasons.includes(reason)) return 'reason_not_in_use';
  return remedyRefusal(facts, rules, remedy);
}

function remedyRefusal(facts: ClaimFacts, rules: ClaimRules, remedy: ClaimRemedy): ClaimRefusal | null {
  if (remedy !== 'none' && !rules.remedies.includes(remedy)) return 'remedy_not_in_use';
  if ((remedy === 'extension' || remedy === 'credit') && !facts.hasTerm) return 'remedy_not_in_use';
  if (remedy !== 'new_copy') return null;
  if (facts.replacements >= rules.replacementsAYear) return 'too_many_replacements';
  return facts.isInStock ? null : 'out_of_stock';
}

/** This claim and those of the days before it are so many that the distributor is to be asked. */
function isRepeated({ earlier, today }: ClaimFacts, { alert }: ClaimRules): boolean {
  const from = today.subtract({ days: alert.days });
  return earlier.filter((on) => !isBefore(on, from)).length + 1 >= alert.claims;
}
