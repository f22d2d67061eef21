import { assert, type Country, type CustomerNumber, FINLAND, type PostalLines } from '#kernel';
import { townLines } from './town-lines.ts';
import { codesInUse } from './known-codes.ts';
import { fits, lettersIn, shortened, shortenedName } from './shorten.ts';

/** The most characters of a line. @see JHS 106, Posti (read 2026-11-22) */
export const LINE_CHARACTERS_MAX = 30;

/** Who stands on the first line: a person by given names and surname, else one name. */
export type LabelName = string | { readonly givenNames: string; readonly familyName: string };

/** A thing on its way to somebody. */
export type Labelled = {
  readonly name: LabelName;
  readonly address: PostalLines | null;
  /** Printed above the name, and nothing else with it. */
  readonly customer?: CustomerNumber | null;
};

export type LabelOptions = {
  /** The country in which it is posted; Finland unless told otherwise. */
  readonly from?: Country;
  /** The most characters of a line. */
  readonly charactersMax?: number;
};

/** What is not as the post wants it: a line that no rule made short enough, or a box whose code is a street's. */
export type LabelWarning =
  | { readonly because: 'line_too_long'; readonly line: string; readonly characters: number }
  | { readonly because: 'not_a_box_code'; readonly code: string; readonly instead: string | null };

export type Label = { readonly lines: readonly string[]; readonly warnings: readonly LabelWarning[] };

/**
 * The label of an address by Posti's five lines: recipient, addition, reserve, street or box, postal code and TOWN; empty ones
 * left out, the customer number above, the country last when it goes abroad. A line over thirty characters is abbreviated by
 * rule, a long name goes on over the free lines; what is still too long stays whole, and the warning says so: never is a name
 * cut off.
 *
 * @see Posti, Postiosoite; JHS 106 Postiosoite (read 2026-11-22)
 */
export function labelOf({ name, address, customer = null }: Labelled, options: LabelOptions = {}): Label {
  const { from = FINLAND, charactersMax = LINE_CHARACTERS_MAX } = options;
  assert(charactersMax > 0, 'a line holds no characters');
  const above = customer === null ? [] : [String(customer)];
  const additions = address === null ? [] : [address.line2, address.line3].filter((line) => line !== '');
  const middle = additions.map((line) => shortened(line, 'addition', charactersMax));
  const first = nameLines(name, 2 - middle.length, charactersMax);
  const last = address === null ? [] : [shortened(address.street, 'street', charactersMax), ...townOf(address, from, charactersMax)]; // prettier-ignore
  const lines = [...first, ...middle, ...last].filter((line) => line !== '');
  return { lines: [...above, ...lines], warnings: [...tooLong(lines, charactersMax), ...boxWarnings(address)] };
}

/** The lines of `labelOf` alone. */
export const labelLines = (to: Labelled, options: LabelOptions = {}): readonly string[] => labelOf(to, options).lines;

function nameLines(name: LabelName, free: number, most: number): string[] {
  const short =
    typeof name === 'string'
      ? shortened(name, 'organisation', most)
      : shortened(shortenedName(name.givenNames, name.familyName, most), 'person', most);
  return fits(short, most) || free <= 0 ? [short] : folded(short, most, free + 1);
}

/** A long name over at most `rows` lines, broken at blanks; a name that does not fit in them stays in one piece. */
function folded(text: string, most: number, rows: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && fits(longer, most)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= rows && lines.every((line) => fits(line, most)) ? lines : [text];
}

function townOf(address: PostalLines, from: Country, most: number): string[] {
  const lines = townLines(address, from);
  if (fits(lines[0] ?? '', most)) return lines;
  const facts = codesInUse().last(address.postalCode);
  if (facts === null) return lines;
  const short = address.city === facts.sv.toUpperCase() ? facts.abbreviationSv : facts.abbreviationFi;
  return short === '' ? lines : townLines({ ...address, city: short }, from);
}

const tooLong = (lines: readonly string[], most: number): LabelWarning[] =>
  lines
    .filter((line) => !fits(line, most))
    .map((line) => ({ because: 'line_too_long', line, characters: lettersIn(line) }));

const BOX = /^(?:PL|PB|Box|Postilokero|Postbox)\s*\d+$/iu;

/** A box has a code of its own, that of the street with 1 as its last digit (PL 55, 85501 NIVALA), or a firm's. */
function boxWarnings(address: PostalLines | null): LabelWarning[] {
  if (address === null || !BOX.test(address.street)) return [];
  const facts = codesInUse().last(address.postalCode);
  if (facts === null || facts.kind !== 'normal') return [];
  const instead = `${address.postalCode.slice(0, 4)}1`;
  const isThere = codesInUse().last(instead)?.kind === 'box';
  return [{ because: 'not_a_box_code', code: address.postalCode, instead: isThere ? instead : null }];
}
