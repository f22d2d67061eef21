import { type RawBuilder, sql } from 'kysely';

/** A PostgreSQL type that a column of a bulk may have. An array travels as `jsonb`: `unnest` would take it apart. */
export type BulkType =
  | 'integer'
  | 'bigint'
  | 'smallint'
  | 'text'
  | 'date'
  | 'timestamptz'
  | 'boolean'
  | 'jsonb'
  | 'bytea'
  | 'uuid';

/**
 * The rows as one `unnest`, an array a column, to select or join from in one statement:
 * `sql`insert into t (a, b) select a, b from ${unnested('given', { a: 'integer', b: 'text' }, rows)}``.
 *
 * Days and moments go as text, `undefined` as null, objects of a `jsonb` column as JSON.
 */
export function unnested<Column extends string>(
  alias: string,
  columns: Readonly<Record<Column, BulkType>>,
  rows: readonly Readonly<Partial<Record<NoInfer<Column>, unknown>>>[],
): RawBuilder<unknown> {
  const names = Object.keys(columns) as Column[];
  const arrays = names.map((name) => {
    const type = columns[name];
    const values = rows.map((row) => written(row[name], type));
    return sql`${sql.val(values)}::${sql.raw(type)}[]`;
  });
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(alias)}(${sql.join(names.map((name) => sql.id(name)))})`;
}

function written(value: unknown, type: BulkType): unknown {
  if (value === undefined || value === null) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString();
  return value;
}
