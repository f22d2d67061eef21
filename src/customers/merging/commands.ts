import { z } from 'zod';
import { command, type Command, customerNumberField, limitField } from '#platform';
import { numberField } from '../fields.ts';
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
    }),
    examples: ['kortisto customer merge 100002 --into 100001 --take address,phone'],
    run: async ({ customer, into, take }, by, { isDryRun }) => {
      if (isDryRun) {
        const preview = await previewMerge(by, { merged: customer, into });
        if (preview.kind === 'refused') return { ...refusal(preview.because), json: preview };
        const lines = preview.picks.map(({ pick, ours, theirs, better }) => `${pick} ${better} ${ours ?? '-'} | ${theirs ?? '-'}`); // prettier-ignore
        return { exit: 'done', json: preview, text: `${lines.join('\n')}\n` };
      }
      const merged = await merge(by, { merged: customer, into, take: take ?? 'better' });
      if (merged.kind === 'refused') return { ...refusal(merged.because), json: merged };
      return { exit: 'done', json: merged, text: `${customer} ${into} ${merged.taken.join(' ')}\n` };
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
