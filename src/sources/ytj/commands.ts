import { z } from 'zod';
import { todayOf } from '#access';
import { type BusinessId, parseBusinessId, type SourceId } from '#kernel';
import {
  command,
  type Command,
  customerNumberField,
  idField,
  languageField,
  lineField,
  listField,
  type Outcome,
  parseServiceUrl,
  wholeNumberField,
  yesNoField,
} from '#platform';
import { setSettings } from '#register';
import { findOrganisations, lookUpOrganisation, type OfferedCompany, undoRefresh } from './look-up.ts';
import { openDataOf } from './open-register.ts';
import { type OrganisationsRefreshed, refreshOrganisations } from './refresh-organisations.ts';
import { companyTexts, unansweredTexts } from './texts.ts';
import type { Unanswered } from './trade-register.ts';

/** A business id as people write it. */
export const businessIdField = z.codec(z.string(), z.custom<BusinessId>(), {
  decode: (text, context) => {
    const id = parseBusinessId(text);
    if (id !== null) return id;
    context.issues.push({ code: 'invalid_format', format: 'business id', input: text });
    return z.NEVER;
  },
  encode: (id) => id,
});

const unanswered = (because: Unanswered): Outcome => ({
  exit: because === 'no_interface' ? 'refused' : 'unavailable',
  because,
  advice: unansweredTexts[because].en,
});

const refresh = command('organisation refresh', {
  summary: 'Ask the trade register (PRH) about organisations and take its word over: names, addresses, industry, situation',
  permit: 'customers:change',
  purpose: 'care',
  changes: true,
  input: z.object({
    customers: listField(customerNumberField).optional().describe('customer numbers; several may follow'),
    all: yesNoField.default(false).describe('every organisation with a business id'),
    notSince: wholeNumberField(1, 3_650).optional().describe('only those not asked about in so many days'),
    pauseMs: wholeNumberField(0, 60_000).default(200).describe('pause between two questions, milliseconds'),
  }),
  examples: ['kortisto organisation refresh --all --dry-run', 'kortisto organisation refresh --customers 100004 100017'],
  run: async ({ customers, all, notSince, pauseMs }, by, terminal) => {
    if (!all && (customers === undefined || customers.length === 0))
      return { exit: 'wrong usage', because: 'nobody_named', advice: 'give --customers NUMBER… or --all' };
    const which = {
      customers: all ? null : (customers ?? []),
      askedBefore: notSince === undefined ? null : todayOf(by).subtract({ days: notSince - 1 }),
    };
    return refreshed(
      await refreshOrganisations(by, which, {
        isDryRun: terminal.isDryRun,
        manners: { pauseMs },
        onProgress: (asked) => terminal.progress(asked, null, 'organisations'),
      }),
    );
  },
}); // prettier-ignore

function refreshed(done: OrganisationsRefreshed): Outcome {
  if (done.kind === 'refused') return unanswered(done.because);
  const { organisations, stopped, source } = done;
  const count = (outcome: (typeof organisations)[number]['outcome']): number =>
    organisations.filter((one) => one.outcome === outcome).length;
  const counts = {
    changed: count('changed'),
    unchanged: count('unchanged'),
    heldBack: count('held back'),
    unknown: count('unknown'),
    unanswered: count('unanswered'),
  };
  const shown = organisations.filter(({ outcome, situation }) => outcome !== 'unchanged' || situation !== 'active');
  const isWhole = stopped === null && counts.unanswered === 0;
  return {
    exit: isWhole ? 'done' : organisations.length > counts.unanswered ? 'partly done' : 'unavailable',
    json: { kind: done.kind, source, ...counts, stopped, organisations: shown },
    text:
      `${done.kind}: ${organisations.length} organisations: ${counts.changed} changed, ${counts.unchanged} as before, ` +
      `${counts.heldBack} held back, ${counts.unknown} unknown, ${counts.unanswered} unanswered` +
      `${source === null ? '' : `, source ${source}`}\n` +
      shown.map((one) => `${one.customer}\t${one.outcome}\t${one.situation ?? ''}\t${one.fields.join(' ')}\n`).join(''),
    ...(isWhole ? {} : { because: 'unanswered', advice: stopped === null || stopped === 'told to' ? 'run it again: those that were answered are done' : unansweredTexts[stopped].en }),
  }; // prettier-ignore
}

