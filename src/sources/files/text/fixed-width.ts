import type { Place, Profile } from '../profiles/profile.ts';
import { type FileRefusal, RefusedStream } from '../refusal.ts';
import { textOutsideColumns, wrongRecordLength, wrongRecordMark } from '../say-refusal.ts';
import { type RawRow, type Table, withoutLast } from '../table.ts';
import { type Line, linesOf, withoutMark } from './lines.ts';

/** Opens a file whose columns have their places in the line; `text` is UTF-8. */
export function openFixedWidth(text: AsyncIterable<Buffer>, profile: Profile): Table {
  const lines = withoutLast(rowsOf(text, profile.titleRows), profile.footerRows);
  return {
    kind: 'table',
    header: null,
    headerLine: 0,
    isRagged: false,
    separator: null,
    rows: cut(lines, profile),
  };
}

async function* rowsOf(text: AsyncIterable<Buffer>, titleRows: number): AsyncGenerator<readonly RawRow[]> {
  for await (const lines of linesOf(text)) {
    const rows = lines.filter(({ line }) => line > titleRows).flatMap((line) => rowOf(line));
    if (rows.length > 0) yield rows;
  }
}

function rowOf({ line, text }: Line): RawRow[] {
  const raw = line === 1 ? withoutMark(text) : text;
  return raw.trim() === '' ? [] : [{ line, cells: [], raw: [raw] }];
}

async function* cut(batches: AsyncIterable<readonly RawRow[]>, profile: Profile): AsyncGenerator<readonly RawRow[]> {
  const places = profile.columns.flatMap(({ place }) => (place === null ? [] : [place]));
  const gaps = gapsBetween(places, profile.recordMark.length);
  let record = 0;
  for await (const batch of batches) {
    const rows: RawRow[] = [];
    for (const { line, raw } of batch) {
      const [text = ''] = raw;
      record += 1;
      const wrong = wrongWith(text, { line, record }, { profile, gaps });
      if (wrong) throw new RefusedStream(wrong);
      const cells = places.map(({ start, length }) => text.slice(start - 1, start - 1 + length).trimEnd());
      rows.push({ line, cells, raw });
    }
    yield rows;
  }
}

type Lying = { readonly profile: Profile; readonly gaps: readonly Place[] };

function wrongWith(
  text: string,
  at: { readonly line: number; readonly record: number },
  { profile, gaps }: Lying,
): FileRefusal | null {
  const { recordMark, recordLength } = profile;
  if (!text.startsWith(recordMark)) return wrongRecordMark(at, recordMark);
  if (recordLength !== null && text.length !== recordLength) return wrongRecordLength(at, text.length, recordLength);
  const gap = gaps.find(({ start, length }) => text.slice(start - 1, start - 1 + length).trim() !== '');
  if (gap === undefined) return null;
  const end = Number.isFinite(gap.length) ? gap.start + gap.length - 1 : text.length;
  return textOutsideColumns(at, `${gap.start}–${end}`);
}

/** Where no column stands: between the columns and after the last one. */
function gapsBetween(places: readonly Place[], markLength: number): Place[] {
  const gaps: Place[] = [];
  let next = markLength + 1;
  for (const { start, length } of places.toSorted((a, b) => a.start - b.start)) {
    if (start > next) gaps.push({ start: next, length: start - next });
    next = Math.max(next, start + length);
  }
  return [...gaps, { start: next, length: Infinity }];
}
