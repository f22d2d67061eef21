import { z } from 'zod';
import { REGISTERS, SITUATIONS } from '#customers';
import { LANGUAGES } from '#kernel';
import { customerNumberField, dayField, lineField, route } from '#platform';
import { businessIdField } from './commands.ts';
import { companyOfCustomer, findOrganisations, lookUpOrganisation } from './look-up.ts';
import { refreshOrganisations } from './refresh-organisations.ts';
import { companyTexts } from './texts.ts';

const UNANSWERED = [
  'unreachable',
  'timed_out',
  'too_large',
  'broken_answer',
  'redirected_elsewhere',
  'forbidden_address',
  'busy',
  'refused',
  'no_interface',
] as const;

const language = z.enum(LANGUAGES).default('fi');
const standing = { situation: z.enum(SITUATIONS), since: dayField.nullable(), registers: z.array(z.enum(REGISTERS)) };
const company = z.object({
  businessId: z.string(),
  ...standing,
  values: z.object({
    organisationName: z.string().nullable().optional(),
    businessId: z.string().nullable().optional(),
    industryCode: z.string().nullable().optional(),
    industryCodeSet: z.string().nullable().optional(),
    co: z.string().nullable().optional(),
    streetAddress: z.string().nullable().optional(),
    postalCode: z.string().nullable().optional(),
    city: z.string().nullable().optional(),
    country: z.string().nullable().optional(),
  }),
});

type Offered = Extract<Awaited<ReturnType<typeof lookUpOrganisation>>, { kind: 'found' }>['company'];

/** The values of a company without what the trade register never tells. */
const asShown = ({ values, registers, ...own }: Offered) => {
  const { kind: _kind, language: _language, ...told } = values;
  return { ...own, registers: [...registers], values: told };
};

/** Organisations and the trade register over HTTP. */
export const organisationRoutes = [
  route('GET /organisations', {
    permit: 'customers:change',
    summary: 'Companies of a name in the trade register’s open data (PRH); nothing is written',
    input: z.object({ name: lineField(100), language }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), companies: z.array(company), more: z.boolean() }),
      z.object({ kind: z.literal('refused'), because: z.enum(UNANSWERED) }),
    ]),
    says: companyTexts,
    handle: async ({ name, language: wanted }, by) => {
      const found = await findOrganisations(by, name, { language: wanted, most: 100 });
      if (found.kind === 'unanswered') return { kind: 'refused' as const, because: found.because };
      return { kind: 'found' as const, companies: found.companies.map(asShown), more: found.more };
    },
  }),
  route('GET /organisations/:businessId/ytj', {
    permit: 'customers:change',
    summary: 'What the trade register’s open data (PRH) says of a business id, for the form of a new customer; nothing is written',
    input: z.object({ businessId: businessIdField, language }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), company }),
      z.object({ kind: z.literal('refused'), because: z.enum([...UNANSWERED, 'unknown']) }),
    ]),
    says: companyTexts,
    handle: async ({ businessId, language: wanted }, by) => {
      const found = await lookUpOrganisation(by, businessId, wanted);
      if (found.kind === 'found') return { kind: 'found' as const, company: asShown(found.company) };
      return { kind: 'refused' as const, because: found.kind === 'unknown' ? ('unknown' as const) : found.because };
    },
  }),
  route('GET /customers/:customer/company', {
    permit: 'customers:find',
    purpose: 'care',
    summary: 'What the trade register last said of an organisation: how it fares, and in which registers it stands',
    input: z.object({ customer: customerNumberField }),
    output: z.object({ ...standing, lookedUpOn: dayField, modifiedOn: dayField.nullable() }),
    handle: async ({ customer }, by) => {
      const found = await companyOfCustomer(by, customer);
      return found === null ? { kind: 'not found' as const } : { ...found, registers: [...found.registers] };
    },
  }),
  route('POST /customers/:customer/company-look-ups', {
    permit: 'customers:change',
    purpose: 'care',
    summary: 'Ask the trade register (PRH) about an organisation now, and take its word over where no better source stands',
    input: z.object({ customer: customerNumberField }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('refreshed'), outcome: z.enum(['changed', 'unchanged', 'held back']), fields: z.array(z.string()), situation: z.enum(SITUATIONS).nullable() }),
      z.object({ kind: z.literal('refused'), because: z.enum([...UNANSWERED, 'unknown', 'no_business_id']) }),
    ]),
    says: companyTexts,
    handle: async ({ customer }, by) => {
      const done = await refreshOrganisations(by, { customers: [customer], askedBefore: null }, { isDryRun: false, manners: { attemptsMax: 2, pauseMs: 0, waitMaxMs: 2_000 } });
      if (done.kind === 'refused') return { kind: 'refused' as const, because: done.because };
      const [one] = done.organisations;
      if (one === undefined) return { kind: 'refused' as const, because: 'no_business_id' as const };
      if (one.outcome === 'unknown') return { kind: 'refused' as const, because: 'unknown' as const };
      if (one.outcome === 'unanswered') return { kind: 'refused' as const, because: one.because ?? 'busy' };
      return { kind: 'refreshed' as const, outcome: one.outcome, fields: [...one.fields], situation: one.situation };
    },
  }),
] as const; // prettier-ignore