const source = command('organisation source', {
  summary: 'Show where the trade register (PRH) is asked and whether by itself; with options, set it',
  permit: 'settings:change',
  changes: true,
  input: z.object({
    url: z.string().max(500).optional().describe('address of the interface: https, or http on this machine'),
    weekly: yesNoField.optional().describe('ask about every organisation once a week by itself'),
  }),
  examples: ['kortisto organisation source --weekly true'],
  run: async ({ url, weekly }, by, terminal) => {
    const now = await openDataOf(by);
    const wanted = { ytjUrl: url ?? now.ytjUrl, refreshesWeekly: weekly ?? now.refreshesWeekly };
    if (parseServiceUrl(wanted.ytjUrl) === null) return unanswered('no_interface');
    const isChange = url !== undefined || weekly !== undefined;
    if (isChange && !terminal.isDryRun) await setSettings(by, { openData: wanted });
    const text = `${wanted.ytjUrl}\t${wanted.refreshesWeekly ? 'weekly' : 'when asked'}\n`;
    return { exit: 'done', json: wanted, text };
  },
});

/** Organisations and the trade register. */
export const organisationCommands: readonly Command[] = [
  refresh,
  source,
  command('organisation look-up <businessId>', {
    summary: 'Ask the trade register (PRH) about a business id; nothing is written',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({ businessId: businessIdField.describe('business id, 1234567-1'), lang: languageField.default('fi') }),
    run: async ({ businessId, lang }, by) => {
      const found = await lookUpOrganisation(by, businessId, lang);
      if (found.kind === 'unanswered') return unanswered(found.because);
      if (found.kind === 'unknown') return { exit: 'not found', because: 'unknown', advice: companyTexts.unknown.en };
      return { exit: 'done', json: shown(found.company), text: lineOf(found.company) };
    },
  }),
  command('organisation find <name>', {
    summary: 'Ask the trade register (PRH) for companies of a name; nothing is written',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({
      name: lineField(100),
      most: wholeNumberField(1, 1_000).default(100).describe('how many at most'),
      lang: languageField.default('fi'),
    }),
    run: async ({ name, most, lang }, by) => {
      const found = await findOrganisations(by, name, { language: lang, most });
      if (found.kind === 'unanswered') return unanswered(found.because);
      return {
        exit: 'done',
        json: { more: found.more, companies: found.companies.map(shown) },
        text: found.companies.map(lineOf).join(''),
        ...(found.more ? { advice: 'there are more: make the name longer, or give --most' } : {}),
      };
    },
  }),
  command('organisation undo-refresh <source>', {
    summary: 'Take back what one refresh said; what stood before stands again',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({ source: idField<SourceId>().describe('the source that organisation refresh told') }),
    run: async ({ source }, by) => {
      const undone = await undoRefresh(by, source);
      if (undone.kind === 'refused')
        return { exit: 'not found', because: undone.because, advice: companyTexts[undone.because].en };
      return { exit: 'done', json: undone, text: `${undone.restored} restored, ${undone.records} records removed\n` };
    },
  }),
]; // prettier-ignore

const shown = (company: OfferedCompany) => ({
  ...company,
  since: company.since === null ? null : String(company.since),
});

const lineOf = ({ businessId, situation, values }: OfferedCompany): string =>
  `${[businessId, values.organisationName, values.streetAddress, values.postalCode, values.city, values.industryCode, values.industryCodeSet, situation].map((one) => one ?? '').join('\t')}\n`; // prettier-ignore
