import { z } from 'zod';
import { type Country, isCountry, type Label } from '#kernel';
import { centsField, dayField, lineField } from '#platform';
import { type Catalogue, EVERY_COUNTRY, standingCatalogue } from './catalogue.ts';
import { BILLING_MONTHS, OFFER_KINDS, START_RULES, TITLE_FORMS } from './kinds.ts';
import { policyField } from './policies/fields.ts';
import { isVatClass, VAT_CLASSES, type VatClass } from './vat-table.ts';

/** The code of a title, an offer or a package. */
export const codeField = z
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

/** A country of which postage is told, or all that have none of their own. */
export const postageCountry = z
  .custom<Country | typeof EVERY_COUNTRY>(
    (value) => value === EVERY_COUNTRY || (typeof value === 'string' && isCountry(value)),
  )
  .meta({ type: 'string', pattern: '^([A-Z]{2}|\\*)$' });

/** What a copy of an issue costs more in a country, as settings and routes write it. */
export const postageField = z.object({ country: postageCountry, validFrom: dayField, issueCents: centsField });

/** A title, as settings and routes write it. */
export const titleField = z.object({
  code: codeField,
  name: lineField(),
  form: z.enum(TITLE_FORMS),
  issuesAYear: z.int().min(1).max(366),
  openedOn: dayField.nullable().default(null),
  closedOn: dayField.nullable().default(null),
  postage: z.array(postageField).max(1_000).default([]),
});

const part = z.object({ title: codeField, vatClass, priceCents: centsField });

/** The price of an offer from a day on. */
export const priceField = z.object({
  validFrom: dayField,
  validTo: dayField.nullable().default(null),
  priceCents: centsField,
  parts: z.array(part).max(50),
});

/** A package, as settings and routes write it. */
export const packageField = z.object({
  code: codeField,
  name: label,
  closedOn: dayField.nullable().default(null),
  parts: z
    .array(z.object({ title: codeField, vatClass }))
    .min(1)
    .max(50),
});

/** An offer with its parts, as settings and routes write it. */
export const offerField = z.object({
  code: codeField,
  name: label,
  kind: z.enum(OFFER_KINDS),
  termMonths: z.int().min(1).max(120),
  priceCents: centsField,
  paymentDays: z.int().min(0).max(60).default(14),
  isGift: z.boolean().default(false),
  forOrganisation: z.boolean().default(false),
  renewsAs: codeField.nullable().default(null),
  validFrom: dayField,
  validTo: dayField.nullable().default(null),
  parts: z.array(part).max(50),
  package: codeField.nullable().default(null),
  premium: label.nullable().default(null),
  billingMonths: z.literal(BILLING_MONTHS).nullable().default(null),
  renewsAfter: z.int().min(1).max(99).default(1),
  startRule: z.enum(START_RULES).default('any_day'),
  backIssuesMax: z.int().min(0).max(99).default(0),
  channels: z
    .array(z.string().regex(/^[a-z_]{1,30}$/))
    .min(1)
    .max(30)
    .nullable()
    .default(null),
  onceInMonths: z.int().min(1).max(120).nullable().default(null),
  prices: z.array(priceField).max(200).default([]),
});

/** A catalogue: what the settings file of a register holds under `titles`, `packages`, `offers` and `policies`. */
export const catalogueField = z.object({
  titles: z.array(titleField).max(1_000),
  offers: z.array(offerField).max(5_000),
  packages: z.array(packageField).max(1_000).default([]),
  policies: z.array(policyField).max(5_000).default([]),
}) satisfies z.ZodType<Catalogue>;

/** A catalogue as a settings file holds it. */
export type CatalogueFile = z.output<typeof catalogueField>;

/** A catalogue for a settings file; nothing of it is left out. */
export const catalogueFile = (catalogue: Catalogue): CatalogueFile => standingCatalogue(catalogue) as CatalogueFile;

/** A dated price with the offer that it is of. */
export const offerPriceField = priceField.extend({ offer: codeField });
