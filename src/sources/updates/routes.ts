import { z } from 'zod';
import { FACTS, STANDS } from '#customers';
import type { BatchId } from '#kernel';
import { customerNumberField, dayField, idField, limitField, lineField, route, wholeNumberField } from '#platform';
import { PROPOSAL_STATES } from '../queries/proposals.ts';
import { EVENTS } from '../rows/index.ts';
import { POLICY_VERDICTS, UPDATE_REASONS } from './decide-update.ts';
import { giveVerdict, listProposals, proposalsInShort, setUpdatePolicy, updatePolicies } from './proposals.ts';
import { updateRefusals } from './refusals.ts';

const values = z.record(z.string(), z.string().nullable());
const proposalShape = z.object({
  id: z.int(),
  batch: idField<BatchId>(),
  row: z.int(),
  fileName: z.string(),
  receivedOn: dayField,
  customer: customerNumberField,
  service: z.string(),
  event: z.enum(EVENTS),
  happenedOn: dayField,
  says: values,
  stood: values,
  evidence: z.array(
    z.object({
      fact: z.enum(FACTS),
      stands: z.enum(STANDS),
      ours: z.string().nullable(),
      theirs: z.string().nullable(),
    }),
  ),
  state: z.enum(PROPOSAL_STATES),
  because: z.enum(UPDATE_REASONS).nullable(),
});
const policyShape = z.object({ service: z.string(), event: z.enum(EVENTS), verdict: z.enum(POLICY_VERDICTS) });

/** Routes of what update services propose. */
export const updateRoutes = [
  route('GET /update-proposals', {
    permit: 'imports:read',
    purpose: 'care',
    summary: 'What update services propose, with the evidence, in the order in which it came',
    input: z.object({
      state: z.enum(PROPOSAL_STATES).optional(),
      batch: idField<BatchId>().optional(),
      after: wholeNumberField(0).default(0),
      limit: limitField,
    }),
    output: z.object({ rows: z.array(proposalShape), next: z.string().nullable() }),
    handle: async ({ state = null, batch = null, after, limit }, by) => {
      const { proposals, hasMore } = await listProposals(by, { state, batch, after, limit });
      const rows = proposals.map((one) => ({ ...one, evidence: [...one.evidence] }));
      return { rows, next: hasMore ? String(rows.at(-1)?.id ?? '') : null };
    },
  }),
  route('GET /update-proposals-in-short', {
    permit: 'imports:read',
    summary: 'Counts what update services proposed, by state, service and event',
    input: z.object({}),
    output: z.object({
      counts: z.array(
        z.object({ state: z.enum(PROPOSAL_STATES), service: z.string(), event: z.enum(EVENTS), n: z.int() }),
      ),
    }),
    handle: async (_input, by) => ({ counts: await proposalsInShort(by) }),
  }),
  route('PUT /update-proposals/:proposal/verdict', {
    permit: 'imports:apply',
    purpose: 'care',
    summary: 'Apply a proposal that waits, or leave it; undoing its file takes back what was applied',
    input: z.object({ proposal: wholeNumberField(1), verdict: z.enum(['apply', 'leave']) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('decided'), state: z.enum(PROPOSAL_STATES) }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum(['no_such_proposal', 'not_waiting', 'updates_forbidden', 'still_doubtful']),
      }),
    ]),
    says: updateRefusals,
    handle: ({ proposal, verdict }, by) => giveVerdict(by, proposal, verdict),
  }),
  route('GET /update-policies', {
    permit: 'imports:read',
    summary: 'What is done with each event of each update service; the service * is every other one',
    input: z.object({}),
    output: z.object({ policies: z.array(policyShape) }),
    handle: async (_input, by) => ({ policies: await updatePolicies(by) }),
  }),
  route('PUT /update-policies', {
    permit: 'imports:apply',
    purpose: 'care',
    summary: 'Say what is done with an event of an update service from now on: applied when sure, or asked of a person',
    input: policyShape.extend({ service: lineField(60) }),
    output: z.object({ policies: z.array(policyShape) }),
    handle: async (policy, by) => ({ policies: await setUpdatePolicy(by, policy) }),
  }),
] as const;
