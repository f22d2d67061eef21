import { KINDS, type Label, LANGUAGES } from '#kernel';
import type { Operator } from './definition.ts';

/** What sort of values a field holds, and so what it can be compared with. */
export type FieldSort = 'choice' | 'text' | 'code' | 'number' | 'day' | 'yes no' | 'set' | 'rows';

/** A field that a definition may name. What it is in the database stands in `queries/`. */
export type Field = {
  readonly name: string;
  readonly label: Label;
  readonly sort: FieldSort;
  /** The values there are; `titles` and `offers` are those of the catalogue. */
  readonly choices?: readonly string[] | 'titles' | 'offers';
  /** The fields of what belongs to the customer, where `sort` is `rows`. */
  readonly fields?: readonly Field[];
};

const EQUALS = ['=', '!=', 'in', 'notIn', 'null', 'notNull'] as const satisfies readonly Operator[];
const TEXTS = [
  ...EQUALS,
  'contains',
  'doesNotContain',
  'beginsWith',
  'doesNotBeginWith',
  'endsWith',
  'doesNotEndWith',
] as const satisfies readonly Operator[];
const ORDERED = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'notBetween',
  'null',
  'notNull',
] as const satisfies readonly Operator[];

/** What each sort of field can be asked. */
export const OPERATORS_OF: Readonly<Record<FieldSort, readonly Operator[]>> = {
  choice: EQUALS,
  text: TEXTS,
  code: [...TEXTS, 'between', 'notBetween'],
  number: ORDERED,
  day: ORDERED,
  'yes no': ['=', '!='],
  set: EQUALS,
  rows: ['='],
};

const CHANNELS_OF_MARKETING = ['post', 'phone', 'email', 'sms'] as const;
const SUBSCRIPTION_KINDS = ['standing', 'fixed', 'trial'] as const;

/** The fields of a subscription: `{"field":"subscriptions","match":{"mode":"some"},"value":{…}}`. */
const SUBSCRIPTION_FIELDS: readonly Field[] = [
  { name: 'state', label: { fi: 'Tila', sv: 'Status', en: 'State' }, sort: 'choice', choices: ['coming', 'active', 'ended'] },
  { name: 'title', label: { fi: 'Lehti', sv: 'Tidning', en: 'Title' }, sort: 'set', choices: 'titles' },
  { name: 'offer', label: { fi: 'Tarjous', sv: 'Erbjudande', en: 'Offer' }, sort: 'set', choices: 'offers' },
  { name: 'kind', label: { fi: 'Laji', sv: 'Art', en: 'Kind' }, sort: 'choice', choices: SUBSCRIPTION_KINDS },
  { name: 'role', label: { fi: 'Saaja vai maksaja', sv: 'Mottagare eller betalare', en: 'Receiver or payer' }, sort: 'choice', choices: ['receiver', 'payer'] },
  { name: 'since', label: { fi: 'Alkanut', sv: 'Började', en: 'Since' }, sort: 'day' },
  { name: 'until', label: { fi: 'Viimeinen päivä', sv: 'Sista dag', en: 'Until' }, sort: 'day' },
  { name: 'soldOn', label: { fi: 'Myyntipäivä', sv: 'Försäljningsdag', en: 'Day of sale' }, sort: 'day' },
  { name: 'salesChannel', label: { fi: 'Myyntitapa', sv: 'Försäljningssätt', en: 'Sales channel' }, sort: 'text' },
  { name: 'seller', label: { fi: 'Tilausmyyjä', sv: 'Försäljare', en: 'Order seller' }, sort: 'code' },
  { name: 'copies', label: { fi: 'Kappaleita', sv: 'Exemplar', en: 'Copies' }, sort: 'number' },
]; // prettier-ignore

