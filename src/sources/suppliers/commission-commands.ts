import { z } from 'zod';
import { todayOf } from '#access';
import { cents, type Day, eurosPlain, parseEuros } from '#kernel';
import {
  command,
  type Command,
  csvRows,
  dayField,
  lineField,
  type Outcome,
  wholeNumberField,
  yesNoField,
} from '#platform';
import { COMMISSION_EVENTS, type CommissionRule, isWholeRule } from './commission-rule.ts';
import { addCommissionRule, bookCommissions, type Statement, statementOf } from './commissions.ts';
import { refusedSupplier, supplierCode } from './commands.ts';
import { monthField } from './month-field.ts';
import { type Quality, qualityOf } from './quality.ts';
import { statementCsv } from './statement-file.ts';

const days = (least: number) => wholeNumberField(least, 1_000).optional();

const ruleFlags = z.object({
  on: z.enum(COMMISSION_EVENTS).describe('what it is earned by'),
  issues: days(1).describe('of retained: after how many issues'),
  euros: z.string().optional().describe('an amount for an order, 12,50'),
  percent: wholeNumberField(1, 10_000).optional().describe('hundredths of a percent of the first term’s price, no tax'),
  offer: lineField(20).optional().describe('one offer; every offer unless told'),
  from: dayField.describe('orders sold from this day'),
  to: dayField.optional().describe('orders sold by this day'),
  keepWithdrawn: yesNoField.default(false).describe('a withdrawn or credited order keeps it'),
  unpaidDays: days(0).describe('taken back when unpaid so many days after the due day'),
  beforeIssues: days(1).describe('taken back when the subscription ends before so many issues'),
});

const ruleOf = (flags: z.output<typeof ruleFlags>): CommissionRule => ({
  event: flags.on,
  retainedIssues: flags.issues ?? null,
  offer: flags.offer ?? null,
  cents: flags.euros === undefined ? null : parseEuros(flags.euros),
  percent: flags.percent ?? null,
  validFrom: flags.from,
  validTo: flags.to ?? null,
  takesBackWithdrawn: !flags.keepWithdrawn,
  takesBackUnpaidDays: flags.unpaidDays ?? null,
  takesBackIssues: flags.beforeIssues ?? null,
});

const NOT_WHOLE: Outcome = {
  exit: 'wrong usage',
  because: 'rule_is_not_whole',
  advice: 'give --euros or --percent, and --issues with --on retained alone',
};

/** What order sellers earn, and how good what they bring is, on the command line. */
export const commissionCommands: readonly Command[] = [
  command('supplier rule <code>', {
    summary: 'Write a commission rule of an order seller: an amount or a percent, on order, payment or retained issues',
    permit: 'suppliers:change',
    purpose: 'accounting',
    input: ruleFlags.extend({ code: supplierCode }),
    examples: ['kortisto supplier rule S1 --on payment --percent 2500 --from 2026-01-01 --before-issues 10'],
    run: async ({ code, ...flags }, by) => {
      const rule = ruleOf(flags);
      if (!isWholeRule(rule)) return NOT_WHOLE;
      const set = await addCommissionRule(by, code, rule);
      if (set.kind === 'refused') return refusedSupplier(set.because);
      return { exit: 'done', json: set, text: `rule ${set.rule} stands\n` };
    },
  }),
  command('supplier statement <code>', {
    summary: 'Write what a month comes to with an order seller; --csv is what the seller gets',
    permit: 'suppliers:read',
    purpose: 'accounting',
    input: z.object({
      code: supplierCode,
      month: monthField.describe('2026-11'),
      csv: yesNoField.default(false).describe('as CSV, without the reasons'),
    }),
    examples: ['kortisto supplier statement S1 --month 2026-11 --csv'],
    run: async ({ code, month, csv }, by) => {
      const found = await statementOf(by, code, month);
      if (found.kind === 'unknown supplier') return refusedSupplier('unknown_supplier');
      return { exit: 'done', json: statementJson(found), text: csv ? statementCsv(found) : statementText(found) };
    },
  }),
  command('commission book <code>', {
    summary: 'Close a month with an order seller: its commissions are stored and posted',
    permit: 'commissions:book',
    purpose: 'accounting',
    input: z.object({ code: supplierCode, month: monthField.describe('2026-11, when it is over') }),
    run: async ({ code, month }, by) => {
      const booked = await bookCommissions(by, code, month);
      if (booked.kind === 'refused') return refusedSupplier(booked.because);
      const text = `${code} ${monthText(month)}: ${booked.lines} lines, ${eurosPlain(booked.totalCents)} booked\n`;
      return { exit: 'done', json: booked, text };
    },
  }),
  command('supplier quality [code]', {
    summary: 'Tell by supplier and month: rows, rejects by reason, duplicates, cancellations, unpaid, complaints',
    permit: 'suppliers:read',
    input: z.object({
      code: supplierCode.optional(),
      from: monthField.optional().describe('the first month; eleven before the last unless told'),
      to: monthField.optional().describe('the last month; this one unless told'),
    }),
    run: async ({ code, from, to }, by) => {
      const last = (to ?? todayOf(by).with({ day: 1 })).add({ months: 1 }).subtract({ days: 1 });
      const first = from ?? last.with({ day: 1 }).subtract({ months: 11 });
      const months = await qualityOf(by, { supplier: code ?? null, from: first, to: last });
      return { exit: 'done', json: months, text: qualityCsv(months) };
    },
  }),
];

const monthText = (month: Day): string => month.toString().slice(0, 7);

const statementJson = (statement: Statement) => ({
  ...statement,
  month: monthText(statement.month),
  lines: statement.lines.map((line) => ({
    ...line,
    soldOn: String(line.soldOn),
    happenedOn: String(line.happenedOn),
  })),
});

function statementText({ supplier, name, month, isClosed, totalCents, lines }: Statement): string {
  const sums = new Map<string, { lines: number; cents: number }>();
  for (const { because, cents: amount } of lines) {
    const sum = sums.get(because) ?? { lines: 0, cents: 0 };
    sums.set(because, { lines: sum.lines + 1, cents: sum.cents + amount });
  }
  const parts = [...sums].map(
    ([because, sum]) => `  ${because}: ${sum.lines} orders, ${eurosPlain(cents(sum.cents))}\n`,
  );
  const state = isClosed ? 'booked' : 'not booked yet';
  return `${supplier} ${name}, ${monthText(month)} (${state}): ${eurosPlain(totalCents)}\n${parts.join('')}`;
}

const COLUMNS = [
  'supplier', 'month', 'rows', 'accepted', 'rejected', 'waiting', 'duplicates', 'orders', 'cancelled', 'endedEarly',
  'unpaid', 'complaints',
] as const; // prettier-ignore

const qualityCsv = (months: readonly Quality[]): string =>
  csvRows([
    [...COLUMNS.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)), 'reasons'],
    ...months.map((one) => [...COLUMNS.map((name) => one[name]), reasonsText(one)]),
  ]);

const reasonsText = ({ reasons }: Quality): string =>
  Object.entries(reasons)
    .map(([reason, rows]) => `${reason}:${rows}`)
    .join(' ');
