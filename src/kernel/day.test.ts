import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import {
  bankingDayFrom,
  day,
  dayOf,
  daysBetween,
  HELSINKI,
  isBankingDay,
  isBefore,
  isSameDay,
  later,
  monthsAfter,
  parseDay,
} from './index.ts';

const rowsOf = <Row>(path: string): Row[] =>
  readFileSync(sharedPath(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

test('two different days are not equal to the test runner', () => {
  expect(day('2026-01-01')).not.toEqual(day('2027-05-05'));
});

test.each(['2026-02-29', '23.11.2026', '', '2026-1-1', '2026-11-23T00:00', ' 2026-11-23', '+002026-11-23'])(
  '%j is no day',
  (text) => {
    expect(parseDay(text)).toBeNull();
  },
);

test('days are compared by the calendar', () => {
  const [first, second] = [day('2026-02-28'), day('2026-03-01')];
  expect(isBefore(first, second)).toBe(true);
  expect(isBefore(second, first)).toBe(false);
  expect(isSameDay(first, day('2026-02-28'))).toBe(true);
  expect(later(first, second)).toEqual(second);
  expect(daysBetween(first, second)).toBe(1);
  expect(daysBetween(second, first)).toBe(-1);
});

testWithShared('moments fall on the civil day of Helsinki', () => {
  const rows = rowsOf<{ instant: string; helsinki_date: string }>('hostile/dates/instants.jsonl');
  expect(rows.map((row) => dayOf(Temporal.Instant.from(row.instant)).toString())).toEqual(
    rows.map((row) => row.helsinki_date),
  );
});

testWithShared('the civil day is 23 or 25 hours long when the clocks turn', () => {
  for (const row of rowsOf<{ date: string; hours_in_day: number; utc_start: string; utc_end: string }>(
    'hostile/dates/helsinki-dst.jsonl',
  )) {
    expect(day(row.date).toZonedDateTime(HELSINKI).hoursInDay).toBe(row.hours_in_day);
    expect(dayOf(Temporal.Instant.from(row.utc_start)).toString()).toBe(row.date);
    expect(dayOf(Temporal.Instant.from(row.utc_end)).toString()).not.toBe(row.date);
  }
});

testWithShared('months are counted from the first day', () => {
  for (const row of rowsOf<{ anchor: string; add_months: number; result: string }>('hostile/dates/month-steps.jsonl')) {
    expect(monthsAfter(day(row.anchor), row.add_months).toString()).toBe(row.result);
  }
});

testWithShared('what falls due on a day of rest may be paid on the next banking day, and only then', () => {
  const moved = new Map(
    rowsOf<{ due: string; may_be_paid_until: string }>('hostile/dates/fi-due-date-shift.jsonl').map((row) => [
      row.due,
      row.may_be_paid_until,
    ]),
  );
  const last = day([...moved.keys()].at(-1) ?? '');
  for (let on = day([...moved.keys()][0] ?? ''); isBefore(on, last); on = on.add({ days: 1 })) {
    expect(bankingDayFrom(on).toString()).toBe(moved.get(on.toString()) ?? on.toString());
  }
});

testWithShared('terms of payment are counted over the turn of the clocks, leap days and feasts', () => {
  for (const row of rowsOf<{ invoice_date: string; term_days: number; due: string; may_be_paid_until: string }>(
    'hostile/dates/terms.jsonl',
  )) {
    const due = day(row.invoice_date).add({ days: row.term_days });
    expect([due.toString(), bankingDayFrom(due).toString()]).toEqual([row.due, row.may_be_paid_until]);
  }
});

test('Midsummer Eve is no banking day, the Thursday before it is', () => {
  expect(isBankingDay(day('2026-06-19'))).toBe(false);
  expect(isBankingDay(day('2026-06-18'))).toBe(true);
});
