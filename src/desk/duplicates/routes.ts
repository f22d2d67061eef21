import { z } from 'zod';
import { KINDS } from '#kernel';
import { centsField, channelField, customerNumberField, dayField, momentField, route } from '#platform';
import { listOf } from '../list-shape.ts';
import { duplicateSides } from './sides.ts';

const side = z.object({
  customer: customerNumberField,
  name: z.string(),
  kind: z.enum(KINDS),
  madeOn: dayField,
  subscriptions: z.int(),
  running: z.int(),
  openInvoices: z.int().nullable(),
  openCents: centsField.nullable(),
  bans: listOf(channelField),
  changedAt: momentField.nullable(),
});

export const duplicateSidesRoute = route('GET /duplicates/:one/:other', {
  permit: 'customers:merge',
  purpose: 'care',
  summary: 'Shows two customers side by side: orders, money and bans under each',
  input: z.object({ one: customerNumberField, other: customerNumberField }),
  output: z.object({ kind: z.literal('sides'), one: side, other: side, suggested: customerNumberField }),
  handle: ({ one, other }, by) => duplicateSides(by, one, other),
});
