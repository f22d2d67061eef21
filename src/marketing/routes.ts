import { z } from 'zod';
import { customerNumberField, dayField, idField, limitField, lineField, momentField, route, sentFile } from '#platform';
import { countGroup } from './count-group.ts';
import { explainGroup, type ExplainedCondition } from './explain-group.ts';
import { exportList } from './export-group.ts';
import { faultTexts } from './fault-texts.ts';
import { freezeGroup } from './freeze-group.ts';
import { type OfferedField, offeredFields } from './offered-fields.ts';
import { MARKETING_CHANNELS } from './queries/members.ts';
import { endGroup, groupOf, listFrozen, listGroups, saveGroup } from './saved-groups.ts';

const FAULTS = [
  'bad_shape',
  'too_deep',
  'too_many_rules',
  'too_many_values',
  'unknown_field',
  'unknown_operator',
  'bad_value',
] as const;

const id = idField<number>();
const definition = z.record(z.string(), z.unknown()).describe('A target group in the JSON of react-querybuilder');
const refused = z.object({ kind: z.literal('refused'), because: z.enum(FAULTS), at: z.string() });
const channel = z.enum(MARKETING_CHANNELS);
const waterfall = z.object({
  channel,
  matched: z.int(),
  removed: z.array(z.object({ because: z.string(), count: z.int() })).readonly(),
  reached: z.int(),
});
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const group = z.object({ id, name: z.string(), definition: z.unknown(), savedAt: momentField });
const list = z.object({ id, group: id.nullable(), frozenOn: dayField, members: z.int() });
const informing = { purpose: 'informing' as const, says: faultTexts };

/** Target groups: what can be asked, counting, explaining, saving, freezing and taking out. */
export const routes = [
  route('GET /target-group-fields', {
    permit: 'groups:read',
    ...informing,
    summary: 'The fields that a target group can be made of, with their operators and choices',
    input: z.object({}),
    output: z.object({ fields: z.array(z.custom<OfferedField>(isObject)) }),
    handle: async (_input, by) => ({ fields: await offeredFields(by) }),
  }),
  route('POST /target-group-counts', {
    permit: 'groups:read',
    ...informing,
    summary: 'Count a target group now: who matches, and by channel what each reason takes away',
    input: z.object({ definition }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('counted'), matched: z.int(), channels: z.array(waterfall).readonly() }),
      refused,
    ]),
    handle: (input, by) => countGroup(by, input.definition),
  }),
  route('POST /target-group-explanations', {
    permit: 'groups:read',
    ...informing,
    summary: 'Why a customer is in a target group or not, condition by condition and channel by channel',
    input: z.object({ definition, customer: customerNumberField }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('explained'),
        customer: customerNumberField,
        isIn: z.boolean(),
        why: z.custom<ExplainedCondition>(isObject),
        channels: z.array(z.object({ channel, may: z.boolean(), because: z.string().nullable() })).readonly(),
      }),
      refused,
    ]),
    handle: async (input, by) => {
      const explained = await explainGroup(by, input.definition, input.customer);
      return explained.kind === 'unknown customer' ? { kind: 'not found' } : explained;
    },
  }),
  route('GET /target-groups', {
    permit: 'groups:read',
    ...informing,
    summary: 'The saved target groups',
    input: z.object({}),
    output: z.object({ groups: z.array(group) }),
    handle: async (_input, by) => ({ groups: await listGroups(by) }),
  }),
  route('GET /target-groups/:group', {
    permit: 'groups:read',
    ...informing,
    summary: 'A saved target group',
    input: z.object({ group: id }),
    output: group,
    handle: async (input, by) => (await groupOf(by, input.group)) ?? { kind: 'not found' },
  }),
  route('POST /target-groups', {
    permit: 'groups:read',
    ...informing,
    summary: 'Save a target group under a name, over the one that stands under it',
    input: z.object({ name: lineField(100), definition }),
    output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved'), id }), refused]),
    handle: ({ name, definition: given }, by) => saveGroup(by, name, given),
  }),
  route('DELETE /target-groups/:group', {
    permit: 'groups:read',
    ...informing,
    summary: 'End a saved target group; its lists stay',
    input: z.object({ group: id }),
    output: z.object({ kind: z.literal('ended') }),
    handle: async (input, by) => ((await endGroup(by, input.group)) ? { kind: 'ended' } : { kind: 'not found' }),
  }),
  route('GET /target-group-lists', {
    permit: 'groups:read',
    ...informing,
    summary: 'The newest frozen lists',
    input: z.object({ limit: limitField }),
    output: z.object({ lists: z.array(list) }),
    handle: async ({ limit }, by) => ({ lists: await listFrozen(by, limit) }),
  }),
  route('POST /target-group-lists', {
    permit: 'groups:export',
    ...informing,
    summary: 'Freeze a target group: write down who matches now',
    input: z.object({ definition, group: id.nullable().default(null) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('frozen'), list: id, members: z.int() }),
      refused,
    ]),
    handle: (input, by) => freezeGroup(by, input.definition, input.group),
  }),
  route('POST /target-group-lists/:list/export', {
    permit: 'groups:export',
    ...informing,
    summary: 'Take a frozen list out for one channel as CSV; the gate decides about each person now',
    input: z.object({ list: id, channel }),
    output: sentFile,
    handle: async (input, by) => {
      const pieces: string[] = [];
      const exported = await exportList(by, input.list, input.channel, (piece) => void pieces.push(piece));
      if (exported.kind === 'unknown list') return { kind: 'not found' };
      const name = `list-${input.list}-${input.channel}.csv`;
      return { kind: 'file' as const, name, type: 'text/csv; charset=utf-8', content: pieces.join('') };
    },
  }),
] as const;
