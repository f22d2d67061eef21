import { expect, test } from 'vitest';
import { day } from '#kernel';
import { CLAIM_REASONS, CLAIM_REMEDIES, type ClaimFacts, type ClaimRules, decideClaim } from './decide-claim.ts';

const RULES: ClaimRules = {
  windowDays: 60, replacementsAYear: 1, alert: { claims: 3, days: 90 }, reasons: CLAIM_REASONS, remedies: CLAIM_REMEDIES,
}; // prettier-ignore
const FACTS: ClaimFacts = {
  reason: 'not_delivered', remedy: 'new_copy', today: day('2028-02-29'), issueOn: day('2028-02-17'), wasSent: true, hasTerm: true,
  isClaimed: false, isCredited: false, replacements: 0, earlier: [], isInStock: true,
}; // prettier-ignore

test('a claim in its time is taken', () => {
  expect(decideClaim(FACTS, RULES)).toEqual({ kind: 'allowed', isRepeated: false });
});

test.each([
  ['not_sent',              { wasSent: false },                       [],                              null],
  ['claimed_already',       { isClaimed: true },                      [],                              null],
  ['given_back_already',    { isCredited: true },                     [],                              null],
  ['out_of_time',           { today: day('2028-04-18') },             [],                              '2028-04-17'],
  ['too_many_replacements', { replacements: 1 },                      ['extension', 'credit', 'none'], null],
  ['out_of_stock',          { isInStock: false },                     ['extension', 'credit', 'none'], null],
  ['remedy_not_in_use',     { remedy: 'credit', hasTerm: false },     ['new_copy', 'none'],            null],
] as const)('refused: %s', (because, more, instead, until) => {
  const decided = decideClaim({ ...FACTS, ...more }, RULES);
  expect(JSON.parse(JSON.stringify(decided))).toEqual({ kind: 'refused', because, instead, until });
}); // prettier-ignore

test('the last day of the window counts, and the day after it does not', () => {
  expect(decideClaim({ ...FACTS, today: day('2028-04-17') }, RULES).kind).toBe('allowed');
});

test('reasons and remedies that the publisher does not use are refused', () => {
  const strict: ClaimRules = { ...RULES, reasons: ['not_delivered'], remedies: ['extension'] };
  expect(decideClaim({ ...FACTS, reason: 'late' }, strict)).toMatchObject({ because: 'reason_not_in_use' });
  expect(decideClaim(FACTS, strict)).toMatchObject({ because: 'remedy_not_in_use', instead: ['extension', 'none'] });
});

test('what came unasked for needs nothing to have been sent under a term', () => {
  const unasked: ClaimFacts = { ...FACTS, reason: 'unwanted', remedy: 'none', wasSent: false, hasTerm: false };
  expect(decideClaim(unasked, RULES).kind).toBe('allowed');
});

test('the third claim within ninety days is a repeated one', () => {
  const earlier = [day('2027-12-01'), day('2028-02-01')];
  expect(decideClaim({ ...FACTS, earlier }, RULES)).toEqual({ kind: 'allowed', isRepeated: true });
  expect(decideClaim({ ...FACTS, earlier: [day('2027-11-30'), day('2028-02-01')] }, RULES)).toEqual({ kind: 'allowed', isRepeated: false }); // prettier-ignore
});
