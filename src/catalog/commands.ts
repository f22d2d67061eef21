import { z } from 'zod';
import { eurosPlain } from '#kernel';
import { command, type Command } from '#platform';
import { calendarCommands } from './calendar/commands.ts';
import { policyCommands } from './policies/commands.ts';
import { listOffers, listTitles } from './set-catalogue.ts';

/** The catalogue on the command line. */
export const commands: readonly Command[] = [
  command('title list', {
    summary: 'List the titles',
    permit: 'catalog:read',
    purpose: 'orders',
    input: z.object({}),
    run: async (_input, by) => {
      const titles = await listTitles(by);
      const lines = titles.map(({ code, form, issuesAYear, name }) => `${code}\t${form}\t${issuesAYear}\t${name}\n`);
      return { exit: 'done', json: titles, text: lines.join('') };
    },
  }),
  command('offer list', {
    summary: 'List the offers with their prices and the titles they hold',
    permit: 'catalog:read',
    purpose: 'orders',
    input: z.object({}),
    run: async (_input, by) => {
      const offers = await listOffers(by);
      const lines = offers.map(
        ({ code, kind, termMonths, priceCents, parts, name }) =>
          `${code}\t${kind}\t${termMonths} mo\t${eurosPlain(priceCents)}\t${parts.map(({ title }) => title).join('+')}\t${name.fi}\n`,
      );
      return { exit: 'done', json: offers, text: lines.join('') };
    },
  }),
  ...calendarCommands,
  ...policyCommands,
];
