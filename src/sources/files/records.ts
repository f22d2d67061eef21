import type { Profile } from './profiles/profile.ts';
import { canonical, type CanonicalRecord, mapByPosition, mapHeader, type Mapping } from './profiles/mapping.ts';
import { namelessColumn } from './profiles/fit.ts';
import { movedIn } from './profiles/moved.ts';
import { type FileRefusal, RefusedStream } from './refusal.ts';
import { wrongFieldCount } from './say-refusal.ts';
import type { RawRow, Table } from './table.ts';

/** One data record: `record` counts them from 1, `line` is the line of the file (the row of the sheet) where it begins. */
export type FileRecord = {
  readonly kind: 'record';
  readonly record: number;
  readonly line: number;
  readonly values: CanonicalRecord;
  /** The record as it came: its cells, or the one line of a fixed-width file or of JSON objects. */
  readonly raw: readonly string[];
};

/** How the columns of a table meet those of the profile. */
export function mappingOf(table: Table, profile: Profile): Mapping {
  if (table.header === null) return mapByPosition(profile);
  const mapped = mapHeader(table.header, profile, table.headerLine);
  if (mapped.kind === 'refused') throw new RefusedStream(mapped);
  return mapped;
}

/** Gives each row its place and its names, many at a time; the first one that does not fit ends the stream. */
export async function* recordsOf(table: Table, mapping: Mapping): AsyncGenerator<readonly FileRecord[]> {
  const { profile } = mapping;
  const wanted = profile.format === 'ndjson' || profile.format === 'fixed width' ? null : mapping.columns.length;
  let record = 0;
  for await (const rows of table.rows) {
    const moved = record === 0 && table.header === null && profile.format !== 'ndjson' ? movedIn(rows, profile) : null;
    const records: FileRecord[] = [];
    for (const row of rows) {
      record += 1;
      const { line, cells, raw } = row;
      const wrong = wanted === null ? null : wrongCount(row, record, { table, wanted });
      if (wrong) throw new RefusedStream(wrong);
      const nameless = mapping.columns.findIndex((column, at) => column === null && (cells[at] ?? '').trim() !== '');
      if (nameless >= 0) throw new RefusedStream(namelessColumn({ line, record }, nameless + 1));
      records.push({ kind: 'record', record, line, values: canonical(cells, mapping), raw });
    }
    if (moved) throw new RefusedStream(moved);
    yield records;
  }
}

/** A sheet leaves blank cells at the end of a row out; text does not. */
function wrongCount(
  { line, cells }: RawRow,
  record: number,
  { table, wanted }: { readonly table: Table; readonly wanted: number },
): FileRefusal | null {
  if (table.isRagged ? cells.length <= wanted : cells.length === wanted) return null;
  return wrongFieldCount({ line, record }, cells.length, wanted);
}