/** Every field that a definition may name: nothing else reaches the database. */
export const FIELDS: readonly Field[] = [
  { name: 'kind', label: { fi: 'Asiakkaan laji', sv: 'Kundens art', en: 'Kind of customer' }, sort: 'choice', choices: KINDS },
  { name: 'language', label: { fi: 'Kieli', sv: 'Språk', en: 'Language' }, sort: 'choice', choices: LANGUAGES },
  { name: 'title', label: { fi: 'Arvo tai ammatti', sv: 'Titel eller yrke', en: 'Title or occupation' }, sort: 'text' },
  { name: 'industryCode', label: { fi: 'Toimiala (TOL)', sv: 'Näringsgren (TOL)', en: 'Industry (NACE)' }, sort: 'code' },
  { name: 'postalCode', label: { fi: 'Postinumero', sv: 'Postnummer', en: 'Postal code' }, sort: 'code' },
  { name: 'region', label: { fi: 'Postialue (kaksi ensimmäistä numeroa)', sv: 'Postområde (två första siffrorna)', en: 'Postal region (first two digits)' }, sort: 'code' },
  { name: 'city', label: { fi: 'Postitoimipaikka', sv: 'Postanstalt', en: 'Town' }, sort: 'text' },
  { name: 'country', label: { fi: 'Maa', sv: 'Land', en: 'Country' }, sort: 'code' },
  { name: 'customerSince', label: { fi: 'Asiakkaana alkaen', sv: 'Kund sedan', en: 'Customer since' }, sort: 'day' },
  { name: 'reach', label: { fi: 'Tavoitettavissa', sv: 'Kan nås', en: 'Can be reached by' }, sort: 'set', choices: CHANNELS_OF_MARKETING },
  { name: 'consent', label: { fi: 'Lupa', sv: 'Samtycke', en: 'Consent' }, sort: 'set', choices: ['phone', 'email', 'sms'] },
  { name: 'ban', label: { fi: 'Kielto', sv: 'Förbud', en: 'Ban' }, sort: 'set', choices: [...CHANNELS_OF_MARKETING, 'disclosure'] },
  { name: 'subscriptionState', label: { fi: 'Tilaajan tila', sv: 'Prenumerantens status', en: 'State as a subscriber' }, sort: 'choice', choices: ['coming', 'active', 'ended', 'none'] },
  { name: 'activeTitle', label: { fi: 'Tilaa nyt lehteä', sv: 'Prenumererar nu på', en: 'Subscribes now to' }, sort: 'set', choices: 'titles' },
  { name: 'activeOffer', label: { fi: 'Voimassa oleva tarjous', sv: 'Gällande erbjudande', en: 'Offer in force' }, sort: 'set', choices: 'offers' },
  { name: 'subscriptions', label: { fi: 'Tilaukset', sv: 'Prenumerationer', en: 'Subscriptions' }, sort: 'rows', fields: SUBSCRIPTION_FIELDS },
  { name: 'openInvoice', label: { fi: 'Avoin lasku', sv: 'Öppen faktura', en: 'Open invoice' }, sort: 'yes no' },
  { name: 'overdueInvoice', label: { fi: 'Erääntynyt lasku', sv: 'Förfallen faktura', en: 'Overdue invoice' }, sort: 'yes no' },
  { name: 'source', label: { fi: 'Tietolähde', sv: 'Uppgiftskälla', en: 'Source' }, sort: 'set' },
  { name: 'sourceKind', label: { fi: 'Tietolähteen laji', sv: 'Uppgiftskällans art', en: 'Kind of source' }, sort: 'set', choices: ['person', 'order', 'update_service', 'partner', 'bought_list', 'staff'] },
  { name: 'confirmedOn', label: { fi: 'Tiedot vahvistettu', sv: 'Uppgifterna bekräftade', en: 'Values confirmed on' }, sort: 'day' },
]; // prettier-ignore

/** The field of that name; `null` when there is none. */
export const fieldNamed = (name: string, among: readonly Field[] = FIELDS): Field | null =>
  among.find((field) => field.name === name) ?? null;
