import { isSlip } from './slips.ts';
import type { NameForms, Traits } from './traits.ts';

/**
 * How two names stand to each other.
 * `same`: nothing but case, hyphens, order or a left-out second name parts them. `respelt`: dots and accents do.
 * `near`: an initial, a slip of the pen, another surname, or no name to tell. `different`: two names.
 */
export type NameRelation = 'same' | 'respelt' | 'near' | 'different';

const FROM_BEST: readonly NameRelation[] = ['same', 'respelt', 'near', 'different'];

const worst = (a: NameRelation, b: NameRelation): NameRelation =>
  FROM_BEST.indexOf(a) >= FROM_BEST.indexOf(b) ? a : b;

/** How two single names, or two written as one, stand to each other. */
export function oneName(a: NameForms, b: NameForms): NameRelation {
  if (a.loose === '' || b.loose === '') return 'near';
  if (a.strict === b.strict) return 'same';
  if (a.loose === b.loose) return 'respelt';
  return isSlip(a.loose, b.loose) ? 'near' : 'different';
}

const joined = (names: readonly NameForms[]): NameForms => ({
  strict: names.map((name) => name.strict).join(''),
  loose: names.map((name) => name.loose).join(''),
});

const isInitial = (name: NameForms): boolean => name.loose.length === 1;

const startAlike = (a: NameForms, b: NameForms): boolean => a.loose[0] === b.loose[0];

/** How two persons' given names stand to each other; a second name that one of them leaves out does not part them. */
export function givenNames(a: readonly NameForms[], b: readonly NameForms[]): NameRelation {
  const [first, other] = [a[0], b[0]];
  if (!first || !other) return 'near';
  const whole = oneName(joined(a), joined(b));
  if (whole === 'same' || whole === 'respelt') return whole;
  if (isInitial(first) || isInitial(other)) return startAlike(first, other) ? 'near' : 'different';
  const relation = oneName(first, other);
  if (relation !== 'different') return secondNames(relation, a[1], b[1]);
  const isCalledBySecond = a.some((name) => b.some((another) => name.loose === another.loose));
  return isCalledBySecond ? 'near' : 'different';
}

// Father and son share the first name and part by the second: two second names that differ are two persons.
function secondNames(first: NameRelation, a: NameForms | undefined, b: NameForms | undefined): NameRelation {
  if (!a || !b) return first;
  if (isInitial(a) || isInitial(b)) return startAlike(a, b) ? first : 'different';
  return worst(first, oneName(a, b));
}

const isSwapped = (a: Traits, b: Traits): boolean =>
  a.family.loose !== '' && joined(a.given).loose === b.family.loose && a.family.loose === b.given[0]?.loose;

/** How the names of two persons stand to each other, in either order of given names and surname. */
export function personNames(a: Traits, b: Traits): NameRelation {
  const family = oneName(a.family, b.family);
  const given = givenNames(a.given, b.given);
  const straight = worst(family, given);
  if (straight !== 'different') return straight;
  if (isSwapped(a, b) || isSwapped(b, a)) return 'same';
  // A surname changes by marriage; the given names in full and the rest must then say who it is.
  return given === 'same' ? 'near' : 'different';
}

const SHORTENED_LETTERS_MIN = 8;

/** How the names of two organisations stand to each other; the form of company does not count. */
export function organisationNames(a: Traits, b: Traits): NameRelation {
  const relation = oneName(a.organisation, b.organisation);
  if (relation !== 'different') return relation;
  const [shorter = '', longer = ''] = [a.organisation.loose, b.organisation.loose].toSorted(
    (x, y) => x.length - y.length,
  );
  return shorter.length >= SHORTENED_LETTERS_MIN && longer.startsWith(shorter) ? 'near' : 'different';
}

/** Whether two people have one surname and clearly different given names: they may share a telephone and an e-mail. */
export const areHousehold = (a: Traits, b: Traits): boolean =>
  oneName(a.family, b.family) !== 'different' && givenNames(a.given, b.given) === 'different';

/** How the names of two customers of one kind stand to each other. */
export function namesOf(a: Traits, b: Traits): NameRelation {
  if (a.kind === 'organisation') return organisationNames(a, b);
  const isOneOrganisation = a.businessId !== null && a.businessId === b.businessId;
  if (a.kind === 'person' || isOneOrganisation) return personNames(a, b);
  return worst(personNames(a, b), organisationNames(a, b));
}
