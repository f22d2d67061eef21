import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shapes of a customer file that the generator of the shared folder makes. */
export const SHAPES = [
  'canonical',
  'win1252-semicolon',
  'utf8-bom-english',
  'headerless-tab',
  'fixed-width',
  'ndjson',
  'one-line-name',
  'xlsx',
] as const;
export type ShapeName = (typeof SHAPES)[number];

type ShapeColumn = { field?: string; cell?: string; json_list?: boolean } & Record<string, unknown>;
type Shape = { file: string; columns: ShapeColumn[] } & Record<string, unknown>;

const KEYS = [
  'format',
  'encoding',
  'delimiter',
  'quoting',
  'header',
  'sheet',
  'title_rows',
  'record_mark',
  'record_length',
];
const COLUMN_KEYS = ['header', 'path', 'start', 'length', 'field', 'fields', 'separator', 'values', 'list_separator', 'date_format']; // prettier-ignore
const DIGITS: Readonly<Record<string, number>> = { source_key: 8, postal_code: 5, industry_code: 4 };

/** What `shape.json` says of a file, as the JSON of a profile. */
export function profileOfShape(folder: string): { file: string; profile: Record<string, unknown> } {
  const shape = JSON.parse(readFileSync(join(folder, 'shape.json'), 'utf8')) as Shape;
  const columns = shape.columns.map((column) => {
    const kept = Object.fromEntries(
      COLUMN_KEYS.flatMap((key) => (column[key] === undefined ? [] : [[key, column[key]]])),
    );
    const digits = column.cell === 'number' ? DIGITS[column.field ?? ''] : undefined;
    return digits === undefined ? kept : { ...kept, digits };
  });
  const kept = Object.fromEntries(KEYS.flatMap((key) => (shape[key] === undefined ? [] : [[key, shape[key]]])));
  return { file: join(folder, shape.file), profile: { ...kept, columns } };
}
