import { z } from 'zod';
import type { Label } from '#kernel';
import { centsField, dayField, lineField } from '#platform';
import { type Catalogue, OFFER_KINDS, TITLE_FORMS } from './catalogue.ts';
import { isVatClass, VAT_CLASSES, type VatClass } from './vat-table.ts';

const code = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/)
  .describe('Capital letters, digits, _ and -, at most 20');

const label = z.object({ fi: lineField(), sv: lineField(), en: lineField() }) satisfies z.ZodType<Label>;

const vatClass = z
  .custom<VatClass>((value) => typeof value === 'string' && isVatClass(value))
  .meta({
    type: 'string',
    enum: VAT_CLASSES,
  });

/** A title, as settings and routes write it. */
export const titleField = z.object({
  code,
  name: lineField(),
  form: z.enum(TITLE_FORMS),
  issuesAYear: z.int().min(1).max(366),
});

/** An offer with its parts, as settings and routes write it. */
export const offerField = z.object({
  code,
  name: label,
  kind: z.enum(OFFER_KINDS),
  termMonths: z.int().min(1).max(120),
  priceCents: centsField,
  paymentDays: z.int().min(0).max(60).default(14),
  isGift: z.boolean().default(false),
  forOrganisation: z.boolean().default(false),
  renewsAs: code.nullable().default(null),
  validFrom: dayField,
  validTo: dayField.nullable().default(null),
  parts: z.array(z.object({ title: code, vatClass, priceCents: centsField })).max(50),
});

/** A catalogue: what the settings file of a register holds under `titles` and `offers`. */
export const catalogueField = z.object({
  titles: z.array(titleField).max(1_000),
  offers: z.array(offerField).max(5_000),
}) satisfies z.ZodType<Catalogue>;
