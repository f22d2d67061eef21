import { cents, type Cents, cleanText, type Day, dayOf, negated, parseDay } from '#kernel';
import type { EntryStatus } from './bank-file.ts';
import { refuse } from './refusal.ts';
import { at, child, type Element, textAt } from './xml-elements.ts';

/** An amount as camt writes it: never negative, its direction stands beside it. */
export type Money = { readonly cents: Cents; readonly currency: string | null };

const YEAR_MIN = 1990;
const YEAR_MAX = 2100;

/**
 * Reads an amount such as `10.00` into cents, digit by digit; further decimals are taken only when they are zeros.
 * A sign is refused: the sign belongs to `CdtDbtInd`.
 */
export function moneyOf(element: Element): Money {
  const match = /^(\d{1,13})(?:\.(\d{1,5}))?$/.exec(element.text.trim());
  const [, euros = '', decimals = ''] = match ?? [];
  if (match === null || /[1-9]/.test(decimals.slice(2))) {
    return refuse('bad_amount', { line: element.line, field: element.name, found: element.text });
  }
  return { cents: cents(Number(euros + decimals.slice(0, 2).padEnd(2, '0'))), currency: element.currency };
}

/** The amount at the end of a path, or `null`. */
export function moneyAt(element: Element | null, ...path: readonly string[]): Money | null {
  const found = at(element, ...path);
  return found === null ? null : moneyOf(found);
}

/** Whether money came (`CRDT`) or went (`DBIT`); `null` when nothing is told. */
export function directionOf(element: Element | null): 'CRDT' | 'DBIT' | null {
  const found = child(element, 'CdtDbtInd');
  if (found === null) return null;
  const code = found.text.trim();
  if (code === 'CRDT' || code === 'DBIT') return code;
  return refuse('bad_code', { line: found.line, field: 'CdtDbtInd', found: code });
}

/** The amount with the sign of its direction. */
export const signed = (amount: Cents, direction: 'CRDT' | 'DBIT'): Cents =>
  direction === 'DBIT' ? negated(amount) : amount;

/**
 * The day in a `Dt` or `DtTm` under the element. A zone behind a day changes nothing; a moment with an offset is the
 * day it was in Helsinki.
 */
export function dayIn(element: Element | null): Day | null {
  const date = child(element, 'Dt');
  const moment = child(element, 'DtTm');
  const found = date ?? moment;
  const text = found?.text.trim() ?? '';
  if (found === null || text === '') return null;
  const day = dayOfText(text);
  if (day === null || day.year < YEAR_MIN || day.year > YEAR_MAX) {
    return refuse('bad_day', { line: found.line, field: `${element?.name ?? ''}/${found.name}`, found: text });
  }
  return day;
}

/** The day of an xs:date or xs:dateTime; `null` when it is neither. */
export function dayOfText(text: string): Day | null {
  const date = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text)?.[1];
  if (date !== undefined) return parseDay(date);
  const [, local = '', offset = ''] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  try {
    if (offset !== '') return dayOf(Temporal.Instant.from(local + offset));
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toPlainDate();
  } catch {
    return null;
  }
}

const STATUSES: ReadonlyMap<string, EntryStatus> = new Map([
  ['BOOK', 'booked'],
  ['PDNG', 'pending'],
  ['FUTR', 'pending'],
  ['INFO', 'info'],
]);

/** The status of an entry: `Sts` holds the code itself up to version .07, and in `Cd` later; a bank's own word is no money. */
export function statusOf(entry: Element): EntryStatus {
  const sts = child(entry, 'Sts');
  if (sts === null) return refuse('missing_element', { line: entry.line, field: 'Ntry/Sts' });
  if (textAt(sts, 'Prtry') !== null) return 'info';
  const code = textAt(sts, 'Cd') ?? sts.text.trim();
  return STATUSES.get(code) ?? refuse('bad_code', { line: sts.line, field: 'Sts', found: code });
}

/** `true` and `1` are yes, `false`, `0` and nothing are no. */
export function yesOrNo(element: Element | null, name: string): boolean {
  const text = textAt(element, name);
  if (text === null || text === 'false' || text === '0') return false;
  if (text === 'true' || text === '1') return true;
  return refuse('bad_code', { line: element?.line ?? null, field: name, found: text });
}

const WORDS_MAX = 1000;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** A line of words as a person may read it: one line, nothing invisible, at most 1 000 characters; `null` when empty. */
export function wordsOf(...parts: readonly (string | null | undefined)[]): string | null {
  const text = parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(' ');
  const clean = cleanText(text) ?? cleanText(text.toWellFormed().replace(CONTROL, ' ')) ?? '';
  return clean === '' ? null : clean.slice(0, WORDS_MAX);
}
