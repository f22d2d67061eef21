import { expect, test } from 'vitest';
import { log, logLine } from './log.ts';

test('a line holds ids, counts, codes and durations', () => {
  const line = JSON.parse(
    logLine('invoice.issued', { invoiceId: 12, rowCount: 3, durationMs: 7, code: '23505', userId: null }),
  ) as object;
  expect(line).toEqual({
    at: expect.any(String) as string,
    event: 'invoice.issued',
    invoiceId: 12,
    rowCount: 3,
    durationMs: 7,
    code: '23505',
  });
});

test('there is no place for a name: the compiler says so, and what slips past it is left out or withheld', () => {
  // @ts-expect-error a name has no place in the log
  const named = () => log('customer.changed', { name: 'Kaisa Virtanen' });
  expect(named).toBeTypeOf('function');
  expect(logLine('customer.changed', { name: 'Kaisa Virtanen', detail: 'x' })).not.toMatch(/Kaisa|detail/);
  expect(logLine('customer.changed', { code: 'kaisa@posti.example' })).toContain('"code":"[withheld]"');
  expect(logLine('customer.changed', { code: 'Kaisa Virtanen' })).toContain('"code":"[withheld]"');
  expect(logLine('customer.changed', { route: 'Kaisa Virtanen' })).toContain('[withheld]');
  expect(logLine('request.answered', { route: 'GET /customers/:customer' })).toContain('GET /customers/:customer');
  expect(logLine('customer.changed', { code: 'Käisa' })).toContain('[withheld]');
  expect(logLine('customer.changed', { code: 'a\u001b[31m\nb' })).toContain('[withheld]');
});
