import { parsePhone, parsePostalCode } from '#kernel';
import { mendLetters, postalStanding, readDay, type Row } from '../rows/index.ts';
import type { Subject } from '../files/index.ts';

/** What can be done to a value as it was written. Stable words: profiles and scripts know them. */
export const OPERATIONS = [
  'letters',
  'swapped',
  'leading_zero',
  'phone_format',
  'finnish_day',
  'day_number',
  'capitals',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Fields of a row with their values after an operation; empty when there is nothing to do. */
export type Repaired = Readonly<Record<string, string>>;

/** Where an operation looks, and what it makes of a row. */
export type Rule = {
  readonly operation: Operation;
  /** Whether it is done unless somebody says otherwise: what leaves no doubt. The rest waits for a word. */
  readonly isDoneUnasked: boolean;
  /** Whether a row whose repair is refused waits for a person; otherwise the row rules judge the value as written. */
  readonly holdsWhenRefused: boolean;
  repaired(row: Row, subject: Subject): Repaired;
};

const PARTIES: BySubject = {
  customers: [''],
  'agent-orders': ['', 'payer_'],
  'address-updates': ['old_', 'new_'],
  bans: [''],
};

const DAYS: BySubject = {
  customers: ['consent_email_on', 'received_on'],
  'agent-orders': ['start_on', 'sold_on', 'written_offer_sent_on', 'written_acceptance_on'],
  'address-updates': ['moved_on'],
  bans: ['registered_on', 'valid_until'],
};

const LETTERED = ['title', 'given_names', 'family_name', 'organisation_name', 'job_title', 'co', 'street_address', 'city']; // prettier-ignore
const SHOUTED = ['given_names', 'family_name', 'co', 'street_address', 'city'];

/** Applies a mender to fields of every party of a row; gives those that came out otherwise. */
function each(
  row: Row,
  fields: readonly string[],
  mend: (text: string, row: Row, field: string) => string | null,
): Repaired {
  let repaired: Record<string, string> | null = null;
  for (const field of fields) {
    const before = row[field];
    if (before === undefined || before === '') continue;
    const after = mend(before, row, field);
    if (after === null || after === before) continue;
    repaired ??= {};
    repaired[field] = after;
  }
  return repaired ?? NOTHING;
}

const NOTHING: Repaired = Object.freeze({});

type BySubject = Readonly<Record<Subject, readonly string[]>>;

/** The fields of those names of every party that rows of each subject speak of. */
function fieldsOf(names: readonly string[]): BySubject {
  const ofParties = (subject: Subject) => PARTIES[subject].flatMap((prefix) => names.map((name) => prefix + name));
  return {
    customers: ofParties('customers'),
    'agent-orders': ofParties('agent-orders'),
    'address-updates': ofParties('address-updates'),
    bans: ofParties('bans'),
  };
}

const lettered = fieldsOf(LETTERED);
const shouted = fieldsOf(SHOUTED);
const postal = fieldsOf(['postal_code']);
const phones = fieldsOf(['phone']);

/** The ways in which Finns write a telephone number down every day; nothing is repaired in them. */
const USUAL_PHONE = /^(?:\+358 ?|0)[1-9][\d ]*-?[\d ]*$/;

const isFinnish = (country: string): boolean => country === '' || /^(?:fi|ax|suomi|finland)$/i.test(country.trim());

/** A code that has lost the zeros it began with: a spreadsheet took it for a number. */
function withZeros(text: string, row: Row, field: string): string | null {
  const plain = text.trim();
  if (!/^\d{3,4}$/.test(plain)) return null;
  if (!isFinnish(row[field.replace('postal_code', 'country')] ?? '')) return null;
  const code = parsePostalCode(plain.padStart(5, '0'));
  return code !== null && postalStanding(code) === 'in_use' ? code : null;
}

/** The code stands in the column of the town, and the town in that of the code. */
function unswapped(row: Row, subject: Subject): Repaired {
  for (const field of postal[subject]) {
    const town = row[field] ?? '';
    const cityField = field.replace('postal_code', 'city');
    const code = parsePostalCode(row[cityField] ?? '');
    if (code === null || !/^\p{L}[\p{L} .-]*$/u.test(town) || postalStanding(code) !== 'in_use') continue;
    return { [field]: code, [cityField]: town };
  }
  return NOTHING;
}

const isFinnishDay = (text: string): boolean => /^\s*\d{1,2}\.\d{1,2}\.\d{4}\s*$/.test(text);
const isDayNumber = (text: string): boolean => /^\s*\d{5}\s*$/.test(text);

const asIso =
  (isOurs: (text: string) => boolean) =>
  (text: string): string | null => {
    if (!isOurs(text)) return null;
    const read = readDay(text);
    return read.kind === 'day' ? String(read.day) : null;
  };

const LEAST_LETTERS = 3;

/** `VIRTANEN-LAHTI` as `Virtanen-Lahti`; letters that stand alone (the stair of a flat) stay, `c/o` is small. */
function quietened(text: string): string | null {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length < LEAST_LETTERS || /\p{Ll}/u.test(text)) return null;
  return text
    .replace(/\p{L}{2,}/gu, (word) => word.slice(0, 1) + word.slice(1).toLocaleLowerCase('fi'))
    .replace(/\bC\/O\b/gi, 'c/o')
    .replace(/(?<=\s)(?:As|Bst|Lgh|Rappu)\b/g, (word) => word.toLowerCase());
}

/** The operations in the order in which they are done: each sees what the one before it has made. */
export const RULES: readonly Rule[] = [
  {
    operation: 'letters',
    isDoneUnasked: true,
    holdsWhenRefused: true,
    repaired: (row, subject) => each(row, lettered[subject], mendLetters),
  },
  { operation: 'swapped', isDoneUnasked: false, holdsWhenRefused: false, repaired: unswapped },
  {
    operation: 'leading_zero',
    isDoneUnasked: false,
    holdsWhenRefused: false,
    repaired: (row, subject) => each(row, postal[subject], withZeros),
  },
  {
    operation: 'phone_format',
    isDoneUnasked: true,
    holdsWhenRefused: true,
    repaired: (row, subject) =>
      each(row, phones[subject], (text) => (USUAL_PHONE.test(text.trim()) ? null : parsePhone(text))),
  },
  {
    operation: 'finnish_day',
    isDoneUnasked: true,
    holdsWhenRefused: true,
    repaired: (row, subject) => each(row, DAYS[subject], asIso(isFinnishDay)),
  },
  {
    operation: 'day_number',
    isDoneUnasked: true,
    holdsWhenRefused: true,
    repaired: (row, subject) => each(row, DAYS[subject], asIso(isDayNumber)),
  },
  {
    operation: 'capitals',
    isDoneUnasked: false,
    holdsWhenRefused: true,
    repaired: (row, subject) => each(row, shouted[subject], quietened),
  },
];
