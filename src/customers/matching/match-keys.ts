import { hash } from 'node:crypto';
import { type AddressForm, isBox } from './address-form.ts';
import type { NameForms, Traits } from './traits.ts';

/** One key under which a customer may be found as a candidate: what it is made of, and 64 bits of a hash. */
export type MatchKey = { readonly kind: MatchKeyKind; readonly key: bigint };

/**
 * `name` is a surname, the first letter of the given name and the postal code, `given` the first given name, the first letter
 * of the surname and the code; `place` a surname with a street and house, `home` the first given name with them; `address`
 * the postal code, street, house and flat. A slip in one of them leaves another to be found by, and names in each other's
 * fields meet. An organisation has a `home` by each long word of its name. An address beside the permanent one has its `place`
 * and its `home`.
 */
export type MatchKeyKind = 'phone' | 'email' | 'business' | 'address' | 'name' | 'given' | 'place' | 'home';

const hashed = (text: string): bigint => hash('sha1', text, 'buffer').readBigInt64BE(0);

type Parts = readonly [MatchKeyKind, readonly (string | null)[]];

/**
 * The keys of a customer. Two customers are compared only if they share one, so the cost grows with the file, not with
 * the register. Kinds of customer do not mix: a sole trader and his firm are two customers.
 */
export function matchKeys(traits: Traits): MatchKey[] {
  const { kind, organisation, businessId } = traits;
  const surname = kind === 'organisation' ? organisation.loose : traits.family.loose;
  return keysOf(kind, [
    ...traits.phones.map((phone): Parts => ['phone', [phone]]),
    ...traits.emails.map((email): Parts => ['email', [email]]),
    ['business', kind === 'post' ? [businessId, surname] : [businessId]],
    ...nameParts(traits, surname, traits.given[0]?.loose ?? ''),
    ...addressParts(traits),
    ...traits.elsewhere.flatMap(({ form }) => placeParts(traits, form, [surname, traits.given[0]?.loose ?? ''])),
  ]);
}

/**
 * The keys by which an incoming row looks for customers: its own, and those it would have if given names and surname
 * stood in each other's fields, or all in one. They are only looked up, never kept.
 */
export function lookupKeys(traits: Traits): MatchKey[] {
  const own = matchKeys(traits);
  if (traits.kind === 'organisation') return own;
  const turned = turnedNames(traits).flatMap(([family, given]) => nameParts(traits, family, given));
  const more = keysOf(traits.kind, turned).filter(({ key }) => !own.some((one) => one.key === key));
  return [...own, ...more];
}

/** Of two kinds that are made alike the hash is one: a surname in the given names' field is found by it. */
const HASHED_AS: Readonly<Partial<Record<MatchKeyKind, MatchKeyKind>>> = { given: 'name', home: 'place' };

function keysOf(kind: string, made: readonly Parts[]): MatchKey[] {
  return made
    .filter(([, parts]) => parts.every(Boolean))
    .map(([of, parts]) => ({ kind: of, key: hashed([kind, HASHED_AS[of] ?? of, ...parts].join('\u0000')) }));
}

function nameParts(traits: Traits, surname: string, given: string): Parts[] {
  const { kind, postalCode, address } = traits;
  const names: Parts[] =
    kind === 'organisation'
      ? [['name', [surname, '-', postalCode]]]
      : [
          ['name', [surname, given[0] ?? '', postalCode]],
          ['given', [given, surname[0] ?? '', postalCode]],
        ];
  return address ? [...names, ...placeParts(traits, address, [surname, given])] : names;
}

const WORD_LETTERS_MIN = 4;
const WORDS_MAX = 4;

function placeParts(
  { kind, organisation }: Traits,
  { street, house }: AddressForm,
  [surname, given]: readonly [string, string],
): Parts[] {
  const words = organisation.parts.filter((word) => word.length >= WORD_LETTERS_MIN).slice(0, WORDS_MAX);
  const names = kind === 'organisation' ? words.filter((word) => word !== surname) : [given];
  return [['place', [surname, street, house]], ...names.map((name): Parts => ['home', [name, street, house]])];
}

/** A box has hundreds of takers: it finds nobody by itself. */
const addressParts = ({ postalCode, address }: Traits): Parts[] =>
  address && !isBox(address) ? [['address', [postalCode, address.street, address.house, address.flat || '-']]] : [];

/** Surname and first given name, as they may have been meant: each in the other's field, or both in one. */
function turnedNames({ family, given }: Traits): (readonly [string, string])[] {
  const whole = given.map((name) => name.loose).join('');
  if (whole !== '') return [[whole, family.loose]];
  return family.parts.length > 1 ? allInOne(family) : [];
}

function allInOne({ parts }: NameForms): (readonly [string, string])[] {
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? '';
  return [
    [first, rest[0] ?? ''],
    [last, first],
  ];
}
