import { z } from 'zod';
import type { BatchId } from '#kernel';
import { command, type Command, idField, lineField, type Outcome, wholeNumberField } from '#platform';
import { type Proposal, PROPOSAL_STATES, type UpdatePolicy } from '../queries/proposals.ts';
import { EVENTS } from '../rows/index.ts';
import { POLICY_VERDICTS } from './decide-update.ts';
import { giveVerdict, listProposals, setUpdatePolicy, updatePolicies, type VerdictGiven } from './proposals.ts';
import { updateRefusals } from './refusals.ts';

const proposalField = z.object({ proposal: wholeNumberField(1).describe('number of the proposal, from update list') });

/** The commands about what update services propose. */
export const updateCommands: readonly Command[] = [
  command('update list', {
    summary: 'List what update services propose, with the evidence',
    permit: 'imports:read',
    purpose: 'care',
    input: z.object({
      state: z.enum(PROPOSAL_STATES).default('waiting').describe(PROPOSAL_STATES.join(', ')),
      batch: idField<BatchId>().optional().describe('number of the import; every one when not given'),
      after: wholeNumberField(0).default(0).describe('go on after this proposal'),
    }),
    run: async ({ state, batch = null, after }, by) => {
      const { proposals, hasMore } = await listProposals(by, { state, batch, after, limit: 100 });
      return { exit: 'done', json: { proposals, hasMore }, text: proposals.map(lineOf).join('') };
    },
  }),
  command('update apply <proposal>', {
    summary: 'Apply a proposal that waits; undoing its import takes it back',
    permit: 'imports:apply',
    purpose: 'care',
    input: proposalField,
    run: async ({ proposal }, by) => outcomeOf(await giveVerdict(by, proposal, 'apply')),
  }),
  command('update leave <proposal>', {
    summary: 'Leave a proposal: the customer stays as it is',
    permit: 'imports:apply',
    purpose: 'care',
    input: proposalField,
    run: async ({ proposal }, by) => outcomeOf(await giveVerdict(by, proposal, 'leave')),
  }),
  command('update policies', {
    summary: 'Show what is done with each event of each update service; * is every other service',
    permit: 'imports:read',
    input: z.object({}),
    run: async (_input, by) => toldPolicies(await updatePolicies(by)),
  }),
  command('update policy <service> <event> <verdict>', {
    summary: 'Say what is done with an event of an update service from now on',
    permit: 'imports:apply',
    purpose: 'care',
    input: z.object({
      service: lineField(60).describe('the service, or * for every other one'),
      event: z.enum(EVENTS).describe(EVENTS.join(', ')),
      verdict: z.enum(POLICY_VERDICTS).describe('apply when the match is sure, or ask a person'),
    }),
    examples: ['kortisto update policy OSOITE-A deceased ask'],
    run: async (policy, by) => toldPolicies(await setUpdatePolicy(by, policy)),
  }),
];

const toldPolicies = (policies: readonly UpdatePolicy[]): Outcome => ({
  exit: 'done',
  json: policies,
  text: policies.map(({ service, event, verdict }) => `${service}  ${event}  ${verdict}\n`).join(''),
});

const lineOf = (one: Proposal): string => {
  const says = Object.values(one.says).filter(Boolean).join(', ');
  const evidence = one.evidence.map(({ fact, stands }) => `${fact} ${stands}`).join(', ');
  const because = one.because === null ? '' : ` (${one.because})`;
  return `${one.id}  ${one.customer}  ${one.service} ${one.event} ${one.happenedOn.toString()}  ${says}  [${evidence}]  ${one.state}${because}\n`;
};

const outcomeOf = (given: VerdictGiven): Outcome =>
  given.kind === 'decided'
    ? { exit: 'done', json: given, text: `${given.state}\n` }
    : {
        exit: given.because === 'no_such_proposal' ? 'not found' : 'refused',
        because: given.because,
        advice: updateRefusals[given.because].en,
      };
