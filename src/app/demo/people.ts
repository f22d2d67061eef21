import { type CustomerValues, nothingKnown } from '#customers';
import { parseBusinessId } from '#kernel';
import { Dice } from './dice.ts';
import {
  AREAS,
  FINNISH_FAMILY,
  FINNISH_GIVEN,
  INDUSTRY_CODES,
  ORGANISATION_NAMES,
  STREETS,
  SWEDISH_FAMILY,
  SWEDISH_GIVEN,
  SWEDISH_STREETS,
  TITLES,
} from './words.ts';

const SWEDISH_SPEAKERS = 0.12;
const WITH_PHONE = 0.8;
const WITH_EMAIL = 0.6;

/** Makes a demo person; `n` makes the telephone and the e-mail its own. */
export function demoPerson(dice: Dice, n: number): CustomerValues {
  const isSwedish = dice.happens(SWEDISH_SPEAKERS);
  const givenNames = dice.one(isSwedish ? SWEDISH_GIVEN : FINNISH_GIVEN);
  const familyName = dice.one(isSwedish ? SWEDISH_FAMILY : FINNISH_FAMILY);
  return {
    ...empty,
    kind: 'person',
    givenNames,
    familyName,
    title: dice.one(TITLES),
    language: isSwedish ? 'sv' : 'fi',
    ...home(dice, isSwedish),
    phone: dice.happens(WITH_PHONE) ? demoPhone(n) : null,
    email: dice.happens(WITH_EMAIL) ? demoEmail(givenNames, familyName, n) : null,
  };
}

/** Makes a demo organisation. */
export function demoOrganisation(dice: Dice, n: number): CustomerValues {
  const at = dice.whole(0, ORGANISATION_NAMES.length - 1);
  const name = `${dice.one(FINNISH_FAMILY)} ${ORGANISATION_NAMES[at] ?? ''} Oy`;
  return {
    ...empty,
    kind: 'organisation',
    organisationName: name,
    businessId: demoBusinessId(n),
    industryCode: INDUSTRY_CODES[at] ?? null,
    ...home(dice, false),
    phone: demoPhone(n),
    email: `toimisto${n}@yritys.example`,
  };
}

const empty: CustomerValues = { ...nothingKnown('person'), country: 'FI' };

function home(dice: Dice, isSwedish: boolean) {
  const [postalCode, finnish, swedish] = dice.one(AREAS);
  const street = dice.one(isSwedish ? SWEDISH_STREETS : STREETS);
  const door = dice.happens(0.5) ? ` ${dice.one(['A', 'B', 'C'])} ${dice.whole(1, 60)}` : '';
  return { streetAddress: `${street} ${dice.whole(1, 99)}${door}`, postalCode, city: isSwedish ? swedish : finnish };
}

/** 040 555 xxxx and its neighbours: of the form of a mobile number, given to nobody. */
const demoPhone = (n: number): string => `+3584${n % 9}555${String(10_000 + n).slice(-4)}`;

const demoEmail = (given: string, family: string, n: number): string => {
  const plain = `${given}.${family}`
    .normalize('NFD')
    .replaceAll(/[^\w.-]/g, '')
    .toLowerCase();
  return `${plain}${n}@posti.example`;
};

/** A business id with a valid check digit in the series that begins with 9. */
function demoBusinessId(n: number): string {
  for (let base = 9_100_000 + n * 13; ; base++) {
    for (let check = 0; check <= 9; check++) {
      const id = parseBusinessId(`${base}-${check}`);
      if (id) return id;
    }
  }
}
