import { saidAddress, saidContact } from '#customers';
import type { CustomerCard } from './customer-card.ts';

/** The fields of a card that are said one a line; addresses and contacts have lines of their own. */
const VALUES = [
  'givenNames',
  'familyName',
  'organisationName',
  'businessId',
  'organisation',
  'title',
  'industryCode',
  'language',
  'deceasedOn',
  'undeliverableSince',
  'protectedUntil',
] as const;

/** Where a permanent address came from is known part by part: the first part that somebody told speaks for it. */
const PARTS = ['streetAddress', 'city', 'postalCode', 'co'];

/**
 * A customer's card as the command line says it, a line each with tabs between: what it is, the value, who said it, and the
 * day it was received. Of a protected customer neither address nor contacts are said.
 */
export function saidCard(card: CustomerCard): string[] {
  const { number, kind, mergedInto } = card.customer;
  return [
    ['customer', number, kind].join('\t'),
    ...(card.asOf === null ? [] : [`as of\t${card.asOf.toString()}`]),
    ...(mergedInto === null ? [] : [`merged into\t${mergedInto}`]),
    ...VALUES.flatMap((field) => saidValue(card, field)),
    ...(card.isMasked ? ['protected\taddress and contacts: kortisto customer reveal'] : []),
    ...card.addresses.map((one) => `${saidAddress(one)}\t${saidBy(card, one.slot === 'address' ? PARTS : [one.slot])}`),
    ...card.contactPoints.map((one) => `${saidContact(one)}\t${saidBy(card, [one.slot])}`),
    ...card.bans.map(({ channel, until, toldBy }) =>
      ['ban', channel, until === null ? '' : `until ${until.toString()}`, toldBy].join('\t')),
    ...card.subscriptions.map((one) =>
      ['subscription', one.id, one.offer, one.titles.join(', '), one.kind, String(one.startsOn), one.endsOn === null ? '' : String(one.endsOn)].join('\t')),
  ]; // prettier-ignore
}

function saidValue(card: CustomerCard, field: (typeof VALUES)[number]): string[] {
  const value = card.customer[field];
  return value === null ? [] : [[field, String(value), saidBy(card, [field])].join('\t')];
}

/** Who said the value of the first field that has an origin, and the day it was received. */
function saidBy({ origins }: CustomerCard, fields: readonly string[]): string {
  const origin = fields.map((field) => origins[field]).find((one) => one !== undefined);
  return origin === undefined ? '\t' : `${origin.name}\t${origin.receivedOn.toString()}`;
}
