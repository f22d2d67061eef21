import { type Profile, plainColumn, type Subject } from './profile.ts';

/** The columns that say who and where: those of an order's receiver and, with `payer_` before them, of its payer. */
export const PARTY_COLUMNS = [
  'kind',
  'title',
  'given_names',
  'family_name',
  'organisation_name',
  'business_id',
  'job_title',
  'industry_code',
  'language',
  'co',
  'street_address',
  'postal_code',
  'city',
  'country',
  'phone',
  'email',
] as const;

/** The columns of a customer file. */
export const CUSTOMER_COLUMNS = [
  'source_key',
  ...PARTY_COLUMNS,
  'ban_codes',
  'consent_email_on',
  'received_on',
  'list_code',
] as const;

/** The columns of an order seller's report, the parties apart. */
export const SALE_COLUMNS = [
  'offer_code',
  'start_on',
  'copies',
  'sold_on',
  'sales_channel',
  'seller_code',
  'seller_reference',
  'written_offer_sent_on',
  'written_acceptance_on',
  'acceptance_medium',
] as const;

/** The columns of an address service's file. */
export const ADDRESS_UPDATE_COLUMNS = [
  'source_key',
  'kind',
  'old_given_names',
  'old_family_name',
  'old_street_address',
  'old_postal_code',
  'new_given_names',
  'new_family_name',
  'new_street_address',
  'new_postal_code',
  'new_city',
  'new_country',
  'moved_on',
  'update_service',
] as const;

/** The columns of a list of direct-marketing bans. */
export const BAN_COLUMNS = [
  'list_key',
  'ban_codes',
  'given_names',
  'family_name',
  'postal_code',
  'phone',
  'registered_on',
  'valid_until',
] as const;

const COLUMNS: Readonly<Record<Subject, readonly string[]>> = {
  customers: CUSTOMER_COLUMNS,
  'agent-orders': [...PARTY_COLUMNS, ...PARTY_COLUMNS.map((field) => `payer_${field}`), ...SALE_COLUMNS],
  'address-updates': ADDRESS_UPDATE_COLUMNS,
  bans: BAN_COLUMNS,
};

/** The canonical fields of a subject, in the order of its canonical file. */
export const fieldsOf = (subject: Subject): readonly string[] => COLUMNS[subject];

/** The profile that needs no mapping: UTF-8, a header of canonical names in any order, the separator found out. */
export const canonicalProfile = (subject: Subject): Profile => ({
  name: subject,
  subject,
  format: 'csv',
  encoding: 'utf-8',
  separator: null,
  hasQuotes: true,
  hasHeader: true,
  titleRows: 0,
  footerRows: 0,
  sheet: null,
  recordMark: '',
  recordLength: null,
  columns: COLUMNS[subject].map((field) => plainColumn(field, field)),
  constants: new Map(),
});
