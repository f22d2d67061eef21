import { day, type Day, isBefore, parseDay } from '#kernel';

/** Spreadsheets count days from 1899-12-30; these are the years 1927–2099. */
const SPREADSHEET_DAYS = { first: 10_000, last: 73_050 };
const SPREADSHEET_EPOCH = Temporal.PlainDate.from('1899-12-30');

/** Earlier ones are a spreadsheet's zero, which programs tell as different days. */
const FIRST_DAY = day('1900-03-01');

/** What systems write for "no date". */
const NO_DAYS = new Set([
  '',
  '1900-01-01',
  '1899-12-31',
  '31.12.1899',
  '00.00.0000',
  '0000-00-00',
  '01.01.1900',
  '1.1.1900',
]);

/** A day as files write it, no day at all, or a text that is no day. */
export type ReadDay =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong' };

/** Reads `2026-11-23`, `23.11.2026` or a spreadsheet's day number `46349`; the usual words for "no date" are none. */
export function readDay(text: string): ReadDay {
  const plain = text.trim();
  if (NO_DAYS.has(plain)) return { kind: 'none' };
  const found = parseDay(plain) ?? finnishDay(plain) ?? spreadsheetDay(plain);
  if (found === null) return { kind: 'wrong' };
  return isBefore(found, FIRST_DAY) ? { kind: 'none' } : { kind: 'day', day: found };
}

function finnishDay(text: string): Day | null {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (!match) return null;
  const [, dayOfMonth = '', month = '', year = ''] = match;
  return parseDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
}

function spreadsheetDay(text: string): Day | null {
  if (!/^\d{5}$/.test(text)) return null;
  const days = Number(text);
  const isLikely = days >= SPREADSHEET_DAYS.first && days <= SPREADSHEET_DAYS.last;
  return isLikely ? SPREADSHEET_EPOCH.add({ days }) : null;
}
