import { expect, test } from 'vitest';
import { readReason } from './act-reason.ts';

test.each([
  'letter 12',
  'kirje 16.11.2026',
  'call of 2026-11-16',
  'invoice 100001',
  'customer 101074',
  'puhelu 01.12.2026',
])('%s names a case', (text) => expect(readReason(text)).toEqual({ kind: 'reason', reason: text }));

test.each([
  'kaisa@posti.example',
  'asked by @kaisa',
  'call from 040 123 4567',
  '+358401234567',
  '(09) 123 456',
  '131052-9041',
])('%s names somebody', (text) =>
  expect(readReason(text)).toEqual({ kind: 'refused', because: 'reason_names_somebody' }),
);

test('a reason is one line of at most 200 characters, and nothing is none', () => {
  expect(readReason(' letter\n12 ')).toEqual({ kind: 'reason', reason: 'letter 12' });
  expect(readReason('x'.repeat(201))).toEqual({ kind: 'refused', because: 'reason_too_long' });
  expect([readReason(null), readReason('  ')]).toEqual(Array(2).fill({ kind: 'reason', reason: null }));
});
