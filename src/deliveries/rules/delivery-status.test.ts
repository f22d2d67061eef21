import { expect, test } from 'vitest';
import { day } from '#kernel';
import { deliveryStatus, type StatusFacts } from './delivery-status.ts';

const FACTS: StatusFacts = {
  startsOn: day('2027-01-31'), cancelledOn: null, endsOn: day('2028-01-30'), titlesClosedOn: [null, null], isInGrace: false,
  interruptions: [], holds: [], undeliverableSince: null, isComplimentary: false,
}; // prettier-ignore
const on = (text: string, more: Partial<StatusFacts> = {}) =>
  JSON.parse(JSON.stringify(deliveryStatus({ ...FACTS, ...more }, day(text)))) as { status: string; why: string };
const span = (since: string, until: string | null) => ({
  since: day(since),
  until: until === null ? null : day(until),
});

test.each([
  ['2027-01-30', {},                                                              'future',         'starts_later'],
  ['2027-01-31', {},                                                              'active',         'term_runs'],
  ['2028-01-30', {},                                                              'active',         'term_runs'],
  ['2028-01-31', {},                                                              'ended',          'last_term_over'],
  ['2028-02-29', { isInGrace: true },                                             'grace',          'renewal_awaited'],
  ['2027-06-01', { cancelledOn: day('2027-06-01') },                              'cancelled',      'order_cancelled'],
  ['2027-05-31', { cancelledOn: day('2027-06-01') },                              'active',         'term_runs'],
  ['2027-06-01', { isComplimentary: true },                                       'complimentary',  'free_of_charge'],
  ['2027-06-01', { titlesClosedOn: [day('2027-06-01'), day('2027-01-01')] },      'title_closed',   'title_closed'],
  ['2027-06-01', { titlesClosedOn: [day('2027-06-01'), null] },                   'active',         'term_runs'],
  ['2027-06-01', { undeliverableSince: day('2027-05-01') },                       'undeliverable',  'mail_came_back'],
  ['2027-06-01', { interruptions: [{ ...span('2027-05-01', null), because: 'unpaid' }] }, 'unpaid_break', 'unpaid'],
  ['2027-06-01', { holds: [{ ...span('2027-06-01', '2027-06-30'), kind: 'pause' }] },     'hold_temporary', 'asked_to_hold'],
  ['2027-07-01', { holds: [{ ...span('2027-06-01', '2027-06-30'), kind: 'pause' }] },     'active',         'term_runs'],
  ['2027-07-01', { holds: [{ ...span('2027-06-01', null), kind: 'pause' }] },             'hold_open',      'asked_to_hold'],
  ['2027-07-01', { holds: [{ ...span('2027-06-01', null), kind: 'ban' }] },               'hold_open',      'delivery_ban'],
] as const)('on %s with %j: %s because %s', (text, more, status, why) => {
  expect(on(text, more)).toMatchObject({ status, why });
}); // prettier-ignore

test('what is not paid stops deliveries before what was asked for, and an end before both', () => {
  const both = {
    interruptions: [{ ...span('2027-05-01', null), because: 'unpaid' }],
    holds: [{ ...span('2027-05-01', null), kind: 'pause' as const }],
  };
  expect(on('2027-06-01', both)).toMatchObject({ status: 'unpaid_break', since: '2027-05-01' });
  expect(on('2028-06-01', both)).toMatchObject({ status: 'ended', since: '2028-01-31' });
});
