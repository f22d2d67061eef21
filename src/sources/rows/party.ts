import { isIndustryCode } from '#customers';
import {
  type BusinessId,
  type Country,
  type Email,
  isKind,
  type Kind,
  type Language,
  isLanguage,
  parseBusinessId,
  parseCountry,
  parseEmail,
  parsePhone,
  parsePostalCode,
  type Phone,
} from '#kernel';
import { looksLikeForeignCode } from './foreign-codes.ts';
import { postalStanding } from './postal-register.ts';
import type { FindingVerdict, HoldVerdict } from './reasons.ts';
import type { RowReader } from './row-reader.ts';

/** A postal address as a row gives it; the code is checked when the country is Finland or Åland. */
export type AddressValues = {
  readonly co: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: Country;
};

/** Who and where: a customer, the receiver or the payer of an order. Empty texts and `null` mean "not told". */
export type PartyValues = {
  readonly kind: Kind;
  readonly title: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly organisationName: string;
  readonly businessId: BusinessId | null;
  readonly jobTitle: string;
  readonly industryCode: string;
  readonly language: Language | null;
  readonly address: AddressValues | null;
  readonly phone: Phone | null;
  readonly email: Email | null;
};

/** How a subject treats what is wrong: `100` for a postal code, and an e-mail address or telephone that is none. */
export type PartyPolicy = {
  readonly prefix: string;
  readonly malformedPostalCode: HoldVerdict;
  readonly wrongContact: FindingVerdict;
};

/** Reads a party's columns; what is wrong is noted in the reader, and the values are then not to be used. */
export function readParty(reader: RowReader, policy: PartyPolicy): PartyValues {
  const { prefix } = policy;
  const kind = readKind(reader, prefix);
  const names = readNames(reader, prefix, kind);
  return {
    kind,
    ...names,
    title: reader.text(`${prefix}title`),
    businessId: reader.parsed(`${prefix}business_id`, parseBusinessId, ['quarantined', 'bad_business_id']),
    jobTitle: reader.text(`${prefix}job_title`),
    industryCode: readIndustry(reader, `${prefix}industry_code`),
    language: readLanguage(reader, `${prefix}language`),
    address: readAddress(reader, policy),
    phone: reader.parsed(`${prefix}phone`, parsePhone, [policy.wrongContact, 'bad_phone']),
    email: readEmail(reader, policy),
  };
}

function readIndustry(reader: RowReader, field: string): string {
  const code = reader.text(field, 10);
  if (code !== '' && !isIndustryCode(code)) reader.note('quarantined', 'no_industry_code', field);
  return code;
}

/** A file without a column for it tells the kind by the names that it fills: a post has both. */
function impliedKind(reader: RowReader, prefix: string): Kind {
  if (reader.isBlank(`${prefix}organisation_name`)) return 'person';
  return reader.isBlank(`${prefix}family_name`) ? 'organisation' : 'post';
}

function readKind(reader: RowReader, prefix: string): Kind {
  if (!reader.isTold(`${prefix}kind`)) return impliedKind(reader, prefix);
  const text = reader.raw(`${prefix}kind`).trim().toLowerCase();
  if (isKind(text)) return text;
  reader.note('rejected', 'unknown_kind', `${prefix}kind`);
  return 'person';
}

type Names = Pick<PartyValues, 'givenNames' | 'familyName' | 'organisationName'>;

const COUPLE = /\s(?:ja|och|and|sekä|&|\+)\s/iu;
const ESTATE = /(?:^|\s)(?:kuolinpesä|kp\.?|dödsbo|dbo\.?|estate)(?=\s|$)/iu;

