import { FINLAND } from '#kernel';
import { replaces, type Word } from '../changing/precedence.ts';
import type { Key, Standing } from '../changing/journaled.ts';
import type { Slots } from '../changing/slots.ts';
import { ADDRESS_FIELDS, type CustomerValues, type Field } from '../values.ts';

/**
 * What is picked as one: parts of two addresses, or a code and another's classification, are never mixed. The organisation that a
 * post is in goes with the name by which the post calls it.
 */
const GROUPS = {
  givenNames: ['givenNames'],
  familyName: ['familyName'],
  organisationName: ['organisationName', 'organisation'],
  businessId: ['businessId'],
  title: ['title'],
  industry: ['industryCode', 'industryCodeSet'],
  language: ['language'],
  deceased: ['deceasedOn'],
  protection: ['protectedUntil'],
  address: [...ADDRESS_FIELDS, 'undeliverableSince'],
  phone: ['phone'],
  email: ['email'],
} as const satisfies Readonly<Record<string, readonly (Field | 'organisation')[]>>;

export type Pick = keyof typeof GROUPS;

/** What may be picked when two customers become one, in the order of a card. */
export const PICKS = Object.keys(GROUPS) as [Pick, ...Pick[]];

/** What a pick is made of: fields, and the organisation that a post is in. */
export type PickKey = Field | 'organisation';

/** The keys of a pick. */
export const keysIn = (pick: Pick): readonly PickKey[] => GROUPS[pick];

/** The fields of a pick. */
export const fieldsIn = (pick: Pick): Field[] => keysIn(pick).filter((key) => key !== 'organisation');

/** One customer as a merge sees it. */
export type Side = { readonly values: CustomerValues; readonly slots: Slots; readonly standing: Standing };

/**
 * Which side's value of a pick is the better one. `neither`: there is nothing to take, since the other says the same or
 * nothing. `must` says that there is no choice: a protected address and a death are never forgotten by a merge.
 */
export type Better = { readonly pick: Pick; readonly is: 'one' | 'other' | 'neither'; readonly must: boolean };

/** Says for every pick which of two customers' value should stand; in doubt that of the one that stands, `one`. */
export const betterOf = (one: Side, other: Side): Better[] => PICKS.map((pick) => betterPick(pick, one, other));

function betterPick(pick: Pick, one: Side, other: Side): Better {
  const [ours, theirs] = [textOf(pick, one), textOf(pick, other)];
  if (ours === theirs || theirs === null) return { pick, is: 'neither', must: false };
  if (ours === null) return { pick, is: 'other', must: pick === 'protection' || pick === 'deceased' };
  if (pick === 'protection') return { pick, is: theirs > ours ? 'other' : 'one', must: true };
  const [word, against] = [wordOn(pick, other.standing), wordOn(pick, one.standing)];
  const isBetter = word !== null && against !== null && replaces(word, against) && !replaces(against, word);
  return { pick, is: isBetter ? 'other' : 'one', must: false };
}

const COUNTRY_ALONE = /^[A-Z]{2}$/;

/** The value of a pick as one text; `null` when nothing is known. A country alone is no address, and Finland is not said. */
export function textOf(pick: Pick, { values, slots }: Omit<Side, 'standing'>): string | null {
  const keys: readonly PickKey[] = pick === 'address' ? ADDRESS_FIELDS : GROUPS[pick];
  const text = keys
    .map((key) => (key === 'organisation' ? slots.organisation : values[key])?.toString())
    .filter((value) => value && !(pick === 'address' && value === FINLAND))
    .join(', ');
  return text === '' || (pick === 'address' && COUNTRY_ALONE.test(text)) ? null : text;
}

/** The weightiest word on any part of a pick. */
export function wordOn(pick: Pick, standing: Standing): Word | null {
  const words = keysIn(pick).flatMap((key: Key) => standing[key] ?? []);
  return words.toSorted((a, b) => (replaces(a, b) ? -1 : 1))[0] ?? null;
}

/** What is taken from the other one: what a person picked, what must be, and never what both say alike. */
export function takenOf(better: readonly Better[], picked: readonly Pick[] | 'better'): Pick[] {
  const isPicked = (one: Better): boolean =>
    picked === 'better' || one.must ? one.is === 'other' : picked.includes(one.pick);
  return better.filter((one) => one.is !== 'neither' && isPicked(one)).map(({ pick }) => pick);
}
