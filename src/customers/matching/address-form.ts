import { foldedName } from '#kernel';

/** The parts of a street line by which two spellings of one address meet; folded, not for printing. */
export type AddressForm = {
  /** The street with its ending shortened, or `pl` for a box. */
  readonly street: string;
  /** The street as written, for slips of the pen in its ending. */
  readonly written: string;
  /** The house number, or the number of the box. */
  readonly house: string;
  /** The stair's letter; empty when there is none. */
  readonly stair: string;
  readonly flat: string;
};

/** Whether an address is a box at the post office, which many people may have. */
export const isBox = ({ street }: AddressForm): boolean => street === 'pl';

/** Endings as they are shortened on envelopes, the longest first; both forms become the short one. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:katu|kat|kt|k)$/, 'k'],
  [/(?:tie|t)$/, 't'],
  [/(?:kuja|kuj|kj)$/, 'kj'],
  [/(?:polku|pol|p)$/, 'p'],
  [/(?:gatan|gat|g)$/, 'g'],
  [/(?:vagen|vag|v)$/, 'v'],
];

const CARE_OF = /^c o .*? (?=\D* \d)/;
const BOX = /\b(?:pl|pb|postilokero|postbox|box) (\d{1,6})\b/;
const NUMBERED = /^(.*?\D) (\d{1,5}) ?(.*)$/;
const FLAT_WORDS = /\b(?:as|asunto|bst|bostad|lgh|krs|h)\b/g;

const shortened = (street: string): string => {
  for (const [ending, short] of ENDINGS) {
    if (ending.test(street) && street.length > 4) return street.replace(ending, short);
  }
  return street;
};

/** Ä written `ae` and å written `aa` meet here with the letter without its dots. */
export const withoutDigraphs = (folded: string): string => folded.replace(/a[ae]/g, 'a').replace(/oe/g, 'o');

/** Splits what follows the house number into the stair's letter and the flat: `A 12`, `A12`, `a as 12`, `as 12`. */
function stairAndFlat(rest: string): readonly [string, string] {
  const match = /^([a-z]?)\s*(\d{0,4})/.exec(rest.replace(FLAT_WORDS, ' ').replace(/\s+/g, ' ').trim());
  return [match?.[1] ?? '', (match?.[2] ?? '').replace(/^0+/, '')];
}

/**
 * Takes a street line apart as far as matching needs: street, house, stair and flat, or the number of a box.
 * A line with both a box and a street gives the street. `null` when there is no number in it.
 */
export function addressForm(streetLine: string): AddressForm | null {
  const folded = withoutDigraphs(foldedName(streetLine.slice(0, 200).replace(/(\d)([A-Za-z])/g, '$1 $2')))
    .replace(CARE_OF, '')
    .trim();
  const box = BOX.exec(folded);
  const line = box ? folded.replace(BOX, ' ').replace(/\s+/g, ' ').trim() : folded;
  const numbered = NUMBERED.exec(line);
  if (!numbered) return box ? { street: 'pl', written: 'pl', house: box[1] ?? '', stair: '', flat: '' } : null;
  const [, street = '', house = '', rest = ''] = numbered;
  const [stair, flat] = stairAndFlat(rest);
  const written = street.replace(/ /g, '');
  return { street: shortened(street).replace(/ /g, ''), written, house: house.replace(/^0+/, ''), stair, flat };
}
