import { sql } from 'kysely';
import type { Hit } from '#desk';
import { foldedName, type CustomerNumber } from '#kernel';
import type { Database } from '#platform';
import { Dice } from '../../src/app/demo/dice.ts';
import { AREAS } from '../../src/app/demo/words.ts';

/** A text as it is typed on the telephone, and who is meant: a hit that nothing in the text tells from the right one is right too. */
export type Question = { readonly kind: string; readonly text: string; readonly isRight: (hit: Hit) => boolean };

type Drawn = {
  readonly number: CustomerNumber;
  readonly given: string | null;
  readonly family: string | null;
  readonly organisation: string | null;
  readonly businessId: string | null;
  readonly street: string;
  readonly city: string;
  readonly phone: string | null;
  readonly email: string | null;
};

/** Questions of every kind, drawn from the register with the errors that ears and fingers make; the same for the same register. */
export async function questionsFrom(db: Database, perKind: number): Promise<Question[]> {
  const { rows } = await sql<Drawn>`
    select c.number, c.given_names as given, c.family_name as family, c.organisation_name as organisation, c.business_id as "businessId",
           a.street_address as street, a.city, p.value as phone, e.value as email
      from customers.customer c join customers.address a on a.customer = c.number
      left join customers.contact_point p on p.customer = c.number and p.kind = 'phone'
      left join customers.contact_point e on e.customer = c.number and e.kind = 'email'
     order by hashint4(c.number), c.number limit ${perKind * KINDS.length * 3}`.execute(db);
  const dice = new Dice(11);
  const people = rows.filter(({ family, phone, email }) => family !== null && phone !== null && email !== null);
  const organisations = rows.filter(({ businessId }) => businessId !== null);
  return KINDS.flatMap(({ kind, of, ask }) =>
    Array.from({ length: perKind }, (): Question => {
      const drawn = dice.one(of === 'person' ? people : organisations);
      const { text, same } = ask(drawn, dice);
      return { kind, text, isRight: (hit) => hit.customer === drawn.number || same(hit, drawn) };
    }),
  );
}

type Same = (hit: Hit, drawn: Drawn) => boolean;
type Asked = { readonly text: string; readonly same: Same };
type KindOfQuestion = { readonly kind: string; readonly of: 'person' | 'organisation'; readonly ask: (drawn: Drawn, dice: Dice) => Asked }; // prettier-ignore

const folded = (text: string | null): string => foldedName(text ?? '');
const nameOf = ({ given, family, organisation }: Drawn): string => organisation ?? `${given} ${family}`;
const nobodyElse: Same = () => false;
const sameName: Same = (hit, drawn) => folded(hit.name) === folded(nameOf(drawn));
const sameTown: Same = (hit, { city }) => townsOf(city).includes(hit.city ?? '');
const sameNameAndTown: Same = (hit, drawn) => sameName(hit, drawn) && sameTown(hit, drawn);
const sameHome: Same = (hit, drawn) => folded(hit.street) === folded(drawn.street) && sameTown(hit, drawn);
const sameFamily: Same = (hit, { family }) => folded(hit.name).endsWith(folded(family));

