import { nameOfColumn, type Profile } from '../profiles/profile.ts';
import { missingColumns, unknownColumns } from '../profiles/fit.ts';
import { RefusedStream } from '../refusal.ts';
import { brokenObject, emptyFile, unreadableValue } from '../say-refusal.ts';
import { type RawRow, type Table, withoutLast } from '../table.ts';
import { linesOf, withoutMark } from './lines.ts';

/** How deep a value may lie in an object. */
const DEPTH_MAX = 8;

/** The values of one object by their paths: `address.zip`; a list of words is joined by `|`, `null` is blank. */
export type Flat = ReadonlyMap<string, string>;

/** Opens a file of JSON objects, one a line; `text` is UTF-8. */
export function openNdjson(text: AsyncIterable<Buffer>, profile: Profile): Table {
  const rows = objectsOf(withoutLast(rowsOf(text, profile.titleRows), profile.footerRows), profile);
  return { kind: 'table', header: null, headerLine: 0, isRagged: false, separator: null, rows };
}

async function* rowsOf(text: AsyncIterable<Buffer>, titleRows: number): AsyncGenerator<readonly RawRow[]> {
  for await (const lines of linesOf(text)) {
    const rows = lines.filter(({ line, text }) => line > titleRows && withoutMark(text).trim() !== '');
    if (rows.length > 0) yield rows.map(({ line, text }) => ({ line, cells: [], raw: [withoutMark(text)] }));
  }
}

async function* objectsOf(
  batches: AsyncIterable<readonly RawRow[]>,
  profile: Profile,
): AsyncGenerator<readonly RawRow[]> {
  const names = profile.columns.map((column, at) => nameOfColumn(column, at + 1));
  const reading = { known: new Set(names), leftOut: namesLeftOut(profile), seen: new Set<string>() };
  let record = 0;
  for await (const batch of batches) {
    const rows: RawRow[] = [];
    for (const { line, raw } of batch) {
      record += 1;
      const flat = flattened(raw[0] ?? '', { line, record }, reading.leftOut);
      noteSeen(flat, { profile, line, seen: reading.seen, known: reading.known });
      rows.push({ line, cells: names.map((name) => flat.get(name) ?? ''), raw });
    }
    yield rows;
  }
  if (record === 0) throw new RefusedStream(emptyFile());
  const missing = profile.columns.filter((column, at) => isMissed(column, names[at] ?? '', reading.seen));
  if (missing.length > 0) throw new RefusedStream(missingColumns(profile, [...reading.seen], null));
}

const isMissed = (column: Profile['columns'][number], name: string, seen: ReadonlySet<string>): boolean =>
  !seen.has(name) && !column.isOptional && column.fields.length > 0;

const namesLeftOut = (profile: Profile): ReadonlySet<string> =>
  new Set(profile.columns.flatMap((column) => (column.fields.length === 0 ? [column.path?.join('.') ?? ''] : [])));

type Seeing = { readonly profile: Profile; readonly line: number; readonly seen: Set<string>; readonly known: ReadonlySet<string> }; // prettier-ignore

/** A path that the profile neither maps nor leaves out refuses the file at the line where it first stands. */
function noteSeen(flat: Flat, { profile, line, seen, known }: Seeing): void {
  for (const name of flat.keys()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (!known.has(name)) throw new RefusedStream(unknownColumns(profile, [...flat.keys()], line));
  }
}

/** Reads one object; what is no object, and a value that cannot stand in one field, ends the stream. */
export function flattened(
  text: string,
  at: { readonly line: number; readonly record: number },
  leftOut: ReadonlySet<string>,
): Flat {
  const values = new Map<string, string>();
  const object = parsed(text, at);
  const into = (node: object, path: string, depth: number): void => {
    for (const [key, value] of Object.entries(node)) {
      const name = path === '' ? key : `${path}.${key}`;
      if (leftOut.has(name)) values.set(name, '');
      else if (Array.isArray(value)) values.set(name, listed(value, at, name));
      else if (typeof value === 'object' && value !== null) {
        if (depth >= DEPTH_MAX) throw new RefusedStream(unreadableValue(at, name));
        into(value as object, name, depth + 1);
      } else values.set(name, asText(value));
    }
  };
  into(object, '', 1);
  return values;
}

function parsed(text: string, at: { readonly line: number; readonly record: number }): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new RefusedStream(brokenObject(at));
}

function listed(
  list: readonly unknown[],
  at: { readonly line: number; readonly record: number },
  name: string,
): string {
  if (list.some((one) => typeof one === 'object' && one !== null)) throw new RefusedStream(unreadableValue(at, name));
  return list.map(asText).join('|');
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
