import { z } from 'zod';
import { dayField, route } from '#platform';
import { CATALOGUE_FAULTS } from './faults.ts';
import { catalogueField, offerField, packageField, titleField } from './fields.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { policyRoutes } from './policies/routes.ts';
import { listOffers, listPackages, listTitles, setCatalogue } from './set-catalogue.ts';

const because = z.enum(CATALOGUE_FAULTS);

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
    handle: async (_input, by) => ({ offers: await listOffers(by) }),
  }),
  route('PUT /catalogue', {
    permit: 'catalog:change',
    purpose: 'orders',
    summary: 'Set titles and offers; those that are not named stay as they are',
    input: catalogueField,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('set'), titles: z.int(), offers: z.int() }),
      z.object({
        kind: z.literal('refused'),
        because,
        of: z.string(),
        from: dayField.nullish(),
        to: dayField.nullish(),
      }),
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
  route('GET /packages', {
    permit: 'catalog:read',
    purpose: 'orders',
    summary: 'The packages of titles that offers price',
    input: z.object({}),
    output: z.object({ packages: z.array(packageField) }),
    handle: async (_input, by) => ({
      packages: (await listPackages(by)).map((one) => ({ ...one, parts: [...one.parts] })),
    }),
  }),
  ...calendarRoutes,
  ...policyRoutes,
] as const;
