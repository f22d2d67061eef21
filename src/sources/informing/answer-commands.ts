import { z } from 'zod';
import { todayOf } from '#access';
import {
  command,
  type Command,
  customerNumberField,
  dayField,
  lineField,
  type Outcome,
  wholeNumberField,
} from '#platform';
import { answerDuty, type DutyAnswer, noticesOf } from './queue.ts';
import { informingRefusals } from './refusals.ts';

const BY_HAND = ['letter', 'email', 'phone', 'visit', 'other'] as const;
const BECAUSE = ['had_the_information', 'impossible', 'law'] as const;

const wrong = (advice: string): Outcome => ({ exit: 'wrong usage', because: 'malformed', advice });

/** What is owed to one person, and answering it by hand, on the command line. */
export const answerCommands: readonly Command[] = [
  command('inform show <customer>', {
    summary: 'Show where data about a person came from, and when and how the person was told or need not be',
    permit: 'customers:find',
    purpose: 'rights',
    input: z.object({ customer: customerNumberField.describe('customer number') }),
    examples: ['kortisto inform show 100001'],
    run: async ({ customer }, by) => {
      const duties = await noticesOf(by, customer);
      const lines = duties.map(({ id, originName, since, dueOn, toldOn, means, exempt }) =>
        [id, originName, String(since), `due ${String(dueOn)}`, toldOn === null ? (exempt ?? 'open') : `${means ?? ''} ${String(toldOn)}`].join('\t')); // prettier-ignore
      return { exit: 'done', json: duties, text: lines.map((line) => `${line}\n`).join('') };
    },
  }),
  command('inform answer <duty>', {
    summary: 'Note that a person was told by other means than the run (--means), or why not (--exempt and --note)',
    permit: 'notices:send',
    purpose: 'rights',
    input: z.object({
      duty: wholeNumberField(1).describe('number of the duty, from inform show'),
      means: z.enum(BY_HAND).optional().describe(BY_HAND.join(', ')),
      on: dayField.optional().describe('the day it was told; today unless given'),
      exempt: z.enum(BECAUSE).optional().describe(BECAUSE.join(', ')),
      note: lineField(500).optional().describe('why the person need not be told'),
    }),
    examples: [
      'kortisto inform answer 12 --means phone --on 2026-12-01',
      'kortisto inform answer 12 --exempt impossible --note "moved abroad, no address"',
    ],
    run: async ({ duty, means, on, exempt, note }, by) => {
      if ((means === undefined) === (exempt === undefined)) return wrong('give either --means or --exempt');
      if (exempt !== undefined && note === undefined) return wrong('--exempt needs --note');
      const answer: DutyAnswer = means === undefined
        ? { kind: 'exempt', because: exempt ?? 'law', note: note ?? '' }
        : { kind: 'told', means, on: on ?? todayOf(by) }; // prettier-ignore
      const answered = await answerDuty(by, duty, answer);
      if (answered.kind === 'answered') return { exit: 'done', json: answered, text: 'answered\n' };
      const { because } = answered;
      return { exit: 'refused', json: answered, because, advice: informingRefusals[because].en };
    },
  }),
];
