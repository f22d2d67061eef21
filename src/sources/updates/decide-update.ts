import type { CustomerNumber } from '#kernel';
import type { FoundMover } from '../importing/who-moved.ts';

/** What a policy says of an event of a service: done when the match is sure, or asked of a person. */
export const POLICY_VERDICTS = ['apply', 'ask'] as const;
export type PolicyVerdict = (typeof POLICY_VERDICTS)[number];

/** Why a proposal waits, or came to nothing. */
export const UPDATE_REASONS = ['doubtful_match', 'policy', 'updates_forbidden', 'better_source', 'another_was_meant'] as const; // prettier-ignore
export type UpdateReason = (typeof UPDATE_REASONS)[number];

/** What is done with one row of an update service. */
export type UpdateDecision =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'apply'; readonly customer: CustomerNumber }
  | { readonly kind: 'wait'; readonly among: readonly CustomerNumber[]; readonly because: 'doubtful_match' | 'policy' }
  | { readonly kind: 'leave alone'; readonly among: readonly CustomerNumber[] };

/**
 * Decides what is done with what an update service tells of somebody; the first that fits: nobody is meant; whoever is meant
 * has forbidden it; it is not sure who is meant; the policy asks; else it is done.
 *
 * @param forbidden  customers who have forbidden update services their data
 * @param isAPersons  a person looked at it and says so: the policy has nothing more to ask
 */
export function decideUpdate(
  who: FoundMover,
  {
    forbidden,
    policy,
    isAPersons,
  }: { forbidden: ReadonlySet<CustomerNumber>; policy: PolicyVerdict; isAPersons: boolean },
): UpdateDecision {
  if (who.kind === 'nobody') return { kind: 'nobody' };
  const among = who.kind === 'same' ? [who.customer] : who.among;
  const free = among.filter((customer) => !forbidden.has(customer));
  // Where one of several has forbidden it, the one who is left is not sure for that.
  if (free.length === 0) return { kind: 'leave alone', among };
  if (who.kind === 'ask') return { kind: 'wait', among: free, because: 'doubtful_match' };
  if (policy === 'ask' && !isAPersons) return { kind: 'wait', among: free, because: 'policy' };
  return { kind: 'apply', customer: who.customer };
}
