import { z } from 'zod';
import { command, type Command, customerNumberField, dayField, limitField, type Outcome } from '#platform';
import { saidCard } from './card-lines.ts';
import { customerCard } from './customer-card.ts';
import { type CustomerRelations, customerRelations } from './relations/customer-relations.ts';
import { type Hit, searchCustomers } from './search-customers.ts';

const customer = customerNumberField.describe('customer number');
const nobody = (json: object): Outcome => ({
  exit: 'not found',
  json,
  because: 'unknown_customer',
  advice: 'There is no such customer number, or no such customer on that day.',
});
const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const saidHit = ({ customer: number, name, organisation, by, at, street, postalCode, city, isProtected }: Hit): string => {
  const town = [postalCode, city].filter((part) => part !== null).join(' ');
  const address = isProtected ? 'protected' : [street, town].filter((part) => part !== null && part !== '').join(', ');
  const who = organisation === null ? name : `${name} (${organisation})`;
  return [number, who, at === null ? by : `${by} ${at}`, address].join('\t');
}; // prettier-ignore

function saidRelations({ paysFor, paidBy, household, organisation, posts, told, merges }: CustomerRelations): string[] {
  const somebody = (what: string) => (one: { customer: number; name: string }) => [what, one.customer, one.name].join('\t'); // prettier-ignore
  return [
    ...told.map(({ id, kind, isOther, other, validFrom, validTo }) =>
      [isOther ? `${kind} is` : `${kind} of`, other.customer, other.name, `${String(validFrom)}–${validTo === null ? '' : String(validTo)}`, id].join('\t')), // prettier-ignore
    ...paysFor.map(somebody('pays for')),
    ...paidBy.map(somebody('paid by')),
    ...household.map(somebody('household')),
    ...(organisation === null ? [] : [somebody('post in')(organisation)]),
    ...posts.map(somebody('post')),
    ...merges.map(({ merged, into }) => ['merged', merged.customer, merged.name, into.customer].join('\t')),
  ];
}

/** The joined screens on the command line. */
export const commands: readonly Command[] = [
  command('customer find <text...>', {
    summary:
      'Find customers by anything heard or read: name, number, telephone, e-mail, invoice, reference, order, address',
    permit: 'customers:find',
    purpose: 'care',
    input: z.object({
      text: z.array(z.string().max(200)).describe('a name in any order or a part of it, street and town, or a key'),
      limit: limitField,
    }),
    examples: ['kortisto customer find Virtanen Helsingfors', 'kortisto customer find 0405551234 --limit 5'],
    run: async ({ text, limit }, by, terminal) => {
      const found = await searchCustomers(by, text.join(' ').slice(0, 200), limit);
      if (found.isGuess) terminal.say('nothing holds these words; these are like them');
      if (found.hasMore) terminal.say(`more than ${limit} were found: say more, or raise --limit`);
      if (found.hits.length > 0) return { exit: 'done', json: found, text: linesOf(found.hits.map(saidHit)) };
      return { exit: 'not found', json: found, because: 'nobody_found', advice: 'nobody was found' };
    },
  }),
  command('customer show <customer>', {
    summary: 'Show a customer’s card, now or as it was at the end of a day, with whose word each value is',
    permit: 'customers:find',
    purpose: 'care',
    input: z.object({ customer, asOf: dayField.optional().describe('the day; now unless given') }),
    examples: ['kortisto customer show 100123', 'kortisto customer show 100123 --as-of 2026-01-01'],
    run: async ({ customer: number, asOf }, by) => {
      const card = await customerCard(by, number, asOf ?? null);
      return card.kind === 'card' ? { exit: 'done', json: card, text: linesOf(saidCard(card)) } : nobody(card);
    },
  }),
  command('customer relations <customer>', {
    summary:
      'Show how a customer is tied to others: who pays for whom, who lives together, what was told, what was merged',
    permit: 'customers:find',
    purpose: 'care',
    input: z.object({ customer }),
    examples: ['kortisto customer relations 100123'],
    run: async ({ customer: number }, by) => {
      const tied = await customerRelations(by, number);
      return 'kind' in tied ? nobody(tied) : { exit: 'done', json: tied, text: linesOf(saidRelations(tied)) };
    },
  }),
];
