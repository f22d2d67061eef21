import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cents, day, daysBetween } from '#kernel';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { decideReminder, type RemindableInvoice } from './decide-reminder.ts';

const invoice = (over: Partial<RemindableInvoice> = {}): RemindableInvoice => ({
  openCents: cents(59_90),
  principalCents: cents(59_90),
  isCredited: false,
  dueOn: day('2026-11-02'),
  payerKind: 'consumer',
  remindersSent: 0,
  lastRemindedOn: null,
  lastDueOn: null,
  hold: null,
  isHandedOver: false,
  isPayerDeceased: false,
  ...over,
});

const shown = (over: Partial<RemindableInvoice>, today: string): string => {
  const decision = decideReminder(invoice(over), day(today));
  if (decision.kind === 'remind')
    return `remind ${decision.number}, fee ${decision.feeCents}, due ${decision.dueOn.toString()}`;
  return decision.kind === 'wait'
    ? `wait until ${decision.until.toString()}: ${decision.because}`
    : `leave: ${decision.because}`;
};

const business = { payerKind: 'business' } as const;
const once = { remindersSent: 1, lastRemindedOn: day('2026-11-16'), lastDueOn: day('2026-11-30') } as const;

describe('a reminder', () => {
  test.each([
    // today,       the invoice,                                     the decision
    ['2026-11-02', {}, 'wait until 2026-11-03: not_due'],
    ['2026-11-03', {}, 'wait until 2026-11-16: too_early'],
    ['2026-11-15', {}, 'wait until 2026-11-16: too_early'],
    ['2026-11-16', {}, 'remind 1, fee 500, due 2026-11-30'],
    ['2026-11-11', business, 'wait until 2026-11-12: too_early'],
    ['2026-11-12', business, 'remind 1, fee 1000, due 2026-11-26'],
    // due on a Saturday: it may be paid on Monday, and the days count from there
    ['2026-11-16', { dueOn: day('2026-10-31') }, 'remind 1, fee 500, due 2026-11-30'],
    ['2026-11-15', { dueOn: day('2026-10-31') }, 'wait until 2026-11-16: too_early'],
    // a reminder's own due day is a banking day: 14 days on is Sunday 6 December, Independence Day
    ['2026-11-22', {}, 'remind 1, fee 500, due 2026-12-07'],
    // the second one
    ['2026-11-29', once, 'wait until 2026-12-01: too_early'],
    ['2026-11-30', once, 'wait until 2026-12-01: too_early'],
    ['2026-12-01', once, 'remind 2, fee 500, due 2026-12-15'],
    ['2026-12-01', { ...once, ...business }, 'remind 2, fee 1000, due 2026-12-15'],
    ['2027-06-01', { ...once, remindersSent: 2 }, 'leave: reminded_enough'],
    // what is left alone, the graver reason first
    ['2026-12-01', { openCents: cents(0) }, 'leave: paid'],
    ['2026-12-01', { openCents: cents(-5_00), hold: 'dispute' }, 'leave: paid'],
    ['2026-12-01', { isCredited: true, principalCents: cents(0), openCents: cents(5_00) }, 'leave: credited'],
    ['2026-12-01', { isCredited: true, principalCents: cents(1_00) }, 'remind 1, fee 500, due 2026-12-15'],
    ['2026-12-01', { hold: 'dispute', isHandedOver: true }, 'leave: disputed'],
    ['2026-12-01', { hold: 'estate' }, 'leave: estate'],
    ['2026-12-01', { hold: 'promise' }, 'leave: promised'],
    ['2026-12-01', { hold: 'other' }, 'leave: held'],
    ['2026-12-01', { isPayerDeceased: true }, 'leave: deceased'],
    ['2026-12-01', { isHandedOver: true, remindersSent: 2 }, 'leave: handed_over'],
    ['2026-12-01', { openCents: cents(99) }, 'leave: too_small'],
    ['2026-12-01', { openCents: cents(1_00) }, 'remind 1, fee 500, due 2026-12-15'],
  ] as const)('on %s for %j: %s', (today, over, wanted) => {
    expect(shown(over, today)).toBe(wanted);
  });

  testWithShared('costs and waits as the table of the law says', () => {
    type Law = Readonly<
      Record<'consumer' | 'business', { readonly reminderMax: string; readonly reminderMinDays: number }>
    >;
    const law = JSON.parse(readFileSync(sharedPath('conformance/data/collection-fi.json'), 'utf8')) as Law;
    for (const payerKind of ['consumer', 'business'] as const) {
      const { reminderMax, reminderMinDays } = law[payerKind];
      for (let days = 0; days < 40; days++) {
        const decision = decideReminder(invoice({ payerKind }), day('2026-11-02').add({ days }));
        expect(decision.kind === 'remind').toBe(days >= reminderMinDays);
        if (decision.kind === 'remind') expect(decision.feeCents).toBeLessThanOrEqual(Number(reminderMax) * 100);
      }
    }
  });

  testWithShared('never comes before the last day on which a due day that moved may be paid', () => {
    const lines = readFileSync(sharedPath('hostile/dates/fi-due-date-shift.jsonl'), 'utf8').trim().split('\n');
    const shifts = lines.map((line) => JSON.parse(line) as { due: string; may_be_paid_until: string });
    const early = shifts.filter(({ due, may_be_paid_until }) => {
      const decision = decideReminder(invoice({ dueOn: day(due) }), day(due).add({ days: 1 }));
      const until = decision.kind === 'wait' ? decision.until : day(due);
      const first = decision.kind === 'wait' && decision.because === 'not_due' ? 1 : 14;
      return daysBetween(day(may_be_paid_until), until) !== first;
    });
    expect(shifts.length).toBeGreaterThan(500);
    expect(early).toEqual([]);
  });
});
