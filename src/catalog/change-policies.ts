import { todayOf, transact } from '#access';
import { type Day, isBefore, type Permit } from '#kernel';
import { planToken, type Tx } from '#platform';
import { cutOffsOf, type Issue } from './calendar/issue.ts';
import { isPlanned } from './calendar/plan-year.ts';
import { type Policies, policiesFrom } from './policies/policies.ts';
import { type DatedPolicy, EVERY_TITLE, type Policy } from './policies/rules.ts';
import { lockCalendars, selectIssues, updateIssues } from './queries/issues.ts';
import { selectPolicies, upsertPolicies } from './queries/policies.ts';
import { selectTitles } from './queries/titles.ts';

/** What a policy would change for one title: its rules before and after, and the open issues whose cut-off days move. */
export type PolicyConsequence = {
  readonly title: string;
  readonly kind: DatedPolicy['kind'];
  readonly from: Day;
  readonly before: Policy[DatedPolicy['kind']];
  readonly after: Policy[DatedPolicy['kind']];
  readonly issues: readonly { readonly before: Issue; readonly after: Issue }[];
};

/** What came of changing policies. */
export type PoliciesChanged =
  | {
      readonly kind: 'planned' | 'changed';
      readonly token: string;
      readonly consequences: readonly PolicyConsequence[];
    }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown_title' | 'policy_in_the_past' | 'world_moved';
      readonly of: string;
      readonly from: Day | null;
    };

/**
 * Changes dated policies, or shows what they would change. A policy begins today at the earliest: what was decided by the old one
 * stands. New cut-offs are given to the open issues from their day on. With a token the change is made only when the preview still holds.
 */
export const changePolicies = (
  by: Permit<'catalog:change'>,
  policies: readonly DatedPolicy[],
  { token, dryRun = false }: { readonly token?: string | undefined; readonly dryRun?: boolean } = {},
): Promise<PoliciesChanged> =>
  transact(by, async (tx, act): Promise<PoliciesChanged> => {
    const plan = await planPoliciesIn(tx, policies, todayOf(by));
    if (plan.kind === 'refused' || dryRun) return plan;
    if (token !== undefined && token !== plan.token)
      return { kind: 'refused', because: 'world_moved', of: '', from: null };
    await upsertPolicies(tx, act, policies);
    await updateIssues(
      tx,
      plan.consequences.flatMap(({ issues }) => issues.map(({ after }) => after)),
    );
    return { ...plan, kind: 'changed' };
  });

async function planPoliciesIn(tx: Tx, policies: readonly DatedPolicy[], today: Day): Promise<PoliciesChanged> {
  const titles = await selectTitles(tx);
  for (const { title, validFrom } of policies) {
    const isKnown = title === EVERY_TITLE || titles.some(({ code }) => code === title);
    if (!isKnown) return { kind: 'refused', because: 'unknown_title', of: title, from: null };
    if (isBefore(validFrom, today)) return { kind: 'refused', because: 'policy_in_the_past', of: title, from: today };
  }
  await lockCalendars(
    tx,
    titles.map(({ code }) => code),
  );
  const standing = await selectPolicies(tx);
  const [before, after] = [policiesFrom(titles, standing), policiesFrom(titles, merged(standing, policies))];
  const open = (await selectIssues(tx, { from: today })).filter((issue) => isPlanned(issue) && !issue.closedOn);
  const consequences = policies.flatMap((policy) =>
    titles
      .filter(({ code }) => policy.title === EVERY_TITLE || policy.title === code)
      .map(({ code }) => ({
        title: code,
        kind: policy.kind,
        from: policy.validFrom,
        before: before(code, policy.validFrom)[policy.kind],
        after: after(code, policy.validFrom)[policy.kind],
        issues: policy.kind === 'cutoffs' ? movedCutOffs(open, code, policy.validFrom, after) : [],
      })),
  );
  return { kind: 'planned', token: planToken(consequences), consequences };
}

function merged(standing: readonly DatedPolicy[], given: readonly DatedPolicy[]): DatedPolicy[] {
  const keyOf = ({ title, kind, validFrom }: DatedPolicy) => `${title} ${kind} ${validFrom.toString()}`;
  const keys = new Set(given.map(keyOf));
  return [...standing.filter((one) => !keys.has(keyOf(one))), ...given];
}

function movedCutOffs(open: readonly Issue[], title: string, from: Day, policies: Policies) {
  return open
    .filter((issue) => issue.title === title && !isBefore(issue.distributedOn, from))
    .map((before) => ({
      before,
      after: { ...before, ...cutOffsOf(policies(title, before.distributedOn), before.distributedOn) },
    }))
    .filter(({ before, after }) =>
      (['ordersBy', 'addressesBy', 'labelsBy'] as const).some((name) => !before[name].equals(after[name])),
    );
}
