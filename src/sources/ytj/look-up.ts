import { look, transact } from '#access';
import {
  type CompanyRecord,
  companyRecordsIn,
  currentIn,
  forgetCompaniesIn,
  type SomeValues,
  type Undone,
  undoSourceIn,
} from '#customers';
import type { BusinessId, CustomerNumber, Language, Permit, SourceId } from '#kernel';
import { isRegisterSource } from '../queries/organisations.ts';
import { type Company, valuesOfCompany } from './company.ts';
import { tradeRegister } from './open-register.ts';
import { PRH } from './refresh-organisations.ts';
import { lookUpCompany, searchCompanies, type Unanswered } from './trade-register.ts';

/** A company as the form of a new customer takes it over. */
export type OfferedCompany = Pick<Company, 'businessId' | 'situation' | 'since' | 'registers'> & {
  readonly values: SomeValues;
};

export type CompanyLookedUp =
  | { readonly kind: 'found'; readonly company: OfferedCompany }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unanswered'; readonly because: Unanswered };

const offered = (company: Company, language: Language): OfferedCompany => ({
  businessId: company.businessId,
  situation: company.situation,
  since: company.since,
  registers: company.registers,
  values: valuesOfCompany(company, language),
});

/** Asks the trade register about one business id; nothing is written. */
export async function lookUpOrganisation(
  by: Permit<'customers:change'>,
  businessId: BusinessId,
  language: Language,
): Promise<CompanyLookedUp> {
  const register = await tradeRegister(by, AT_THE_DESK);
  if (register === null) return { kind: 'unanswered', because: 'no_interface' };
  const answer = await lookUpCompany(register, businessId);
  return answer.kind === 'found' ? { kind: 'found', company: offered(answer.company, language) } : answer;
}

/** Somebody waits: one more attempt and no long ones. */
const AT_THE_DESK = { pauseMs: 0, attemptsMax: 2, waitMaxMs: 2_000 } as const;

/** Companies of a name, at most `most`. */
export async function findOrganisations(
  by: Permit<'customers:change'>,
  name: string,
  { language, most }: { readonly language: Language; readonly most: number },
): Promise<
  | { readonly kind: 'found'; readonly companies: readonly OfferedCompany[]; readonly more: boolean }
  | { readonly kind: 'unanswered'; readonly because: Unanswered }
> {
  const register = await tradeRegister(by);
  if (register === null) return { kind: 'unanswered', because: 'no_interface' };
  const found = await searchCompanies(register, name, most);
  if (found.kind === 'unanswered') return found;
  return { ...found, companies: found.companies.map((company) => offered(company, language)) };
}

/** What the trade register last said of a customer; `null` when it was never asked, or knew nothing. */
export const companyOfCustomer = (
  by: Permit<'customers:find'>,
  customer: CustomerNumber,
): Promise<(CompanyRecord & { readonly source: SourceId }) | null> =>
  look(by, 'company', async (tx) => {
    const current = (await currentIn(tx, [customer])).get(customer) ?? customer;
    const found = (await companyRecordsIn(tx, [current])).get(current) ?? null;
    return { customers: [customer], answer: found };
  });

export type RefreshUndone =
  | (Undone & { readonly kind: 'undone'; readonly records: number })
  | { readonly kind: 'refused'; readonly because: 'unknown_refresh' };

/** Takes back what one run of asking the trade register said; what stood before stands again. */
export const undoRefresh = (by: Permit<'customers:change'>, source: SourceId): Promise<RefreshUndone> =>
  transact(by, async (tx, act): Promise<RefreshUndone> => {
    if (!(await isRegisterSource(tx, source, PRH.name))) return { kind: 'refused', because: 'unknown_refresh' };
    const undone = await undoSourceIn(tx, act, source);
    return { kind: 'undone', ...undone, records: await forgetCompaniesIn(tx, source) };
  });
