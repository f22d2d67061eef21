import { z } from 'zod';
import { customerNumberField, dayField, limitField, momentField, route } from '#platform';
import { FACTS, STANDS, WHICH } from '../matching/evidence.ts';
import { numberField } from '../fields.ts';
import { valueShape } from '../telling/shapes.ts';
import { FURTHER_KINDS } from './further.ts';
import { keepApart, likelyPairs } from './likely-pairs.ts';
import { merge } from './merge.ts';
import { PICKS } from './picks.ts';
import { previewMerge } from './preview.ts';
import { beginSweep, sweepStanding } from './sweep.ts';
import { mergingTexts } from './texts.ts';
import { listMerges } from './unmerge.ts';

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });
const pickField = z.enum(PICKS);
const obstacles = ['unknown', 'erased', 'another_kind', 'already_one', 'changed_meanwhile'] as const;
const evidence = z.object({
  fact: z.enum(FACTS),
  stands: z.enum(STANDS),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  which: z.enum(WHICH).optional(),
});
const sweep = z.object({ startedAt: momentField, finishedAt: momentField.nullable(), customers: z.int() }).nullable();

export const likelyPairsRoute = route('GET /duplicates', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Lists pairs of customers who may be one, the likeliest first, with the evidence',
  input: z.object({ after: z.string().max(40).optional(), limit: limitField }),
  output: z.object({
    rows: listOf(
      z.object({
        one: customerNumberField,
        other: customerNumberField,
        nearness: z.string(),
        evidence: listOf(evidence),
      }),
    ),
    next: z.string().nullable(),
    waiting: z.int(),
    sweep,
  }),
  handle: async ({ after = null, limit }, by) => ({
    ...(await likelyPairs(by, { after, limit })),
    sweep: await sweepStanding(by),
  }),
});

export const beginSweepRoute = route('POST /duplicates/sweeps', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Has the whole register looked through for likely doubles; the worker does it',
  input: z.object({}),
  output: z.object({ sweep }),
  handle: async (_input, by) => ({ sweep: await beginSweep(by) }),
});

export const keepApartRoute = route('PUT /duplicates/:one/:other/kept-apart', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Says that two customers are two; their pair is never asked about again',
  input: z.object({ one: numberField, other: numberField }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kept apart') }),
    refused(['unknown', 'already_one']),
  ]),
  says: mergingTexts,
  handle: ({ one, other }, by) => keepApart(by, one, other),
});

const saidBy = z.object({ kind: z.string(), name: z.string(), receivedOn: dayField }).nullable();

export const previewMergeRoute = route('GET /customers/:customer/merge-preview', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Shows what merging a customer into another would take of each',
  input: z.object({ customer: numberField, into: numberField }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('preview'),
      into: customerNumberField,
      merged: customerNumberField,
      picks: listOf(
        z.object({
          pick: pickField,
          ours: z.string().nullable(),
          theirs: z.string().nullable(),
          oursBy: saidBy,
          theirsBy: saidBy,
          better: z.enum(['one', 'other', 'neither']),
          must: z.boolean(),
        }),
      ),
      further: listOf(
        z.object({
          id: z.string(),
          slot: z.string(),
          ours: valueShape,
          theirs: valueShape,
          oursBy: saidBy,
          theirsBy: saidBy,
          better: z.enum(['one', 'other', 'neither']),
        }),
      ),
      seen: z.string(),
    }),
    refused(obstacles),
  ]),
  says: mergingTexts,
  handle: ({ customer, into }, by) => previewMerge(by, { merged: customer, into }),
});

const furtherNamed = z.object({ id: z.string(), what: z.enum(FURTHER_KINDS), from: z.string().nullable() });

export const mergeCustomerRoute = route('PUT /customers/:customer/merged-into', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Merge a customer into another one, which then stands for both',
  input: z.object({
    customer: numberField,
    into: customerNumberField,
    take: z.array(pickField).optional().describe('values taken from the merged one; the better ones unless given'),
    further: z
      .array(z.string().max(12))
      .max(500)
      .optional()
      .describe(
        'further telephones, e-mails and addresses taken, by the preview’s ids; those that go with `take` unless given',
      ),
    seen: z.string().max(64).optional().describe('what the preview gave: refused when the two have changed since'),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('merged'),
      taken: listOf(pickField),
      further: z.object({ came: listOf(furtherNamed), left: listOf(furtherNamed) }),
    }),
    refused(obstacles),
  ]),
  says: mergingTexts,
  handle: async ({ customer, into, take, further, seen }, by) => {
    const outcome = await merge(by, { merged: customer, into, take: take ?? 'better', further, seen });
    return outcome.kind === 'merged' ? { kind: 'merged', taken: outcome.taken, further: outcome.further } : outcome;
  },
});

export const mergesRoute = route('GET /customers/:customer/merges', {
  permit: 'customers:find',
  purpose: 'care',
  summary: 'Lists the merges in which a customer stands or was merged away, and what taking each apart would give back',
  input: z.object({ customer: numberField }),
  output: z.object({
    merges: listOf(
      z.object({
        merged: customerNumberField,
        into: customerNumberField,
        mergedAt: momentField,
        restores: listOf(z.string()),
        keeps: listOf(z.string()),
      }),
    ),
  }),
  handle: async ({ customer }, by) => ({
    merges: (await listMerges(by, customer)).map(({ act: _act, ...merge }) => merge),
  }),
});

/** Likely doubles and merging; taking a merge apart is the gate's route, which loses no ban. */
export const mergingRoutes = [
  likelyPairsRoute,
  beginSweepRoute,
  keepApartRoute,
  previewMergeRoute,
  mergeCustomerRoute,
  mergesRoute,
] as const;
