import { expect, test } from 'vitest';
import { day } from '#kernel';
import { type ComingIssue, decideHold, type HoldFacts, type HoldRules } from './decide-hold.ts';

const RULES: HoldRules = { minDays: 7, maxDays: 90, leadDays: 2, gapDays: 3, daysAYearMax: 100 };
const span = (since: string, until: string | null) => ({
  since: day(since),
  until: until === null ? null : day(until),
});
const issue = (on: string, addressesBy: string, isClosed = false): ComingIssue => ({ on: day(on), addressesBy: day(addressesBy), isClosed }); // prettier-ignore

const facts = (since: string, until: string | null, more: Partial<HoldFacts> = {}): HoldFacts => ({
  span: span(since, until), today: day('2027-01-15'), others: [], issues: [], endsOn: null, ...more,
}); // prettier-ignore

test.each([
  // since        until         because                   instead
  ['2027-02-01', '2027-01-31', 'ends_before_it_begins', { until: '2027-02-01' }],
  ['2027-01-16', '2027-02-16', 'too_late',              { since: '2027-01-17' }],
  ['2027-02-01', '2027-02-06', 'too_short',             { until: '2027-02-07' }],
  ['2027-02-01', '2027-05-02', 'too_long',              { until: '2027-05-01' }],
  ['2027-02-01', null,         'too_long',              { until: '2027-05-01' }],
] as const)('a hold from %s to %s is refused: %s, instead %j', (since, until, because, instead) => {
  const decided = decideHold(facts(since, until), RULES);
  expect(JSON.parse(JSON.stringify(decided))).toEqual({ kind: 'refused', because, instead });
}); // prettier-ignore

test.each([
  ['2027-02-01', '2027-02-07'], // the shortest
  ['2027-02-01', '2027-05-01'], // the longest: ninety days over the end of winter time
  ['2027-01-17', '2027-01-31'], // begins on the first day allowed, ends on a 31st
  ['2028-02-29', '2028-03-06'], // begins on a leap day
  ['2027-12-28', '2028-01-10'], // over the new year
])('a hold from %s to %s is allowed', (since, until) => {
  expect(decideHold(facts(since, until), RULES)).toEqual({ kind: 'allowed' });
});

test('two holds do not overlap, and some days lie between them', () => {
  const others = [span('2027-02-10', '2027-02-28')];
  const refused = (since: string, until: string) =>
    JSON.parse(JSON.stringify(decideHold(facts(since, until, { others }), RULES)));
  expect(refused('2027-02-28', '2027-03-10')).toMatchObject({ because: 'overlaps', instead: { since: '2027-03-01' } });
  expect(refused('2027-03-03', '2027-03-10')).toMatchObject({ because: 'too_near', instead: { since: '2027-03-04' } });
  expect(refused('2027-01-25', '2027-02-08')).toMatchObject({ because: 'too_near', instead: { until: '2027-02-06' } });
  expect(refused('2027-03-04', '2027-03-10')).toEqual({ kind: 'allowed' });
  const open = [span('2027-02-10', null)];
  expect(decideHold(facts('2027-06-01', '2027-06-30', { others: open }), RULES)).toEqual({
    kind: 'refused', because: 'overlaps', instead: {},
  }); // prettier-ignore
});

test('a number whose labels are made, or whose addresses are closed, still comes: the hold begins after it', () => {
  const issues = [
    issue('2027-01-21', '2027-01-13', true),
    issue('2027-01-28', '2027-01-14'),
    issue('2027-02-04', '2027-01-15'),
  ];
  const decided = decideHold(facts('2027-01-20', '2027-02-20', { issues }), RULES);
  expect(JSON.parse(JSON.stringify(decided))).toEqual({
    kind: 'refused', because: 'past_cut_off', instead: { since: '2027-01-29' },
  }); // prettier-ignore
  expect(decideHold(facts('2027-01-29', '2027-02-20', { issues }), RULES)).toEqual({ kind: 'allowed' });
});

test('days of a year are used up by calendar years, and a leap year has one more', () => {
  const others = [span('2027-09-01', '2027-11-29')];
  const decided = decideHold(facts('2027-12-20', '2028-01-20', { others }), RULES);
  expect(decided).toEqual({ kind: 'refused', because: 'days_used_up', instead: { days: 10 } });
  expect(decideHold(facts('2027-12-22', '2028-03-20', { others }), RULES)).toEqual({ kind: 'allowed' });
});

test('nothing is held after the end of what was ordered', () => {
  const decided = decideHold(facts('2027-03-01', '2027-03-31', { endsOn: day('2027-02-28') }), RULES);
  expect(JSON.parse(JSON.stringify(decided))).toMatchObject({
    because: 'after_the_end',
    instead: { until: '2027-02-28' },
  });
});
