import { z } from 'zod';
import { command, type Command, customerNumberField, limitField } from '#platform';
import { numberField } from '../fields.ts';
import type { Held } from '../changing/slots.ts';
import type { FurtherNamed } from './further.ts';
import { keepApart, type LikelyPair, likelyPairs } from './likely-pairs.ts';
import { merge } from './merge.ts';
import { type Pick, PICKS } from './picks.ts';
import { previewMerge } from './preview.ts';
import { sweepRegister } from './sweep.ts';
import { mergingTexts } from './texts.ts';

const refusal = (because: keyof typeof mergingTexts) =>
  ({ exit: because === 'unknown' ? 'not found' : 'refused', because, advice: mergingTexts[because].en }) as const;

const isPick = (text: string): text is Pick => (PICKS as readonly string[]).includes(text);
const picksField = z
  .string()
  .transform((text) => text.split(',').filter((word) => word !== ''))
  .refine((words) => words.every(isPick), `of: ${PICKS.join(', ')}`)
  .transform((words) => words.filter(isPick));

/** `100001 100002 near name:agrees address:differs`, with tabs between. */
const saidPair = ({ one, other, nearness, evidence }: LikelyPair): string =>
  [one, other, nearness, evidence.map(({ fact, stands }) => `${fact}:${stands}`).join(' ')].join('\t');

/** A further value in one line: an address, what a number is for, `yes` of one without a word; `-` where there is none. */
function saidHeld(held: Held | null): string {
  if (held === null || typeof held === 'number') return '-';
  if (!('validTo' in held)) return held.label ?? 'yes';
  const { co, streetAddress, postalCode, city, validTo, seasonTo } = held;
  return [co, streetAddress, [postalCode, city].filter(Boolean).join(' '), validTo ?? seasonTo].filter(Boolean).join(', '); // prettier-ignore
}

/** `came temporary 2026-12-01`, `left phone`. */
const saidComing =
  (word: 'came' | 'left') =>
  ({ what, from }: FurtherNamed): string =>
    [word, what, from].filter(Boolean).join(' ');

/** Merging on the command line. */
export const mergingCommands: readonly Command[] = [
  command('customer merge <customer>', {
    summary: 'Merge a customer into another one, which then stands for both',
    permit: 'customers:merge',
    purpose: 'care',
    changes: true,
    input: z.object({
      customer: numberField,
      into: customerNumberField.describe('the customer that stands'),
      take: picksField
        .optional()
        .describe('values taken from the merged one: address,phone,…; the better ones unless given'),
      further: z
        .string()
        .transform((text) => text.split(',').filter((word) => word !== ''))
        .optional()
        .describe('further telephones, e-mails and addresses taken, by the ids of --dry-run; those that go with --take unless given'), // prettier-ignore
    }),
    examples: ['kortisto customer merge 100002 --into 100001 --dry-run', 'kortisto customer merge 100002 --into 100001 --take address,phone'], // prettier-ignore
    run: async ({ customer, into, take, further }, by, { isDryRun }) => {
      if (isDryRun) {
        const preview = await previewMerge(by, { merged: customer, into });
        if (preview.kind === 'refused') return { ...refusal(preview.because), json: preview };
        const lines = preview.picks.map(({ pick, ours, theirs, better }) => `${pick} ${better} ${ours ?? '-'} | ${theirs ?? '-'}`); // prettier-ignore
        const many = preview.further.map(({ id, slot, better, ours, theirs }) => `${id} ${slot} ${better} ${saidHeld(ours)} | ${saidHeld(theirs)}`); // prettier-ignore
        return { exit: 'done', json: preview, text: [...lines, ...many].map((line) => `${line}\n`).join('') };
      }
      const merged = await merge(by, { merged: customer, into, take: take ?? 'better', further });
      if (merged.kind === 'refused') return { ...refusal(merged.because), json: merged };
      const { came, left } = merged.further;
      const lines = [`${customer} ${into} ${merged.taken.join(' ')}`, ...came.map(saidComing('came')), ...left.map(saidComing('left'))]; // prettier-ignore
      return { exit: 'done', json: merged, text: lines.map((line) => `${line}\n`).join('') };
    },
  }),
  command('customer duplicates', {
    summary: 'List pairs of customers who may be one, the likeliest first, with what agrees and what differs',
    permit: 'customers:merge',
    purpose: 'care',
    input: z.object({ limit: limitField }),
    examples: ['kortisto customer duplicates --limit 10'],
    run: async ({ limit }, by, terminal) => {
      const pairs = await likelyPairs(by, { after: null, limit });
      terminal.say(`${pairs.waiting} pairs wait`);
      return { exit: 'done', json: pairs, text: pairs.rows.map((pair) => `${saidPair(pair)}\n`).join('') };
    },
  }),
  command('customer keep-apart <customer>', {
    summary: 'Say that two customers are two; their pair is never asked about again',
    permit: 'customers:merge',
    purpose: 'care',
    input: z.object({ customer: numberField, from: customerNumberField.describe('the other customer') }),
    run: async ({ customer, from }, by) => {
      const kept = await keepApart(by, customer, from);
      if (kept.kind === 'refused') return { ...refusal(kept.because), json: kept };
      return { exit: 'done', json: kept, text: `${customer} ${from}\n` };
    },
  }),
  command('customer sweep', {
    summary: 'Look through the whole register for customers who may be one; goes on where it was stopped, never merges',
    permit: 'customers:merge',
    purpose: 'care',
    input: z.object({}),
    examples: ['kortisto customer sweep'],
    run: async (_input, by, terminal) => {
      const swept = await sweepRegister(by, { tell: (at) => terminal.progress(at.customers, at.of, 'customers') });
      return { exit: 'done', json: swept, text: `${swept.customers} customers, ${swept.pairs} new pairs\n` };
    },
  }),
];
