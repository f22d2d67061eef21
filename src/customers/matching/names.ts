import { apartFromGeneration, isInitial, tellNobody } from './generations.ts';
import { isNickname } from './nicknames.ts';
import { isSlip } from './slips.ts';
import type { NameForms, Traits } from './traits.ts';

/**
 * How two names stand to each other.
 * `same`: nothing but case, hyphens, order or a left-out second name parts them. `respelt`: dots and accents do.
 * `near`: an initial, a nickname, a slip of the pen, or no name to tell. `renamed`: the given names are the same, the surname
 * is another. `different`: two names.
 */
export type NameRelation = 'same' | 'respelt' | 'near' | 'renamed' | 'different';

const FROM_BEST: readonly NameRelation[] = ['same', 'respelt', 'near', 'renamed', 'different'];

const worst = (a: NameRelation, b: NameRelation): NameRelation =>
  FROM_BEST.indexOf(a) >= FROM_BEST.indexOf(b) ? a : b;

/** How two single names, or two written as one, stand to each other. */
export function oneName(a: NameForms, b: NameForms): NameRelation {
  if (a.loose === '' || b.loose === '') return 'near';
  if (a.strict === b.strict) return 'same';
  if (a.loose === b.loose) return 'respelt';
  // In the loose form `oe` is ö and `aa` å, which a slip may have made: it is looked for in both.
  const isMistyped = isSlip(a.loose, b.loose) || isSlip(a.strict, b.strict);
  return isMistyped || isNickname(a.loose, b.loose) ? 'near' : 'different';
}

const joined = (names: readonly NameForms[]): NameForms => ({
  strict: names.map((name) => name.strict).join(''),
  loose: names.map((name) => name.loose).join(''),
  parts: names.flatMap((name) => name.parts),
});

const startAlike = (a: NameForms, b: NameForms): boolean => a.loose[0] === b.loose[0];

/**
 * How two persons' given names stand to each other; a second name that one of them leaves out does not part them. Two words of
 * a generation do (father and son), and one that only one of them says leaves it open.
 */
export function givenNames(a: readonly NameForms[], b: readonly NameForms[]): NameRelation {
  const [one, other] = [apartFromGeneration(a), apartFromGeneration(b)];
  const relation = withoutGeneration(one.names, other.names);
  if (one.generation === other.generation) return relation;
  return worst(relation, one.generation === null || other.generation === null ? 'near' : 'different');
}

function withoutGeneration(a: readonly NameForms[], b: readonly NameForms[]): NameRelation {
  const [first, other] = [a[0], b[0]];
  if (!first || !other) return 'near';
  const whole = oneName(joined(a), joined(b));
  if (whole === 'same' || whole === 'respelt') return tellNobody(a) ? 'near' : whole;
  const [persons, others] = [personsIn(a), personsIn(b)];
  if (persons.length > 1 || others.length > 1) return isAnyOfBoth(persons, others) ? 'near' : 'different';
  return ofOnePerson(a, b, [first, other]);
}

function ofOnePerson(
  a: readonly NameForms[],
  b: readonly NameForms[],
  [first, other]: readonly [NameForms, NameForms],
): NameRelation {
  if (isInitial(first) || isInitial(other)) return startAlike(first, other) ? 'near' : 'different';
  const relation = oneName(first, other);
  if (relation !== 'different') return secondNames(relation, a[1], b[1]);
  return isCalledByAnother(a, b) ? 'near' : 'different';
}

/** What joins two people in one field; signs fold to nothing. */
const JOINERS = ['ja', 'och', 'and', 'seka', ''];

/** The given names of each person in the field: `Osmo ja Eili` are two. */
function personsIn(names: readonly NameForms[]): NameForms[][] {
  const persons: NameForms[][] = [[]];
  for (const name of names) {
    if (JOINERS.includes(name.loose)) persons.push([]);
    else persons.at(-1)?.push(name);
  }
  return persons.filter((person) => person.length > 0);
}

/** Two people in one field are like each of them, and the same as neither. */
const isAnyOfBoth = (persons: readonly NameForms[][], others: readonly NameForms[][]): boolean =>
  persons.some((one) => others.some((other) => givenNames(one, other) !== 'different'));

// Called by the second name, or by a nickname of it: Matti Juhani is Juhani, and Jussi; Juha-Pekka is Juha, and Jukka.
function isCalledByAnother(a: readonly NameForms[], b: readonly NameForms[]): boolean {
  const isOne = (of: NameForms, all: readonly NameForms[]): boolean =>
    callNames(all).some((name) => callNames([of]).some((own) => own === name || isNickname(own, name)));
  const [first, other] = [a[0], b[0]];
  if (!first || !other) return false;
  return isOne(first, b) || isOne(other, a);
}

const callNames = (names: readonly NameForms[]): string[] =>
  names.flatMap(({ loose, parts }) => (parts.length > 1 ? [loose, ...parts] : [loose]));

