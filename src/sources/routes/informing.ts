import { join } from 'node:path';
import { z } from 'zod';
import { registerOf, todayOf } from '#access';
import type { Day } from '#kernel';
import { customerNumberField, dayField, limitField, lineField, route, wholeNumberField, yesNoField } from '#platform';
import { EXEMPTIONS, MEANS, type QueuePlace } from '../informing/queries/duties.ts';
import { answerDuty, countNotices, noticesOf, waitingNotices } from '../informing/queue.ts';
import { informingRefusals } from '../informing/refusals.ts';
import { previewNotice, sendNotices } from '../informing/send-notices.ts';

const duty = {
  id: z.number(),
  originKind: z.string(),
  origin: z.string(),
  originName: z.string(),
  said: z.array(z.string()).readonly(),
  since: dayField,
  dueOn: dayField,
  dueBecause: z.enum(['month', 'first_contact', 'first_disclosure']),
};

/** A place in the queue as a word of the address: `2026-12-16_42`. */
const placeField = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d_\d{1,15}$/)
  .transform((text): QueuePlace => {
    const [dueOn = '', id = ''] = text.split('_');
    return { dueOn: Temporal.PlainDate.from(dueOn), id: Number(id) };
  });

const placeText = ({ dueOn, id }: { readonly dueOn: Day; readonly id: number }): string => `${dueOn.toString()}_${id}`;

/** The duty to inform over HTTP: the queue, one letter, the run, and answers by hand. */
export const informingRoutes = [
  route('GET /information-duties', {
    permit: 'notices:read',
    purpose: 'rights',
    summary: 'Who has yet to be told where data about him came from, the earliest due first',
    input: z.object({ after: placeField.optional(), limit: limitField }),
    output: z.object({
      counts: z.array(
        z.object({
          originKind: z.string(),
          origin: z.string(),
          originName: z.string(),
          waiting: z.number(),
          overdue: z.number(),
          oldestDueOn: dayField,
        }),
      ),
      rows: z.array(z.object({ ...duty, customer: customerNumberField, name: z.string(), isOverdue: z.boolean() })),
      next: z.string().nullable(),
    }),
    handle: async ({ after = null, limit }, by) => {
      const rows = await waitingNotices(by, { after, limit });
      const last = rows.at(-1);
      const next = last !== undefined && rows.length === limit ? placeText(last) : null;
      return { counts: await countNotices(by), rows, next };
    },
  }),
  route('GET /customers/:customer/information-duties', {
    permit: 'customers:find',
    purpose: 'rights',
    summary: 'Where data about a person came from, and when and how the person was told',
    input: z.object({ customer: customerNumberField }),
    output: z.object({
      duties: z.array(
        z.object({
          ...duty,
          toldOn: dayField.nullable(),
          means: z.enum(MEANS).nullable(),
          exempt: z.enum(EXEMPTIONS).nullable(),
        }),
      ),
    }),
    handle: async ({ customer }, by) => ({ duties: await noticesOf(by, customer) }),
  }),
  route('GET /customers/:customer/notice', {
    permit: 'notices:read',
    purpose: 'rights',
    summary: 'The letter that would tell a person; nothing is sent',
    input: z.object({ customer: customerNumberField }),
    output: z.object({ subject: z.string(), body: z.string(), language: z.string() }),
    handle: async ({ customer }, by) => {
      const found = await previewNotice(by, customer);
      return found.kind === 'notice' ? found : { kind: 'not found' as const };
    },
  }),
  route('POST /notice-runs', {
    permit: 'notices:send',
    purpose: 'rights',
    summary: 'Tell everybody in the queue by letter, or see how many would be told',
    input: z.object({ day: dayField.optional(), isPreview: yesNoField.default(true) }),
    output: z.union([
      z.object({
        kind: z.enum(['sent', 'previewed']),
        day: dayField,
        told: z.number(),
        duties: z.number(),
        left: z.record(z.string(), z.number()),
      }),
      z.object({ kind: z.literal('refused'), because: z.literal('not_today') }),
    ]),
    says: informingRefusals,
    handle: async ({ day, isPreview }, by) => {
      const on = day ?? todayOf(by);
      const letters = join(registerOf(by).home, 'letters', `notices-${on.toString()}`);
      const run = await sendNotices(by, on, { dryRun: isPreview, letters });
      return run.kind === 'refused' ? run : { ...run, left: { ...run.left } as Record<string, number> };
    },
  }),
  route('POST /information-duties/:duty/telling', {
    permit: 'notices:send',
    purpose: 'rights',
    summary: 'Note that a person was told by other means than the run',
    input: z.object({
      duty: wholeNumberField(1),
      means: z.enum(['email', 'letter', 'phone', 'visit', 'other']),
      on: dayField,
    }),
    output: z.union([
      z.object({ kind: z.literal('answered') }),
      z.object({ kind: z.literal('refused'), because: z.enum(['no_open_duty', 'day_in_future']) }),
    ]),
    says: informingRefusals,
    handle: ({ duty: id, means, on }, by) => answerDuty(by, id, { kind: 'told', means, on }),
  }),
  route('POST /information-duties/:duty/exemption', {
    permit: 'notices:send',
    purpose: 'rights',
    summary: 'Note why a person need not be told',
    input: z.object({
      duty: wholeNumberField(1),
      because: z.enum(['had_the_information', 'impossible', 'law']),
      note: lineField(500),
    }),
    output: z.union([
      z.object({ kind: z.literal('answered') }),
      z.object({ kind: z.literal('refused'), because: z.enum(['no_open_duty', 'day_in_future']) }),
    ]),
    says: informingRefusals,
    handle: ({ duty: id, because, note }, by) => answerDuty(by, id, { kind: 'exempt', because, note }),
  }),
] as const;
