import { z } from 'zod';
import { databaseOf } from '#access';
import { dayField, route } from '#platform';
import { issueField } from '../calendar/routes.ts';
import { changePolicies, type PoliciesChanged } from '../change-policies.ts';
import { selectPolicies } from '../queries/policies.ts';
import { policyField } from './fields.ts';
import { POLICY_KINDS } from './rules.ts';
import { policyTexts } from './texts.ts';

const rules = z.record(z.string(), z.unknown());

const consequences = z.array(
  z.object({
    title: z.string(),
    kind: z.enum(POLICY_KINDS),
    from: dayField,
    before: rules,
    after: rules,
    issues: z.array(z.object({ before: issueField, after: issueField })),
  }),
);

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), token: z.string(), consequences }),
  z.object({ kind: z.literal('changed'), token: z.string(), consequences }),
  z.object({
    kind: z.literal('refused'),
    because: z.enum(['unknown_title', 'policy_in_the_past', 'world_moved']),
    of: z.string(),
    from: dayField.nullable(),
  }),
]);

const policies = z.array(policyField).min(1).max(500);

/** Dated policies of titles, previewed before they are set. */
export const policyRoutes = [
  route('GET /policies', {
    permit: 'catalog:read',
    purpose: 'orders',
    summary: 'The dated policies of titles; what none of them decides is as it is by default',
    input: z.object({}),
    output: z.object({ policies: z.array(policyField) }),
    handle: async (_input, by) => ({ policies: (await selectPolicies(databaseOf(by))) as z.output<typeof policies> }),
  }),
  route('POST /policies/plan', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Show what policies would change: rules before and after, cut-off days that move; nothing is written',
    input: z.object({ policies }),
    output: answer,
    says: policyTexts,
    handle: async (input, by) => presentable(await changePolicies(by, input.policies, { dryRun: true })),
  }),
  route('POST /policies', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Set policies as they were previewed',
    input: z.object({ policies, token: z.string().max(64) }),
    output: answer,
    says: policyTexts,
    handle: async (input, by) => presentable(await changePolicies(by, input.policies, { token: input.token })),
  }),
] as const;

function presentable(changed: PoliciesChanged): z.output<typeof answer> {
  if (changed.kind === 'refused') return changed;
  return {
    kind: changed.kind,
    token: changed.token,
    consequences: changed.consequences.map((one) => ({
      ...one,
      before: { ...one.before },
      after: { ...one.after },
      issues: [...one.issues],
    })),
  };
}
