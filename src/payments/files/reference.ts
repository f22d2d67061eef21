import { type Cents, parseReferenceNumber, parseRfReference, type ReferenceNumber, type RfReference } from '#kernel';
import type { PaidReference } from './bank-file.ts';

const AS_SENT_MAX = 60;
const SUGGESTED_MAX = 10;
const TEXT_MAX = 1000;

/**
 * Understands what stands in a reference field: a Finnish number with zeros in front or blanks, or an RF reference in
 * any case. Wrong check digits are flagged and the text kept; such a reference never matches, for it was mistyped.
 */
export function paidReference(text: string, amount: Cents | null = null): PaidReference {
  const asSent = text.trim().replace(/\s+/g, ' ').slice(0, AS_SENT_MAX);
  const understood = parseReferenceNumber(asSent) ?? parseRfReference(asSent);
  if (understood !== null) return { asSent, understood, problem: null, cents: amount };
  const looksLikeOne = /^(?:RF)?[\d\s]{2,40}$/i.test(asSent);
  return { asSent, understood: null, problem: looksLikeOne ? 'wrong_check_digit' : 'not_a_reference', cents: amount };
}

/**
 * Finds references in free text: `viite 12 34567`, `VIITE1234561`, `RF34 1234 561`, two in a sentence.
 * One digit run in ten passes the check by chance, so these are suggestions only.
 */
export function referencesInText(...texts: readonly (string | null)[]): (ReferenceNumber | RfReference)[] {
  const text = texts
    .filter((one) => one !== null)
    .join(' \n ')
    .slice(0, TEXT_MAX);
  const found = new Set<ReferenceNumber | RfReference>();
  for (const [candidate] of text.matchAll(/RF\s?\d{2}[\dA-Z]*(?: [\dA-Z]{1,4})*/gi))
    addLongest(found, candidate, parseRfReference);
  for (const [run] of text.replace(/RF(?=\s?\d{2})[\d ]*/gi, ' ').matchAll(/\d+(?: \d+)*/g))
    addNumbers(found, run.split(' '));
  return [...found].slice(0, SUGGESTED_MAX);
}

/** RF references run into the words behind them: the longest beginning that passes is meant. */
function addLongest(found: Set<ReferenceNumber | RfReference>, text: string, parse: typeof parseRfReference): void {
  const words = text.split(' ');
  for (let count = words.length; count > 0; count--) {
    const reference = parse(words.slice(0, count).join(''));
    if (reference === null) continue;
    found.add(reference);
    return;
  }
}

/** Whole words first, then neighbours joined, as printed references stand in groups of five. */
function addNumbers(found: Set<ReferenceNumber | RfReference>, words: readonly string[]): void {
  const few = words.slice(0, 12);
  for (let size = few.length; size > 0; size--) {
    for (let from = 0; from + size <= few.length; from++) {
      const reference = parseReferenceNumber(few.slice(from, from + size).join(''));
      if (reference !== null) found.add(reference);
    }
  }
}
