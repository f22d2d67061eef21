import { expect, test } from 'vitest';
import { exampleCatalogue } from '#catalog';
import { customerNumber, day, type Kind } from '#kernel';
import { decideOrder, type OrderFacts } from './decide-order.ts';
import type { GivenOrder } from './order.ts';

const today = day('2026-11-16');
const [ville, firm] = [customerNumber(100_001), customerNumber(100_002)];
const order: GivenOrder = {
  receiver: ville,
  payer: ville,
  offer: 'KESTO12',
  copies: 1,
  soldOn: day('2026-11-10'),
  startOn: day('2026-12-01'),
  salesChannel: 'door',
};
const offerOf = (code: string) => exampleCatalogue.offers.find((offer) => offer.code === code) ?? null;
const party = (number: typeof ville, kind: Kind) => ({ number, kind });
const facts = (given: GivenOrder): OrderFacts => ({
  receiver: party(given.receiver, given.receiver === firm ? 'organisation' : 'person'),
  payer: party(given.payer, given.payer === firm ? 'organisation' : 'person'),
  offer: offerOf(given.offer),
  referenceIsTaken: false,
  payerForbidsCalls: false,
});
const decide = (change: Partial<GivenOrder>, known: Partial<OrderFacts> = {}) => {
  const given = { ...order, ...change };
  return decideOrder(given, { ...facts(given), ...known }, today);
};

const called = { salesChannel: 'phone' } as const;
const sent = { ...called, writtenOfferSentOn: day('2026-11-10') } as const;
const accepted = { ...sent, writtenAcceptanceOn: day('2026-11-12'), acceptanceMedium: 'sms' } as const;

test.each([
  // what is told                                                        verdict
  ['an order from a door', {}, null],
  ['an offer that nobody sells', { offer: 'KESTO99' }, 'unknown_offer'],
  ['an offer before it was sold', { soldOn: day('2009-12-31') }, 'offer_not_sold'],
  ['no copies', { copies: 0 }, 'bad_copies'],
  ['half a copy', { copies: 1.5 }, 'bad_copies'],
  ['a sale of tomorrow', { soldOn: day('2026-11-17') }, 'sold_in_future'],
  ['a start in three years', { startOn: day('2029-11-16') }, 'start_too_far'],
  ['a gift that its receiver pays', { offer: 'LAHJA12' }, 'gift_without_payer'],
  ['a gift that another pays', { offer: 'LAHJA12', payer: firm }, null],
  ['an offer to firms, told of a person', { offer: 'YRITYS12' }, 'only_for_organisations'],
  ['an offer to firms, told of a firm', { offer: 'YRITYS12', receiver: firm, payer: firm }, null],
  ['a call without a written offer', called, 'no_written_offer'],
  ['a call whose offer nobody accepted', sent, 'no_written_acceptance'],
  ['a call that was accepted on the telephone', { ...accepted, acceptanceMedium: 'phone' }, 'no_written_acceptance'],
  ['a call that will be accepted', { ...accepted, writtenAcceptanceOn: day('2026-11-17') }, 'no_written_acceptance'],
  [
    'a call accepted before its offer',
    { ...accepted, writtenAcceptanceOn: day('2026-11-09') },
    'acceptance_before_offer',
  ],
  ['a call accepted in writing', accepted, null],
  ['a call to a firm', { ...called, receiver: firm, payer: firm }, null],
  ['a call to a person for whom a firm pays', { ...called, payer: firm }, null],
  ['a call that the buyer made', { salesChannel: 'inbound_call' }, null],
] as const)('%s: %#', (_, told, verdict) => {
  expect(decide(told)).toBe(verdict);
});

test('whoever forbids calls is not sold to by telephone, unless a person found that the sale stands', () => {
  expect(decide(accepted, { payerForbidsCalls: true })).toBe('phone_ban');
  expect(decide({ ...accepted, despitePhoneBan: true }, { payerForbidsCalls: true })).toBeNull();
  expect(decide({}, { payerForbidsCalls: true })).toBeNull();
});

test('what must go back to the seller is said before what a person can put right', () => {
  expect(decide(called, { referenceIsTaken: true, payerForbidsCalls: true })).toBe('repeated_reference');
  expect(decide({ offer: 'LAHJA12', copies: 0 })).toBe('bad_copies');
  expect(decide({ offer: 'X' }, { payer: null })).toBe('unknown_customer');
});
