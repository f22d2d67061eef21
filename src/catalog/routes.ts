import { z } from 'zod';
import { route } from '#platform';
import { catalogueField, offerField, titleField } from './fields.ts';
import { listOffers, listTitles, setCatalogue } from './set-catalogue.ts';

const because = z.enum([
  'repeated_code',
  'unknown_title',
  'repeated_title',
  'offer_without_parts',
  'parts_do_not_add_up',
  'unknown_renewal',
  'standing_without_renewal',
  'fixed_with_renewal',
]);

/** Titles and offers. */
export const routes = [
  route('GET /titles', {
    permit: 'catalog:read',
    purpose: 'orders',
    summary: 'The titles that are published',
    input: z.object({}),
    output: z.object({ titles: z.array(titleField) }),
    handle: async (_input, by) => ({ titles: await listTitles(by) }),
  }),
  route('GET /offers', {
    permit: 'catalog:read',
    purpose: 'orders',
    summary: 'The offers with their parts, those no longer sold too',
    input: z.object({}),
    output: z.object({ offers: z.array(offerField) }),
    handle: async (_input, by) => ({ offers: (await listOffers(by)).map((it) => ({ ...it, parts: [...it.parts] })) }),
  }),
  route('PUT /catalogue', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Set titles and offers; those that are not named stay as they are',
    input: catalogueField,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('set'), titles: z.int(), offers: z.int() }),
      z.object({ kind: z.literal('refused'), because, of: z.string() }),
    ]),
    says: {
      parts_do_not_add_up: {
        fi: 'Tarjouksen osien hinnat eivät täsmää tarjouksen hintaan.',
        sv: 'Priserna på erbjudandets delar stämmer inte med erbjudandets pris.',
        en: 'The prices of the offer’s parts do not add up to its price.',
      },
    },
    handle: (catalogue, by) => setCatalogue(by, catalogue),
  }),
] as const;
