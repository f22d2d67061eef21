import type { Place } from '../profiles/profile.ts';

/** Lines whose columns have their places, as far as the lines themselves tell. */
export type GuessedWidths = {
  readonly recordMark: string;
  readonly recordLength: number;
  readonly places: readonly Place[];
};

const LENGTH_MIN = 20;
const LINES_MIN = 3;

/**
 * Finds the columns of fixed-width lines: all lines have one length, and a column begins where text follows a blank in
 * many lines, where the kind of character changes in nearly all, or where a short full column ends. `null` when the
 * lines are of many lengths.
 */
export function guessWidths(lines: readonly string[]): GuessedWidths | null {
  const [first = ''] = lines;
  const recordLength = first.length;
  if (lines.length < LINES_MIN || recordLength < LENGTH_MIN) return null;
  if (lines.some((line) => line.length !== recordLength)) return null;
  const blanks = lines.filter((line) => / {3,}/.test(line)).length;
  if (blanks < lines.length * 0.8) return null;
  const recordMark = /^\p{L}{2,}/u.exec(commonStart(lines))?.[0] ?? '';
  const starts = [recordMark.length, ...startsIn(lines, recordMark.length)];
  const places = starts.map((start, at) => ({ start: start + 1, length: (starts[at + 1] ?? recordLength) - start }));
  return { recordMark, recordLength, places: merged(places, lines) };
}

/** The characters with which every line begins. */
export function commonStart(lines: readonly string[]): string {
  const [first = ''] = lines;
  let length = first.length;
  for (const line of lines) while (!line.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

function startsIn(lines: readonly string[], from: number): number[] {
  const starts: number[] = [];
  const length = lines[0]?.length ?? 0;
  let last = from;
  for (let at = from + 1; at < length; at++) {
    if (!beginsAt(lines, at, last)) continue;
    starts.push(at);
    last = at;
  }
  return starts;
}

function beginsAt(lines: readonly string[], at: number, last: number): boolean {
  const filled = lines.filter((line) => line[at] !== ' ');
  if (filled.length === 0) return false;
  const afterBlank = filled.filter((line) => line[at - 1] === ' ');
  // Inside a column of several words a blank stands before different letters in different lines.
  if (afterBlank.length > filled.length * 0.5 && afterBlank.length >= Math.max(2, lines.length * 0.02)) return isAfterGap(lines, at, last); // prettier-ignore
  return classChanges(filled, at) || shortColumnEnds(lines, at, last);
}

/** Whether what follows the blank is a column and not a second word: two blanks before it in some line, or never a letter. */
function isAfterGap(lines: readonly string[], at: number, last: number): boolean {
  const starting = lines.filter((line) => line[at] !== ' ' && line[at - 1] === ' ');
  const withGap = starting.filter((line) => line[at - 2] === ' ' || at - 1 === last || line.slice(last, at).trim() === ''); // prettier-ignore
  return withGap.length >= starting.length * 0.5;
}

const classOf = (letter: string | undefined): string =>
  letter === undefined || letter === ' ' ? ' ' : /\d/.test(letter) ? '0' : /\p{L}/u.test(letter) ? 'a' : '+';

/** `FI+358…`, `2025-10-12TILAUS`: one kind of character before, another one after, in nearly all lines. */
function classChanges(filled: readonly string[], at: number): boolean {
  const both = filled.filter((line) => line[at - 1] !== ' ');
  if (both.length < Math.max(3, filled.length * 0.6)) return false;
  const isTurn = (line: string): boolean =>
    (classOf(line[at - 1]) === 'a' && line[at] === '+') || (classOf(line[at - 1]) === '0' && classOf(line[at]) === 'a');
  const turns = both.filter(isTurn);
  // A street number with its letter, `5a`, stands at many places; a column begins at one.
  return turns.length >= both.length * 0.85;
}

/** `fi` beside a column that is mostly blank: what stands before is the same whether the next column is filled or not. */
function shortColumnEnds(lines: readonly string[], at: number, last: number): boolean {
  if (at - last > 12) return false;
  const before = lines.filter((line) => line[at - 1] !== ' ').length;
  const after = lines.filter((line) => line[at] !== ' ');
  if (before < lines.length * 0.9 || after.length > lines.length * 0.5) return false;
  const short = new Set(lines.filter((line) => line[at] === ' ').map((line) => line.slice(last, at)));
  return short.size <= 20 && after.every((line) => short.has(line.slice(last, at)));
}

/** A column that is blank in every line belongs to the one before it. */
function merged(places: readonly Place[], lines: readonly string[]): Place[] {
  const kept: Place[] = [];
  for (const place of places) {
    const before = kept.at(-1);
    const isBlank = lines.every((line) => line.slice(place.start - 1, place.start - 1 + place.length).trim() === '');
    if (isBlank && before) kept.splice(-1, 1, { start: before.start, length: before.length + place.length });
    else kept.push(place);
  }
  return kept;
}
