import { expect, test } from 'vitest';
import { day } from '#kernel';
import { planToken } from './plan-token.ts';

test('the order of keys does not matter to the token of a plan, and every value does', () => {
  const plan = { issues: [{ on: day('2028-02-29'), copies: 2 }], token: null };
  expect(planToken(plan)).toBe(planToken({ token: null, issues: [{ copies: 2, on: day('2028-02-29') }] }));
  expect(planToken(plan)).not.toBe(planToken({ ...plan, issues: [{ on: day('2028-03-01'), copies: 2 }] }));
  expect(planToken({ issues: [1, 2] })).not.toBe(planToken({ issues: [2, 1] }));
});
