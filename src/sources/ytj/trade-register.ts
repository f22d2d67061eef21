import type { BusinessId } from '#kernel';
import type { JsonClient, NoAnswer } from '#platform';
import { companiesAnswer } from './answer.ts';
import { type Company, readCompany } from './company.ts';

/** Why the trade register could not be asked. `busy`: it asks to be left alone. */
export type Unanswered = NoAnswer | 'busy' | 'refused' | 'no_interface';

/** What the trade register says of a business id. Sole traders and many associations are not in it. */
export type LookedUp =
  | { readonly kind: 'found'; readonly company: Company }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unanswered'; readonly because: Unanswered };

/** Companies by name. `more`: there are more than were asked for. */
export type Searched =
  | { readonly kind: 'found'; readonly companies: readonly Company[]; readonly more: boolean }
  | { readonly kind: 'unanswered'; readonly because: Unanswered };

/** The interface's own page. */
const COMPANIES_PER_PAGE = 100;

/** Asks the trade register for the company of one business id. */
export async function lookUpCompany(register: JsonClient, businessId: BusinessId): Promise<LookedUp> {
  const page = await askPage(register, { businessId });
  if (page.kind !== 'page') return page.kind === 'none' ? { kind: 'unknown' } : page;
  const companies = page.companies.map(readCompany);
  const company = companies.find((one) => one?.businessId === businessId);
  if (company) return { kind: 'found', company };
  return companies.includes(null) ? { kind: 'unanswered', because: 'broken_answer' } : { kind: 'unknown' };
}

/** Asks for companies by name, page by page, until there are no more or `most` were found. */
export async function searchCompanies(register: JsonClient, name: string, most: number): Promise<Searched> {
  const found: Company[] = [];
  let total = 0;
  for (let page = 1; found.length < most; page++) {
    const answer = await askPage(register, { name, page: String(page) });
    if (answer.kind === 'unanswered') return answer;
    if (answer.kind === 'none' || answer.companies.length === 0) break;
    found.push(...answer.companies.map(readCompany).filter((one) => one !== null));
    total = answer.total ?? total;
    if (page * COMPANIES_PER_PAGE >= total) break;
  }
  return { kind: 'found', companies: found.slice(0, most), more: total > most };
}

type Page =
  | { readonly kind: 'page'; readonly companies: readonly unknown[]; readonly total: number | null }
  | { readonly kind: 'none' }
  | { readonly kind: 'unanswered'; readonly because: Unanswered };

async function askPage(register: JsonClient, query: Readonly<Record<string, string>>): Promise<Page> {
  const answer = await register.get('companies', query);
  if (answer.kind === 'no answer') return { kind: 'unanswered', because: answer.because };
  const { status, content } = answer;
  if (status === 404) return { kind: 'none' };
  if (status === 429 || status >= 500) return { kind: 'unanswered', because: 'busy' };
  if (status < 200 || status >= 300) return { kind: 'unanswered', because: 'refused' };
  const read = companiesAnswer.safeParse(content);
  if (!read.success) return { kind: 'unanswered', because: 'broken_answer' };
  return { kind: 'page', companies: read.data.companies, total: read.data.totalResults ?? null };
}
