import { type CompanyRegister, isIndustryCode, isNameText, type SomeValues } from '#customers';
import { type BusinessId, cleanText, type Day, type Language, parseBusinessId, parseCountry } from '#kernel';
import { companyAnswer, type CompanyAnswer } from './answer.ts';
import { type CompanySituation, dayOfAnswer, isCurrent, registersOf, situationOf } from './situation.ts';

/** A company as the trade register has it now. Addresses are written in the language asked for. */
export type Company = CompanySituation & {
  readonly businessId: BusinessId;
  readonly name: string | null;
  readonly industry: { readonly code: string; readonly codeSet: string } | null;
  readonly registers: readonly CompanyRegister[];
  readonly modifiedOn: Day | null;
  readonly addressIn: (language: Language) => CompanyAddress | null;
};

/** Where post reaches a company. */
export type CompanyAddress = Required<Pick<SomeValues, 'co' | 'streetAddress' | 'postalCode' | 'city' | 'country'>>;

/** The editions of the industry codes by the register's names of them (read 2026-11-24). */
const CODE_SETS: Readonly<Record<string, string>> = {
  TOIMI2: 'TOL2002',
  TOIMI3: 'TOL2008',
  TOIMI4: 'TOL2025',
  TOL2002: 'TOL2002',
  TOL2008: 'TOL2008',
  TOL2025: 'TOL2025',
};

/** Reads one company of an answer; `null` when it is none, or its business id is none. */
export function readCompany(content: unknown): Company | null {
  const read = companyAnswer.safeParse(content);
  if (!read.success) return null;
  const businessId = parseBusinessId(read.data.businessId.value);
  return businessId === null ? null : companyOf(businessId, read.data);
}

function companyOf(businessId: BusinessId, answer: CompanyAnswer): Company {
  return {
    ...situationOf(answer),
    businessId,
    name: nameIn(answer),
    industry: industryIn(answer),
    registers: registersOf(answer),
    modifiedOn: dayOfAnswer(answer.lastModified),
    addressIn: (language) => addressIn(answer, language),
  };
}

/** The newest of those that last: two may overlap for a day. */
function newest<Item extends { readonly registrationDate: string; readonly endDate: string }>(
  items: readonly Item[],
): Item | undefined {
  return items.filter(isCurrent).toSorted((a, b) => (a.registrationDate < b.registrationDate ? 1 : -1))[0];
}

const line = (text: string): string | null => cleanText(text) || null;

/** The firm's own name (type 1); parallel and auxiliary names are other names of it. */
function nameIn({ names }: CompanyAnswer): string | null {
  const name = line(newest(names.filter(({ type }) => type === '1'))?.name ?? '');
  return name !== null && isNameText('organisationName', name) ? name : null;
}

function industryIn({ mainBusinessLine }: CompanyAnswer): Company['industry'] {
  if (!mainBusinessLine || !isCurrent(mainBusinessLine)) return null;
  const codeSet = CODE_SETS[mainBusinessLine.typeCodeSet.toUpperCase()];
  const isCode = isIndustryCode(mainBusinessLine.type);
  return codeSet === undefined || !isCode ? null : { code: mainBusinessLine.type, codeSet };
}

type AddressAnswer = CompanyAnswer['addresses'][number];

/** The postal address (type 2), else the visiting address (type 1); `null` when neither is whole. */
function addressIn({ addresses }: CompanyAnswer, language: Language): CompanyAddress | null {
  for (const type of ['2', '1']) {
    const found = newest(addresses.filter((one) => one.type === type));
    const written = found === undefined ? null : writtenAddress(found, language);
    if (written !== null) return written;
  }
  return null;
}

function writtenAddress(address: AddressAnswer, language: Language): CompanyAddress | null {
  const country = address.country === '' ? 'FI' : parseCountry(address.country);
  const streetAddress = line(streetOf(address, language));
  const city = line(townCase(townOf(address, language)));
  if (country === null || streetAddress === null || city === null) return null;
  const isOfAland = country === 'FI' && address.postCode.startsWith('22');
  return {
    co: line(address.co.replace(/^c\/o\s+/i, '')),
    streetAddress,
    postalCode: line(address.postCode),
    city,
    country: isOfAland ? 'AX' : country,
  };
}

/** `Esimerkkikatu 18 B 52`; a box stands alone; an address abroad is one line with low lines between its parts. */
function streetOf(address: AddressAnswer, language: Language): string {
  const { postOfficeBox, street, buildingNumber, entrance, apartmentNumber, apartmentIdSuffix } = address;
  if (postOfficeBox !== '') return /\D/.test(postOfficeBox) ? postOfficeBox : `${language === 'sv' ? 'PB' : 'PL'} ${postOfficeBox}`;
  if (street === '') return address.freeAddressLine.replaceAll('_', ' ');
  return [street, buildingNumber, entrance, `${apartmentNumber}${apartmentIdSuffix}`].filter(Boolean).join(' ');
} // prettier-ignore

function townOf({ postOffices }: AddressAnswer, language: Language): string {
  const wanted = language === 'sv' ? '2' : '1';
  return (postOffices.find(({ languageCode }) => languageCode === wanted) ?? postOffices[0])?.city ?? '';
}

/** `UUSI-VÄRTSILÄ` as the desk writes it: Uusi-Värtsilä. What has a small letter was written by a person and stays. */
export const townCase = (town: string): string =>
  /\p{Ll}/u.test(town)
    ? town
    : town.replace(/\p{L}+/gu, (word) => `${word.slice(0, 1)}${word.slice(1).toLocaleLowerCase('fi')}`);

/** What the trade register says, as a source says it: only what it knows; a whole address or none. */
export function valuesOfCompany(company: Company, language: Language): SomeValues {
  const { name, industry, businessId } = company;
  return {
    businessId,
    ...(name === null ? {} : { organisationName: name }),
    ...(industry === null ? {} : { industryCode: industry.code, industryCodeSet: industry.codeSet }),
    ...company.addressIn(language),
  };
}
