import { csvRows } from '#platform';
import type { Profile } from '../files/index.ts';
import { columnsOf } from './profile-columns.ts';

/** Nobody's values: one row of each kind shows how fields are written. */
const PERSON: Readonly<Record<string, string>> = {
  source_key: '1001',
  list_key: 'K-1001',
  kind: 'person',
  given_names: 'Maija',
  family_name: 'Esimerkki',
  title: '',
  language: 'fi',
  street_address: 'Esimerkkikatu 1 A 2',
  postal_code: '00100',
  city: 'Helsinki',
  country: 'FI',
  phone: '040 0000000',
  email: 'maija@posti.example',
  ban_codes: 'phone|sms',
  consent_email_on: '2026-01-15',
  received_on: '2026-01-15',
  registered_on: '2026-01-15',
  list_code: 'L-1',
  offer_code: 'KESTO12',
  start_on: '2026-12-14',
  copies: '1',
  sold_on: '2026-11-10',
  sales_channel: 'door',
  seller_code: 'S1',
  seller_reference: 'S1-1001',
  old_given_names: 'Maija',
  old_family_name: 'Esimerkki',
  old_street_address: 'Esimerkkikatu 1 A 2',
  old_postal_code: '00100',
  new_street_address: 'Mallitie 3',
  new_postal_code: '33100',
  new_city: 'Tampere',
  new_country: 'FI',
  moved_on: '2026-12-01',
  update_service: 'DVV',
};

const ORGANISATION: Readonly<Record<string, string>> = {
  ...PERSON,
  source_key: '1002',
  list_key: 'K-1002',
  kind: 'organisation',
  given_names: '',
  family_name: '',
  organisation_name: 'Esimerkki Oy',
  business_id: '1234567-1',
  industry_code: '58140',
  language: 'sv',
  email: 'info@yritys.example',
  seller_reference: 'S1-1002',
  ban_codes: '',
};

const OF_SUBJECT: Readonly<Record<Profile['subject'], readonly Readonly<Record<string, string>>[]>> = {
  customers: [PERSON, ORGANISATION],
  'agent-orders': [PERSON, ORGANISATION],
  'address-updates': [{ ...PERSON, kind: 'moved' }],
  bans: [PERSON],
};

/** A CSV file as a profile wants it: its columns and an example row or two, with a mark by which Excel knows its letters. */
export function exampleOf(profile: Profile): string {
  const columns = columnsOf(profile);
  const rows = OF_SUBJECT[profile.subject].map(
    (values) =>
    columns.map(({ fields }) => fields.map((field) => values[field] ?? '').join(' ').trim()), // prettier-ignore
  );
  return `\ufeff${csvRows([columns.map(({ header }) => header), ...rows])}`;
}