// Father and son share the first name and part by the second: two second names that differ are two persons.
function secondNames(first: NameRelation, a: NameForms | undefined, b: NameForms | undefined): NameRelation {
  if (!a || !b) return first;
  if (isInitial(a) || isInitial(b)) return startAlike(a, b) ? first : 'different';
  return worst(first, oneName(a, b));
}

/** Whether given names and surname of the second stand in each other's fields, and how the names then agree. */
function swapped(a: Traits, b: Traits): NameRelation {
  const [whole, surname] = [joined(b.given), b.given[0]];
  if (!surname || a.family.loose === '' || whole.loose === '' || b.family.loose === '') return 'different';
  const turned = b.given.length > 1 && oneName(a.family, whole) === 'different' ? surname : whole;
  const relation = worst(oneName(a.family, turned), givenNames(a.given, [b.family]));
  return relation === 'respelt' ? 'near' : relation;
}

/** The whole name in one field, the other one blank: `Virtanen Matti`. */
function isAllInOne(a: Traits, b: Traits): boolean {
  if (a.given.length > 0 || b.given.length === 0) return false;
  const [whole, family, first] = [a.family.loose, b.family.loose, b.given[0]?.loose ?? ''];
  return family !== '' && (whole.startsWith(family + first) || whole.startsWith(first + family));
}

const TEST_WORD = /^test(?:i|inen|aaja|are|er|sson)?$/;

/** `Testi Testinen` and the like, typed in to try something out. */
const isTest = ({ given, family }: Traits): boolean =>
  TEST_WORD.test(family.loose) && given.every(({ loose }) => TEST_WORD.test(loose));

/** How the names of two persons stand to each other, in either order of given names and surname. */
export function personNames(a: Traits, b: Traits): NameRelation {
  const family = oneName(a.family, b.family);
  const given = givenNames(a.given, b.given);
  const straight = worst(family, given);
  // Somebody's test tells nobody's name: two of them are not one for it.
  if (straight === 'same') return isTest(a) ? 'near' : 'same';
  if (straight !== 'different') return straight;
  const turned = swapped(a, b) === 'different' ? swapped(b, a) : swapped(a, b);
  if (turned !== 'different') return turned;
  if (isAllInOne(a, b) || isAllInOne(b, a)) return 'near';
  // A surname changes by marriage; the given names in full and the rest must then say who it is.
  return given === 'same' ? 'renamed' : 'different';
}

const SHORTENED_LETTERS_MIN = 8;

/** How the names of two organisations stand to each other; the form of company does not count. */
export function organisationNames(a: Traits, b: Traits): NameRelation {
  const relation = oneName(a.organisation, b.organisation);
  if (relation !== 'different') return relation;
  const [words, others] = [a.organisation.parts, b.organisation.parts];
  if (isAbbreviated(words, others) || isPartOf(words, others) || isPartOf(others, words)) return 'near';
  const [shorter = '', longer = ''] = [a.organisation.loose, b.organisation.loose].toSorted(
    (x, y) => x.length - y.length,
  );
  return shorter.length >= SHORTENED_LETTERS_MIN && longer.startsWith(shorter) ? 'near' : 'different';
}

const TELLING_LETTERS_MIN = 5;

/** Every word of one name stands in the other, in whatever order: `Kukkala` in `Ravintola Kukkala`. */
const isPartOf = (some: readonly string[], all: readonly string[]): boolean =>
  some.some((word) => word.length >= TELLING_LETTERS_MIN) && some.every((word) => all.includes(word));

const ABBREVIATION_LETTERS_MIN = 3;

/** Word for word the same but for words cut short: `Rak. Virtanen` for `Rakennus Virtanen`. */
function isAbbreviated(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  return a.every((word, at) => {
    const other = b[at] ?? '';
    if (word === other) return true;
    const [short = '', long = ''] = [word, other].toSorted((x, y) => x.length - y.length);
    return short.length >= ABBREVIATION_LETTERS_MIN && long.startsWith(short);
  });
}

/** Whether nothing of two names of one kind is alike: neither the surname nor the given names, or not the organisation. */
export const isSomebodyElse = (a: Traits, b: Traits): boolean =>
  namesOf(a, b) === 'different' &&
  (a.kind === 'organisation' ||
    (oneName(a.family, b.family) === 'different' && givenNames(a.given, b.given) === 'different'));

/** Whether the given names are alike, whatever the surname. */
export const areGivenAlike = (a: Traits, b: Traits): boolean =>
  a.given.length > 0 && b.given.length > 0 && givenNames(a.given, b.given) !== 'different';

/** Whether two people have one surname and clearly different given names: they may share a telephone and an e-mail. */
export const areHousehold = (a: Traits, b: Traits): boolean =>
  oneName(a.family, b.family) !== 'different' && givenNames(a.given, b.given) === 'different';

/** How the names of two customers of one kind stand to each other; a post is called by its person. */
export const namesOf = (a: Traits, b: Traits): NameRelation =>
  a.kind === 'organisation' ? organisationNames(a, b) : personNames(a, b);
