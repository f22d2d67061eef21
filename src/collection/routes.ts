import { join } from 'node:path';
import { z } from 'zod';
import { registerOf } from '#access';
import type { InvoiceId, Label } from '#kernel';
import { centsField, dayField, idField, lineField, route, yesNoField } from '#platform';
import { HOLD_KINDS } from './decide-reminder.ts';
import { holdInvoice, liftHold } from './hold.ts';
import { runReminders } from './run-reminders.ts';

const run = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['sent', 'previewed']),
    day: dayField,
    overdue: z.int(),
    reminded: z.int(),
    openCents: centsField,
    feeCents: centsField,
    excluded: z.record(z.string(), z.int()),
  }),
  z.object({ kind: z.literal('refused'), because: z.literal('not_today') }),
]);

const holdTexts: Readonly<Record<string, Label>> = {
  held_already: {
    fi: 'Laskulla on jo sama este.',
    sv: 'Fakturan har redan samma hinder.',
    en: 'The invoice is held for this already.',
  },
  until_has_passed: { fi: 'Päivä on jo mennyt.', sv: 'Dagen har redan passerat.', en: 'That day has passed.' },
};

/** Reminders and what holds them back. */
export const routes = [
  route('POST /reminder-runs', {
    permit: 'reminders:send',
    purpose: 'invoicing',
    summary: 'Remind of what is overdue, or see who would be reminded and why the others not',
    input: z.object({ day: dayField, isPreview: yesNoField.default(true) }),
    output: run,
    says: {
      not_today: {
        fi: 'Muistutukset lähetetään tänään: muun päivän voi vain esikatsella.',
        sv: 'Påminnelser skickas i dag: en annan dag kan bara förhandsgranskas.',
        en: 'Reminders are sent today: another day can only be previewed.',
      },
    },
    handle: async ({ day, isPreview }, by) => {
      const letters = join(registerOf(by).home, 'letters', `reminders-${day.toString()}`);
      const done = await runReminders(by, day, { dryRun: isPreview, letters });
      return done.kind === 'refused' ? done : { ...done, excluded: { ...done.excluded } as Record<string, number> };
    },
  }),
  route('POST /invoices/:invoice/holds', {
    permit: 'holds:set',
    purpose: 'invoicing',
    summary: 'Hold collection of an invoice back: a dispute, an estate, a promise to pay',
    input: z.object({
      invoice: idField<InvoiceId>(),
      kind: z.enum(HOLD_KINDS),
      reason: lineField(500),
      until: dayField.nullable().default(null),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('held') }),
      z.object({ kind: z.literal('refused'), because: z.enum(['held_already', 'until_has_passed']) }),
    ]),
    says: holdTexts,
    handle: ({ invoice, ...hold }, by) => holdInvoice(by, invoice, hold),
  }),
  route('DELETE /invoices/:invoice/holds', {
    permit: 'holds:set',
    purpose: 'invoicing',
    summary: 'Lift every hold of an invoice',
    input: z.object({ invoice: idField<InvoiceId>() }),
    output: z.object({ kind: z.literal('lifted'), holds: z.int() }),
    handle: ({ invoice }, by) => liftHold(by, invoice),
  }),
] as const;