const townsOf = (city: string): string[] => AREAS.filter((area) => area.some((town) => town === city)).flatMap(([, fi, sv]) => [fi, sv]); // prettier-ignore
const swedish = (city: string): string => AREAS.find(([, fi]) => fi === city)?.[2] ?? city;
const withoutDots = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const KINDS: readonly KindOfQuestion[] = [
  { kind: 'name', of: 'person', ask: (c) => ({ text: `${c.given} ${c.family}`, same: sameName }) },
  { kind: 'name swapped, small letters', of: 'person', ask: (c) => ({ text: `${c.family} ${c.given}`.toLowerCase(), same: sameName }) },
  { kind: 'name without dots', of: 'person', ask: (c) => ({ text: withoutDots(nameOf(c)), same: sameName }) },
  { kind: 'surname alone', of: 'person', ask: (c) => ({ text: c.family ?? '', same: sameFamily }) },
  { kind: 'name and town', of: 'person', ask: (c) => ({ text: `${c.given} ${c.family} ${c.city.toLowerCase()}`, same: sameNameAndTown }) },
  { kind: 'name and Swedish town', of: 'person', ask: (c) => ({ text: `${c.family} ${c.given} ${swedish(c.city)}`, same: sameNameAndTown }) },
  { kind: 'slip in the surname', of: 'person', ask: (c, dice) => ({ text: `${c.given} ${slip(c.family ?? '', dice)}`, same: sameName }) },
  { kind: 'slip in the given name', of: 'person', ask: (c, dice) => ({ text: `${slip(c.given ?? '', dice)} ${c.family}`, same: sameName }) },
  { kind: 'slips in both, and town', of: 'person', ask: (c, dice) => ({ text: `${slip(c.family ?? '', dice)} ${slip(c.given ?? '', dice)} ${c.city}`, same: sameNameAndTown }) },
  { kind: 'two slips in the surname, town', of: 'person', ask: (c, dice) => ({ text: `${c.given} ${slip(slip(c.family ?? '', dice), dice)} ${c.city}`, same: sameNameAndTown }) },
  { kind: 'beginnings, and town', of: 'person', ask: (c) => ({ text: `${c.family?.slice(0, 5)} ${c.given?.slice(0, 3)} ${c.city}`, same: begins }) },
  { kind: 'middle of the surname, town', of: 'person', ask: (c) => ({ text: `${c.given} ${c.family?.slice(1, 7)} ${c.city}`, same: sameNameAndTown }) },
  { kind: 'surname and initial, town', of: 'person', ask: (c) => ({ text: `${c.family} ${c.given?.slice(0, 1)} ${c.city}`, same: begins }) },
  { kind: 'street and town', of: 'person', ask: (c) => ({ text: `${c.street} ${c.city}`, same: sameHome }) },
  { kind: 'name and street', of: 'person', ask: (c) => ({ text: `${c.family} ${c.street}`, same: sameHome }) },
  { kind: 'slip in the street, town', of: 'person', ask: (c, dice) => ({ text: slipInStreet(c, dice), same: sameHome }) },
  { kind: 'telephone in any form', of: 'person', ask: (c, dice) => ({ text: phoneForm(c.phone ?? '', dice), same: nobodyElse }) },
  { kind: 'end of the telephone', of: 'person', ask: (c) => ({ text: (c.phone ?? '').slice(-7), same: nobodyElse }) },
  { kind: 'name and telephone', of: 'person', ask: (c, dice) => ({ text: `${c.family} ${phoneForm(c.phone ?? '', dice)}`, same: nobodyElse }) },
  { kind: 'e-mail', of: 'person', ask: (c) => ({ text: (c.email ?? '').toUpperCase(), same: nobodyElse }) },
  { kind: 'customer number', of: 'person', ask: (c) => ({ text: String(c.number), same: nobodyElse }) },
  { kind: 'Y-tunnus', of: 'organisation', ask: (c, dice) => ({ text: dice.happens(0.5) ? (c.businessId ?? '') : (c.businessId ?? '').replace('-', ''), same: nobodyElse }) },
  { kind: 'organisation and town', of: 'organisation', ask: (c) => ({ text: `${nameOf(c)} ${c.city}`, same: sameNameAndTown }) },
  { kind: 'organisation with a slip, town', of: 'organisation', ask: (c, dice) => ({ text: `${slip(nameOf(c).replace(' Oy', ''), dice)} ${c.city}`, same: sameNameAndTown }) },
]; // prettier-ignore

function begins(hit: Hit, drawn: Drawn): boolean {
  const [given, family] = [folded(drawn.given).slice(0, 1), folded(drawn.family).slice(0, 5)];
  const words = folded(hit.name).split(' ');
  return sameTown(hit, drawn) && words.some((word) => word.startsWith(family)) && words.some((word) => word.startsWith(given)); // prettier-ignore
}

const slipInStreet = (c: Drawn, dice: Dice): string => {
  const [street = '', ...house] = c.street.split(' ');
  return [slip(street, dice), ...house, c.city].join(' ');
};

function phoneForm(phone: string, dice: Dice): string {
  const home = phone.replace('+358', '0');
  return dice.one([
    phone,
    home,
    `${home.slice(0, 3)} ${home.slice(3)}`,
    `${home.slice(0, 3)}-${home.slice(3, 6)} ${home.slice(6)}`,
    `+358 (0)${home.slice(1)}`.replace('(0)', ''),
    `00358 ${home.slice(1, 3)} ${home.slice(3)}`,
  ]);
}

const LETTERS = [...'aeiouyäönstklrmpvhj'];

/** One letter left out, put in, mistaken or swapped with its neighbour, as fingers and ears do; not the first one. */
export function slip(text: string, dice: Dice): string {
  const at = dice.whole(1, Math.max(1, text.length - 2));
  const letter = dice.one(LETTERS);
  return dice.one([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  ]);
}
