import type { Place } from '../profiles/profile.ts';
import { RefusedStream } from '../refusal.ts';
import { column, holding } from './found.ts';
import { commonStart, type GuessedWidths, guessWidths } from './guess-widths.ts';
import { type Asked, type Line, PLAIN } from './asked.ts';
import { nothingBelow, startBeyond, type Told } from './told.ts';
import { topRows } from './top-rows.ts';

/** Cuts lines into the columns that were told, or that the lines themselves tell; one column when neither does. */
export function fixedColumns(all: readonly Line[], { told, doubts }: Asked) {
  const titleRows = told.titleRows ?? 0;
  const footerRows = told.footerRows ?? 0;
  const below = all.filter(({ line }) => line > titleRows);
  const lines = below.slice(0, Math.max(0, below.length - footerRows));
  if (lines.length === 0) throw new RefusedStream(nothingBelow(titleRows));
  const texts = lines.map(({ text }) => text);
  const { recordMark, recordLength, places } = widthsOf(texts, told);
  const found = places.map((place) => {
    const name = `${place.start}–${place.start + place.length - 1}`;
    return column({ name, isNamed: false, place, values: texts.map((text) => cut(text, place)) });
  });
  const isTold = told.starts !== undefined || told.fixed !== undefined;
  const guess = holding([!isTold && { doubt: 'widths_guessed', column: null, found: String(places.length) }]);
  const shown = all.filter(({ line }) => line <= titleRows).map(({ line, text }) => ({ line, cells: [text] }));
  const cells = lines.slice(0, 5).map(({ line, text }) => ({ line, cells: places.map((place) => cut(text, place)) }));
  const top = topRows([...shown, ...cells], { titleRows: shown.length, hasHeader: false });
  return { ...PLAIN, format: 'fixed width' as const, titleRows, footerRows, recordMark, recordLength, top, found, doubts: [...doubts, ...guess] }; // prettier-ignore
}

const cut = (text: string, { start, length }: Place): string => text.slice(start - 1, start - 1 + length).trimEnd();

type Widths = Omit<GuessedWidths, 'recordLength'> & { readonly recordLength: number | null };

function widthsOf(lines: readonly string[], { starts, fixed }: Told): Widths {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const isEven = lines.every((line) => line.length === longest);
  if (starts !== undefined) return byStarts(starts, { lines, longest, isEven });
  if (fixed !== undefined) return fixed;
  return guessWidths(lines) ?? { recordMark: '', recordLength: isEven ? longest : null, places: [{ start: 1, length: longest }] }; // prettier-ignore
}

type Lines = { readonly lines: readonly string[]; readonly longest: number; readonly isEven: boolean };

/** Each column ends where the next one begins. What stands before the first one alike in every line is the record's mark. */
function byStarts(starts: readonly number[], { lines, longest, isEven }: Lines): Widths {
  const rising = [...new Set(starts)].toSorted((a, b) => a - b);
  const beyond = rising.find((start) => start > longest);
  if (beyond !== undefined) throw new RefusedStream(startBeyond(beyond, longest));
  const [first = 1] = rising;
  const places = rising.map((start, at) => ({ start, length: (rising[at + 1] ?? longest + 1) - start }));
  const before = commonStart(lines).slice(0, first - 1);
  return { recordMark: before.length === first - 1 ? before : '', recordLength: isEven ? longest : null, places };
}
