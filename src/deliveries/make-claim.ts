import { look, todayOf, transact } from '#access';
import { policyOn } from '#catalog';
import { currentIn } from '#customers';
import {
  type ActId,
  type ClaimId,
  type CustomerNumber,
  day,
  type Day,
  type Permit,
  type SubscriptionId,
} from '#kernel';
import { extendIn } from '#orders';
import { planToken, type Tx } from '#platform';
import {
  type ClaimRow,
  insertClaim,
  insertClaimCredit,
  type ListedClaim,
  lockClaimFacts,
  selectClaims,
} from './queries/claims.ts';
import { type ClaimReason, type ClaimRefusal, type ClaimRemedy, decideClaim } from './rules/decide-claim.ts';

/** A claim as it is told. */
export type GivenClaim = {
  readonly subscription: SubscriptionId;
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly reason: ClaimReason;
  readonly remedy: ClaimRemedy;
  readonly doorCode?: string | null;
  readonly note?: string | null;
};

/** What a claim leads to. */
export type ClaimPlan = {
  readonly copies: number;
  readonly remedy: ClaimRemedy;
  readonly isRepeated: boolean;
  /** Copies of replacement given to the subscription this year, this one with them. */
  readonly replacements: number;
  readonly token: string;
};

export type ClaimMade =
  | { readonly kind: 'previewed'; readonly plan: ClaimPlan }
  | { readonly kind: 'made'; readonly claim: ClaimId; readonly plan: ClaimPlan }
  | { readonly kind: 'not found' }
  | {
      readonly kind: 'refused';
      readonly because: ClaimRefusal | 'world_moved';
      readonly instead: readonly ClaimRemedy[];
      readonly until: Day | null;
    };

/** Shows what a claim would lead to; nothing is written but the look. */
export const previewClaim = (
  by: Permit<'deliveries:read' | 'deliveries:change'>,
  given: GivenClaim,
): Promise<ClaimMade> =>
  look(by, 'claim preview', async (tx): Promise<{ customers: CustomerNumber[]; answer: ClaimMade }> => {
    const planned = await planClaim(tx, given, todayOf(by));
    if (planned.kind !== 'planned') return { customers: [], answer: planned };
    return { customers: [planned.row.receiver], answer: { kind: 'previewed', plan: planned.plan } };
  });

/**
 * Takes a claim by the title's policy of the issue's day. A new copy goes with the next supplement of the issue; an extension lengthens the
 * term at once; a credit is written down for the payer's next credit note.
 */
export const makeClaim = (
  by: Permit<'deliveries:change'>,
  given: GivenClaim,
  token: string | null = null,
): Promise<ClaimMade> =>
  transact(by, async (tx, act): Promise<ClaimMade> => {
    const today = todayOf(by);
    const planned = await planClaim(tx, given, today);
    if (planned.kind !== 'planned') return planned;
    const { row, plan } = planned;
    if (token !== null && token !== plan.token)
      return { kind: 'refused', because: 'world_moved', instead: [], until: null };
    const claim = await insertClaim(tx, act, {
      ...given, customer: row.receiver, issue: row.issue, copies: row.copies, isRepeated: plan.isRepeated,
      doorCode: given.doorCode ?? null, note: given.note ?? null, claimedOn: today,
    }); // prettier-ignore
    await remedy(tx, act, { claim, row, as: given.remedy, today });
    return { kind: 'made', claim, plan };
  });

type Remedied = { readonly claim: ClaimId; readonly row: ClaimRow; readonly as: ClaimRemedy; readonly today: Day };

async function remedy(tx: Tx, act: ActId, { claim, row, as, today }: Remedied): Promise<void> {
  if ((as !== 'extension' && as !== 'credit') || row.term === null) return;
  let givenAs: 'extension' | 'issues' = as === 'extension' ? 'extension' : 'issues';
  if (as === 'extension') {
    const given = { term: row.term, title: row.title, copies: row.copies * row.covers, cause: 'claim' } as const;
    const [extended] = await extendIn(tx, act, [given], today);
    // A term that cannot be lengthened is made good in money.
    if (extended?.kind !== 'extended') givenAs = 'issues';
  }
  const { subscription, issue, term, copies } = row;
  await insertClaimCredit(tx, act, { claim, subscription, issue, term, copies, givenAs, on: today });
}

type PlannedClaim = { readonly kind: 'planned'; readonly plan: ClaimPlan; readonly row: ClaimRow };

async function planClaim(
  tx: Tx,
  given: GivenClaim,
  today: Day,
): Promise<PlannedClaim | Extract<ClaimMade, { kind: 'not found' | 'refused' }>> {
  const row = await lockClaimFacts(tx, { ...given, today });
  if (row === null) return { kind: 'not found' };
  const { claim: rules } = await policyOn(tx, row.title, row.issueOn);
  const { reason, remedy: as } = given;
  const facts = { ...row, reason, remedy: as, today, hasTerm: row.term !== null, earlier: row.earlier.map(day) };
  const decided = decideClaim(facts, rules);
  if (decided.kind === 'refused') return decided;
  const plan = {
    copies: row.copies,
    remedy: as,
    isRepeated: decided.isRepeated,
    replacements: row.replacements + (as === 'new_copy' ? 1 : 0),
  };
  return { kind: 'planned', row, plan: { ...plan, token: planToken({ ...plan, issue: row.issue, subscription: row.subscription }) } }; // prettier-ignore
}

/** Claims, newest first, of a customer or of all; the look is recorded. */
export const listClaims = (
  by: Permit<'deliveries:read'>,
  of: { readonly customer: CustomerNumber | null; readonly before?: ClaimId | null; readonly limit: number },
): Promise<ListedClaim[]> =>
  look(by, 'claims', async (tx) => {
    const asked = of.customer;
    const customer = asked === null ? null : ((await currentIn(tx, [asked])).get(asked) ?? asked);
    const answer = await selectClaims(tx, { customer, before: of.before ?? null, limit: of.limit });
    return { customers: answer.map((one) => one.customer), answer };
  });
