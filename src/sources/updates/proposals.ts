import { databaseOf, look, todayOf, transact } from '#access';
import { masked, protectedAmong, shrouded } from '#customers';
import { updatesForbiddenIn } from '#gate';
import type { ActId, BatchId, Permit } from '#kernel';
import type { Tx } from '#platform';
import { decideRowIn } from '../importing/decide-row.ts';
import { lockBatch } from '../queries/batches.ts';
import {
  countProposals,
  forgetSettled,
  leaveProposal,
  type Proposal,
  type ProposalCount,
  type ProposalState,
  putPolicy,
  selectPolicies,
  selectProposal,
  selectProposals,
  type UpdatePolicy,
} from '../queries/proposals.ts';

/** One page of proposals; `hasMore` when there are others after the last. */
export type ProposalPage = { readonly proposals: readonly Proposal[]; readonly hasMore: boolean };

/** Which proposals are wanted, from the one after `after`. */
export type Wish = { readonly state: ProposalState | null; readonly batch: BatchId | null; readonly after: number; readonly limit: number }; // prettier-ignore

/** Lists what update services propose, with the evidence; whoever is named in it is in the read audit. */
export const listProposals = (by: Permit<'imports:read'>, wish: Wish): Promise<ProposalPage> =>
  look(by, 'update proposals', async (tx) => {
    const found = await selectProposals(tx, { ...wish, limit: wish.limit + 1 });
    const page = found.slice(0, wish.limit);
    const hidden = await protectedAmong(tx, page.map(({ customer }) => customer), todayOf(by)); // prettier-ignore
    const proposals = page.map((one) => (hidden.has(one.customer) ? withoutHome(one) : one));
    return { customers: proposals.map(({ customer }) => customer), answer: { proposals, hasMore: found.length > wish.limit } }; // prettier-ignore
  });

/** A proposal about somebody protected: where he lived, lives and is said to live is shown to nobody who does not reveal it. */
const withoutHome = (proposal: Proposal): Proposal => ({
  ...proposal,
  says: masked(proposal.says),
  stood: masked(proposal.stood),
  evidence: proposal.evidence.map((one) => shrouded(one.fact, one)),
});

/** Counts proposals by state, service and event. */
export const proposalsInShort = (by: Permit<'imports:read'>): Promise<ProposalCount[]> => countProposals(databaseOf(by)); // prettier-ignore

/** What came of a person's verdict; refusals in the order of precedence. */
export type VerdictGiven =
  | { readonly kind: 'decided'; readonly state: ProposalState }
  | {
      readonly kind: 'refused';
      readonly because: 'no_such_proposal' | 'not_waiting' | 'updates_forbidden' | 'still_doubtful';
    };

/**
 * Carries out a person's verdict on a proposal: applies it by the path of the whole file, so that undoing the file takes it
 * back, or leaves it. The last proposal of a row that is left drops the row. Of two persons at once the first decides; the
 * other finds that nothing waits.
 */
export const giveVerdict = (
  by: Permit<'imports:apply'>,
  id: number,
  verdict: 'apply' | 'leave',
): Promise<VerdictGiven> =>
  // prettier-ignore
  transact(by, async (tx, act): Promise<VerdictGiven> => {
    const found = await selectProposal(tx, id);
    if (found === null) return { kind: 'refused', because: 'no_such_proposal' };
    // Whoever decides of the file at the same time has decided when this is read again.
    await lockBatch(tx, found.batch);
    const proposal = await selectProposal(tx, id);
    if (proposal?.state !== 'waiting') return { kind: 'refused', because: 'not_waiting' };
    return verdict === 'leave' ? left(by, { tx, act }, proposal) : applied(by, { tx, act }, proposal);
  });

type Deciding = { readonly tx: Tx; readonly act: ActId };

async function applied(
  by: Permit<'imports:apply'>,
  deciding: Deciding,
  { id, batch, row, customer }: Proposal,
): Promise<VerdictGiven> {
  const forbidden = await updatesForbiddenIn(deciding.tx, [customer], todayOf(by));
  if (forbidden.size > 0) return { kind: 'refused', because: 'updates_forbidden' };
  const asked = { kind: 'apply', receiver: { kind: 'same', customer } } as const;
  const decided = await decideRowIn(by, deciding, { batch, row }, asked);
  if (decided.kind === 'refused') {
    const isGone = decided.because === 'no_doubtful_row' || decided.because === 'batch_is_undone';
    return { kind: 'refused', because: isGone ? 'not_waiting' : 'still_doubtful' };
  }
  const now = await selectProposal(deciding.tx, id);
  return { kind: 'decided', state: now?.state ?? 'applied' };
}

async function left(by: Permit<'imports:apply'>, deciding: Deciding, proposal: Proposal): Promise<VerdictGiven> {
  const waiting = await leaveProposal(deciding.tx, deciding.act, proposal);
  if (waiting === 0) await decideRowIn(by, deciding, proposal, { kind: 'drop' });
  return { kind: 'decided', state: 'refused' };
}

/** What is done with each event of each service; the service `*` is every other one. */
export const updatePolicies = (by: Permit<'imports:read'>): Promise<UpdatePolicy[]> => selectPolicies(databaseOf(by));

/** Says what is done with an event of a service from now on; what waits already goes on waiting. */
export const setUpdatePolicy = (by: Permit<'imports:apply'>, policy: UpdatePolicy): Promise<UpdatePolicy[]> =>
  transact(by, async (tx, act) => {
    await putPolicy(tx, act, policy);
    return selectPolicies(tx);
  });

/** How long a settled proposal is kept, for questions about it. */
const KEPT_MONTHS = 12;

/** Takes away proposals that were settled long ago; gives how many. */
export const forgetSettledProposals = (by: Permit<'imports:apply'>): Promise<number> =>
  transact(by, (tx) => forgetSettled(tx, todayOf(by).subtract({ months: KEPT_MONTHS })));
