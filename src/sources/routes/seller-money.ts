import { z } from 'zod';
import { todayOf } from '#access';
import { LANGUAGES, type BatchId, type OrderId } from '#kernel';
import { centsField, customerNumberField, dayField, idField, lineField, route, sentFile } from '#platform';
import { answerSellers } from '../suppliers/answer.ts';
import { bookCommissions, statementOf } from '../suppliers/commissions.ts';
import { COMPLAINT_KINDS } from '../suppliers/queries/complaints.ts';
import { noteComplaint } from '../suppliers/complaints.ts';
import { monthField } from '../suppliers/month-field.ts';
import { qualityOf } from '../suppliers/quality.ts';
import { supplierRefusals } from '../suppliers/refusals.ts';
import { statementCsv } from '../suppliers/statement-file.ts';

const code = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/);
const MONTHS_SHOWN = 12;

const refusal = <Because extends keyof typeof supplierRefusals>(...because: [Because, ...Because[]]) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

/** Lines of a statement shown on the screen; the file has them all. */
const LINES_SHOWN_MAX = 500;

const money = [
  route('GET /suppliers/:code/statements/:month', {
    permit: 'suppliers:read',
    purpose: 'accounting',
    summary: 'What a month comes to with a seller; one that is not closed is derived',
    input: z.object({ code, month: monthField }),
    output: z.object({
      name: z.string(),
      month: monthField,
      isClosed: z.boolean(),
      totalCents: centsField,
      linesTotal: z.number(),
      lines: z.array(
        z.object({
          order: z.number(),
          rule: z.number(),
          reference: z.string().nullable(),
          soldOn: dayField,
          offer: z.string(),
          cents: centsField,
          because: z.string(),
          happenedOn: dayField,
        }),
      ),
    }),
    handle: async ({ code: supplier, month }, by) => {
      const found = await statementOf(by, supplier, month);
      if (found.kind === 'unknown supplier') return { kind: 'not found' as const };
      const { lines, name, isClosed, totalCents } = found;
      const shown = lines.slice(0, LINES_SHOWN_MAX);
      return { name, month, isClosed, totalCents, linesTotal: lines.length, lines: shown };
    },
  }),
  route('GET /suppliers/:code/statements/:month/file', {
    permit: 'suppliers:read',
    purpose: 'accounting',
    summary: 'A statement as the seller gets it: its own references, no reasons',
    input: z.object({ code, month: monthField }),
    output: sentFile,
    handle: async ({ code: supplier, month }, by) => {
      const found = await statementOf(by, supplier, month);
      if (found.kind === 'unknown supplier') return { kind: 'not found' as const };
      const name = `statement-${supplier}-${month.toString().slice(0, 7)}.csv`;
      return { kind: 'file' as const, name, type: 'text/csv; charset=utf-8', content: statementCsv(found) };
    },
  }),
  route('POST /suppliers/:code/statements/:month', {
    permit: 'commissions:book',
    purpose: 'accounting',
    summary: 'Close a month with a seller and post its commissions',
    input: z.object({ code, month: monthField }),
    output: z.union([
      z.object({ kind: z.literal('booked'), totalCents: centsField, lines: z.number() }),
      refusal('unknown_supplier', 'month_is_not_over', 'booked_already', 'later_month_is_booked'),
    ]),
    says: supplierRefusals,
    handle: ({ code: supplier, month }, by) => bookCommissions(by, supplier, month),
  }),
] as const;

const quality = [
  route('GET /supplier-quality', {
    permit: 'suppliers:read',
    summary: 'Quality by supplier and month: rows, rejects by reason, duplicates, cancellations, unpaid, complaints',
    input: z.object({ supplier: code.optional(), from: monthField.optional(), to: monthField.optional() }),
    output: z.object({
      months: z.array(
        z.object({
          supplier: z.string(),
          month: z.string(),
          rows: z.number(),
          accepted: z.number(),
          rejected: z.number(),
          waiting: z.number(),
          duplicates: z.number(),
          reasons: z.record(z.string(), z.number()),
          orders: z.number(),
          cancelled: z.number(),
          endedEarly: z.number(),
          unpaid: z.number(),
          complaints: z.number(),
        }),
      ),
    }),
    handle: async ({ supplier = null, from, to }, by) => {
      const last = (to ?? todayOf(by).with({ day: 1 })).add({ months: 1 }).subtract({ days: 1 });
      const first = from ?? last.with({ day: 1 }).subtract({ months: MONTHS_SHOWN - 1 });
      const months = await qualityOf(by, { supplier, from: first, to: last });
      return { months: months.map((one) => ({ ...one, reasons: { ...one.reasons } })) };
    },
  }),
  route('GET /imports/:batch/answers/:code', {
    permit: 'suppliers:change',
    purpose: 'orders',
    summary: 'The answer to a seller: for each of its references whether the order was taken',
    input: z.object({ batch: idField<BatchId>(), code, language: z.enum(LANGUAGES).optional() }),
    output: z.union([sentFile, refusal('unknown_batch', 'no_orders', 'not_applied_yet', 'taken_back', 'no_contract')]),
    says: supplierRefusals,
    handle: async ({ batch, code: seller, language }, by, call) => {
      const answered = await answerSellers(by, { batch, seller, language: language ?? call.language });
      if (answered.kind === 'refused') return answered;
      const [file] = answered.files;
      if (file === undefined) return { kind: 'not found' as const };
      return {
        kind: 'file' as const,
        name: `answer-${seller}-${batch}.csv`,
        type: 'text/csv; charset=utf-8',
        content: file.csv,
      };
    },
  }),
  route('POST /orders/:order/complaints', {
    permit: 'orders:make',
    purpose: 'care',
    summary: 'Note what a customer complains of in how an order was sold',
    input: z.object({
      order: idField<OrderId>(),
      customer: customerNumberField,
      kind: z.enum(COMPLAINT_KINDS),
      note: lineField(1_000).nullable().default(null),
    }),
    output: z.union([
      z.object({ kind: z.literal('noted'), complaint: z.number() }),
      refusal('unknown_order', 'not_a_party', 'not_sold_by_a_supplier'),
    ]),
    says: supplierRefusals,
    handle: (told, by) => noteComplaint(by, told),
  }),
] as const;

/** What sellers earn, how good what they bring is, and what they are answered. */
export const sellerRoutes = [...money, ...quality] as const;