function readNames(reader: RowReader, prefix: string, kind: Kind): Names {
  const givenNames = reader.name(`${prefix}given_names`);
  const familyName = reader.name(`${prefix}family_name`);
  const organisationName = reader.name(`${prefix}organisation_name`, 'organisationName');
  const isWithoutOrganisation = kind !== 'person' && reader.isBlank(`${prefix}organisation_name`);
  const isWithoutPerson =
    kind !== 'organisation' && reader.isBlank(`${prefix}given_names`) && reader.isBlank(`${prefix}family_name`);
  if (isWithoutOrganisation) reader.note('rejected', 'missing_name', `${prefix}organisation_name`);
  else if (isWithoutPerson) reader.note('rejected', 'missing_name', `${prefix}family_name`);
  if (kind === 'person') {
    for (const [field, name] of [['given_names', givenNames], ['family_name', familyName]] as const) {
      if (COUPLE.test(name)) reader.note('quarantined', 'two_persons', prefix + field);
      if (ESTATE.test(name)) reader.note('quarantined', 'estate', prefix + field);
    } // prettier-ignore
  }
  return { givenNames, familyName, organisationName };
}

const LANGUAGE_WORDS: Readonly<Record<string, Language>> = {
  suomi: 'fi',
  fin: 'fi',
  finska: 'fi',
  finnish: 'fi',
  ruotsi: 'sv',
  swe: 'sv',
  svenska: 'sv',
  swedish: 'sv',
  englanti: 'en',
  eng: 'en',
  engelska: 'en',
  english: 'en',
};

function readLanguage(reader: RowReader, field: string): Language | null {
  return reader.parsed(field, asLanguage, ['quarantined', 'unknown_language']);
}

function asLanguage(raw: string): Language | null {
  const text = raw.trim().toLowerCase();
  return isLanguage(text) ? text : (LANGUAGE_WORDS[text] ?? null);
}

function readEmail(reader: RowReader, { prefix, wrongContact }: PartyPolicy): Email | null {
  const field = `${prefix}email`;
  // A line end inside an address is an attempt to add a header to a mail, not a slip of the pen.
  const hold = /[\r\n\0]/.test(reader.raw(field).trim()) ? 'rejected' : wrongContact;
  return reader.parsed(field, parseEmail, [hold, 'bad_email']);
}

const FINNISH: ReadonlySet<string> = new Set(['FI', 'AX']);

/** Reads the address of a party, of a mover's new home; `null` when none is told, or no country. */
export function readAddress(reader: RowReader, policy: PartyPolicy): AddressValues | null {
  const { prefix } = policy;
  const co = reader.text(`${prefix}co`);
  const street = reader.text(`${prefix}street_address`);
  const city = reader.text(`${prefix}city`);
  const isWithout = ['co', 'street_address', 'postal_code', 'city'].every((field) => reader.isBlank(prefix + field));
  if (isWithout) return null;
  const country = parseCountry(reader.raw(`${prefix}country`));
  if (country === null) {
    // Without a country the code was already looked up; what is left is a code that no Finnish post office has.
    const isCodeWrong = reader.isBlank(`${prefix}country`) && !reader.isBlank(`${prefix}postal_code`);
    if (isCodeWrong) reader.note('quarantined', 'bad_postal_code', `${prefix}postal_code`);
    else reader.note('quarantined', 'unknown_country', `${prefix}country`);
    return null;
  }
  if (reader.isBlank(`${prefix}street_address`))
    reader.note('quarantined', 'missing_street', `${prefix}street_address`);
  const postalCode = FINNISH.has(country)
    ? readFinnishCode(reader, policy)
    : readForeignCode(reader, `${prefix}postal_code`, country);
  return { co, street, postalCode, city, country };
}

function readFinnishCode(reader: RowReader, { prefix, malformedPostalCode }: PartyPolicy): string {
  const field = `${prefix}postal_code`;
  const code = parsePostalCode(reader.raw(field));
  if (code === null) {
    reader.note(reader.isBlank(field) ? 'quarantined' : malformedPostalCode, 'bad_postal_code', field);
    return '';
  }
  const standing = postalStanding(code);
  if (standing === 'retired') reader.note('quarantined', 'expired_postal_code', field);
  if (standing === 'unknown') reader.note('quarantined', 'bad_postal_code', field);
  if (standing === 'no_home') reader.note('quarantined', 'no_home_code', field);
  return code;
}

/** The code of another country; its form is checked where it is known. */
function readForeignCode(reader: RowReader, field: string, country: Country): string {
  const code = reader.text(field, 12);
  if (code !== '' && !looksLikeForeignCode(code, country)) reader.note('quarantined', 'bad_postal_code', field);
  return code;
}
