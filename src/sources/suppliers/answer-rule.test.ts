import { expect, test } from 'vitest';
import { LANGUAGES } from '#kernel';
import type { RowReason } from '../rows/index.ts';
import { answerOf, NEUTRAL, SAYABLE } from './answer-rule.ts';

const row = (verdict: 'created' | 'unchanged' | 'quarantined' | 'rejected', ...reasons: RowReason[]) => ({
  row: 1,
  reference: 'R1',
  verdict,
  reasons: reasons.map((reason) => ({ verdict, reason, field: 'offer_code' })),
});

/** What only the register knows of a person: that he is in it, has it, forbids it, has died or moved. */
const NEVER: readonly RowReason[] = [
  'phone_ban',
  'doubtful_match',
  'has_running_subscription',
  'estate',
  'two_persons',
  'no_match',
  'unknown_at_address',
  'only_for_organisations',
];

test.each(NEVER)('%s is never said: the seller hears the one neutral sentence', (reason) => {
  expect(SAYABLE.has(reason)).toBe(false);
  for (const language of LANGUAGES) {
    const [held, gone] = [answerOf(row('quarantined', reason), language), answerOf(row('rejected', reason), language)];
    expect(held).toEqual({ reference: 'R1', answer: 'in hand', message: NEUTRAL['in hand'][language] });
    expect(gone).toEqual({ reference: 'R1', answer: 'not accepted', message: NEUTRAL['not accepted'][language] });
  }
});

test('what the seller can mend is said, unless something beside it may not be', () => {
  expect(answerOf(row('rejected', 'unknown_offer'), 'en')?.message).toContain('offer_code');
  expect(answerOf(row('quarantined', 'no_written_acceptance'), 'fi')?.message).not.toBe(NEUTRAL['in hand'].fi);
  expect(answerOf(row('rejected', 'unknown_offer', 'phone_ban'), 'en')?.message).toBe(NEUTRAL['not accepted'].en);
});

test('a taken order is accepted and no more, made or recognised alike; a row without a reference is not answered', () => {
  const accepted = { reference: 'R1', answer: 'accepted', message: '' };
  expect(answerOf(row('created'), 'en')).toEqual(accepted);
  expect(answerOf(row('unchanged'), 'en')).toEqual(accepted);
  expect(answerOf({ ...row('rejected', 'missing_reference'), reference: null }, 'en')).toBeNull();
});
