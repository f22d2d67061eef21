import { nameKey } from '#kernel';
import { addressForm } from '../matching/address-form.ts';
import { PRECEDENCE, replaces, type Word } from './precedence.ts';
import { ADDRESS_FIELDS, FIELDS, type CustomerValues, type Field, type SomeValues } from '../values.ts';

/** Who said each value that stands; a field that nobody ever spoke of is absent. */
export type Standing = Readonly<Partial<Record<Field, Word>>>;

/** What becomes of what a source said about one customer. */
export type ChangeDecision = {
  readonly before: SomeValues;
  readonly after: SomeValues;
  /** Fields in which the source says what stands already. */
  readonly confirmed: readonly Field[];
  /** What it said and is not taken, since a better source stands. */
  readonly heldBack: SomeValues;
};

type Draft = {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  confirmed: Field[];
  heldBack: Record<string, unknown>;
};

/** Whether two values of a field are one to a person; case, dashes and the way a flat is written do not count. */
function isSameValue(field: Field, a: string, b: string): boolean {
  if (a === b) return true;
  if (field === 'email') return a.toLowerCase() === b.toLowerCase();
  if (field !== 'streetAddress') return nameKey(a) === nameKey(b);
  const [one, other] = [addressForm(a), addressForm(b)];
  return one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
}

const isAddressField = (field: Field): boolean => ADDRESS_FIELDS.some((one) => one === field);

/** What a source means by what it says: blanks out, unless it may empty; a new street brings a whole new address. */
function meant(stands: CustomerValues, said: SomeValues, mayEmpty: boolean): SomeValues {
  const spoken = Object.fromEntries(
    FIELDS.filter((field) => field !== 'kind' && said[field] !== undefined && (said[field] !== null || mayEmpty)).map(
      (field) => [field, said[field]],
    ),
  ) as SomeValues;
  const street = spoken.streetAddress;
  if (!street || isSameValue('streetAddress', street, stands.streetAddress ?? '')) return spoken;
  return {
    ...spoken,
    co: said.co ?? null,
    postalCode: said.postalCode ?? null,
    city: said.city ?? null,
    country: said.country ?? 'FI',
  };
}

/** The weightiest word on any part of the address: parts of two addresses are never mixed. */
function wordOnAddress(standing: Standing): Word | null {
  const words = ADDRESS_FIELDS.map((field) => standing[field]).filter((word) => word !== undefined);
  return words.toSorted((a, b) => (replaces(a, b) ? -1 : 1))[0] ?? null;
}

/**
 * Decides what a source's word changes of what stands. It is the one rule for every change of a customer's value.
 *
 * Per field, first that applies: said nothing, left; says what stands, confirmed; a better source stands, held back;
 * else taken. The person's and the desk's spelling counts to the letter, a file's capitals do not. A new street is taken
 * with its whole address, or held back with it.
 */
export function decideChange(stands: CustomerValues, standing: Standing, said: SomeValues, by: Word): ChangeDecision {
  const { mayEmpty } = PRECEDENCE[by.kind];
  const draft: Draft = { before: {}, after: {}, confirmed: [], heldBack: {} };
  const spoken = meant(stands, said, mayEmpty);
  const ofAddress = isMove(stands, spoken) ? wordOnAddress(standing) : undefined;
  for (const field of FIELDS) {
    const value = spoken[field];
    if (value === undefined) continue;
    const word = ofAddress !== undefined && isAddressField(field) ? ofAddress : (standing[field] ?? null);
    if (isConfirmed(field, stands[field], value, mayEmpty)) draft.confirmed.push(field);
    else if (stands[field] === value) continue;
    else if (!replaces(by, word)) draft.heldBack[field] = value;
    else {
      draft.before[field] = stands[field];
      draft.after[field] = value;
    }
  }
  return draft as ChangeDecision;
}

/** Whether a source says what stands: the person and the desk to the letter, a file in its own spelling. */
function isConfirmed(field: Field, old: string | null, value: string | null, toTheLetter: boolean): boolean {
  if (old === null || value === null) return false;
  return toTheLetter ? old === value : isSameValue(field, old, value);
}

const isMove = (stands: CustomerValues, spoken: SomeValues): boolean =>
  typeof spoken.streetAddress === 'string' &&
  !isSameValue('streetAddress', spoken.streetAddress, stands.streetAddress ?? '');

/** Whether anything at all came of what was said: a change, a confirmation, something held back. */
export const isSilent = (decision: ChangeDecision): boolean =>
  Object.keys(decision.after).length === 0 &&
  Object.keys(decision.heldBack).length === 0 &&
  decision.confirmed.length === 0;
