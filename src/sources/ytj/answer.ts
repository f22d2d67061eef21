import { z } from 'zod';

/**
 * An answer of PRH's open company data, version 3, as far as we read it. It is met as it comes: a field may be absent, null or
 * blank, and what we do not know is passed over.
 *
 * @see PRH, avoin data, YTJ-rajapinta v3 (read 2026-11-24)
 */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const described = list(z.object({ languageCode: text, description: text }));
const dated = { registrationDate: text, endDate: text };

export const companyAnswer = z.object({
  businessId: z.object({ value: text }),
  names: list(z.object({ name: text, type: text, ...dated })),
  mainBusinessLine: z.object({ type: text, typeCodeSet: text, ...dated }).nullish(),
  companySituations: list(z.object({ type: text, ...dated })),
  registeredEntries: list(z.object({ type: text, register: text, descriptions: described, ...dated })),
  addresses: list(
    z.object({
      type: text,
      co: text,
      street: text,
      buildingNumber: text,
      entrance: text,
      apartmentNumber: text,
      apartmentIdSuffix: text,
      postOfficeBox: text,
      freeAddressLine: text,
      postCode: text,
      country: text,
      postOffices: list(z.object({ languageCode: text, city: text })),
      ...dated,
    }),
  ),
  endDate: text,
  lastModified: text,
});
export type CompanyAnswer = z.output<typeof companyAnswer>;

/** A page of companies, each still to be read by itself: one that is broken does not take the others with it. */
export const companiesAnswer = z.object({
  totalResults: z.number().int().nonnegative().nullish(),
  companies: list(z.unknown()),
});
