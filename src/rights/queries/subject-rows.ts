import { type RawBuilder, sql } from 'kysely';
import { assert } from '#kernel';
import type { Declared, DeclaredTable, Person } from '../declared.ts';

/**
 * The condition under which a row of `table`, called by `alias`, is about the person: by its own columns, or by the row that
 * it leads to. Nests as deep as the declarations lead. A person is all the numbers that were merged into one.
 */
export function isAbout(declared: Declared, table: DeclaredTable, alias: string, person: Person): RawBuilder<boolean> {
  const { subject } = table.declaration;
  assert(typeof subject === 'object' && !('staff' in subject), `${table.name} is not about customers`);
  const ways = (subject.columns ?? []).map(
    (column) => sql<boolean>`${sql.ref(`${alias}.${column}`)} = any(${[...person]}::integer[])`,
  );
  if (subject.via) {
    const { table: name, column, key } = subject.via;
    const next = declared.table(name);
    const nextAlias = `${alias}v`;
    ways.push(sql<boolean>`${sql.ref(`${alias}.${column}`)} in (select ${sql.ref(`${nextAlias}.${key}`)}
      from ${sql.table(next.name)} ${sql.id(nextAlias)} where ${isAbout(declared, next, nextAlias, person)})`);
  }
  assert(ways.length > 0, `${table.name} declares no way to its customers`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/**
 * The day from whose year a law's retention of the row counts, as text in SQL: the `keptFrom` column of its own table, or
 * of a table that it leads to; `null` where none is declared.
 */
export function keptFromOf(
  declared: Declared,
  table: DeclaredTable,
  alias: string,
  column: string | undefined = table.declaration.keptFrom,
): RawBuilder<unknown> {
  const { columns, subject } = table.declaration;
  if (column !== undefined && Object.hasOwn(columns, column)) return sql`${sql.ref(`${alias}.${column}`)}::date`;
  if (typeof subject !== 'object' || 'staff' in subject || !subject.via) return sql`null::date`;
  const { via } = subject;
  const next = declared.table(via.table);
  const nextAlias = `${alias}k`;
  return sql`(select max(${keptFromOf(declared, next, nextAlias, column ?? next.declaration.keptFrom)})
    from ${sql.table(next.name)} ${sql.id(nextAlias)}
   where ${sql.ref(`${nextAlias}.${via.key}`)} = ${sql.ref(`${alias}.${via.column}`)})`;
}

/** The condition under which a row is about nobody else: every customer that it names is the person. */
export function isAboutNobodyElse(
  { declaration: { subject } }: DeclaredTable,
  alias: string,
  person: Person,
): RawBuilder<boolean> {
  const columns = typeof subject === 'object' && 'columns' in subject ? (subject.columns ?? []) : [];
  const own = columns.map((column) => {
    const value = sql.ref(`${alias}.${column}`);
    return sql<boolean>`(${value} is null or ${value} = any(${[...person]}::integer[]))`;
  });
  return own.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(own, sql` and `)})`;
}
