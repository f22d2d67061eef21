import { z } from 'zod';
import { command, type Command, idField } from '#platform';
import type { BatchId } from '#kernel';
import { placeField } from './place-field.ts';
import { type AskedRow, questionsOfAll } from './questions.ts';

/** How many rows are listed at once: each is a look at people. */
const LIMIT_MAX = 20;

/** `12.3 receiver 100001 name:agrees phone:differs`, with tabs between: a line for each customer whom a party may mean. */
const saidRow = ({ batch, row, parties }: AskedRow): string[] =>
  parties.flatMap(({ field, among }) =>
    among.map(({ customer, evidence }) =>
      [`${batch}.${row}`, field, customer, evidence.map(({ fact, stands }) => `${fact}:${stands}`).join(' ')].join(
        '\t',
      ),
    ),
  );

/** Rows of all files that wait for a person’s word, on the command line. */
export const questionCommands: readonly Command[] = [
  command('import questions', {
    summary: 'List rows of all files that may mean somebody known, with what agrees and what differs',
    permit: 'imports:apply',
    purpose: 'orders',
    input: z.object({
      batch: idField<BatchId>().optional().describe('of this batch alone'),
      supplier: z.string().max(40).optional().describe('of the files of this supplier alone'),
      profile: z.string().max(60).optional().describe('of the files that came by this profile alone'),
      after: placeField.optional().describe('after this batch and row: 12.345'),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_MAX).describe(`at most ${LIMIT_MAX}`),
    }),
    examples: ['kortisto import questions', 'kortisto import questions --supplier lista --after 12.345'],
    run: async ({ after, limit, ...filter }, by, terminal) => {
      const all = await questionsOfAll(by, filter, { after: after ?? { batch: 0, row: 0 }, limit });
      terminal.say(`${all.left} rows of ${all.batches.length} files wait`);
      return {
        exit: 'done',
        json: all,
        text: all.rows
          .flatMap(saidRow)
          .map((line) => `${line}\n`)
          .join(''),
      };
    },
  }),
];
