import { type RawBuilder, sql } from 'kysely';
import { assert, type CustomerNumber } from '#kernel';
import type { Declared, DeclaredTable } from '../declared.ts';

/**
 * The condition under which a row of `table`, called by `alias`, is about the customer: by its own columns, or by the row
 * that it leads to. Nests as deep as the declarations lead.
 */
export function isAbout(
  declared: Declared,
  table: DeclaredTable,
  alias: string,
  customer: CustomerNumber,
): RawBuilder<boolean> {
  const { subject } = table.declaration;
  assert(typeof subject === 'object' && !('staff' in subject), `${table.name} is not about customers`);
  const ways = (subject.columns ?? []).map((column) => sql<boolean>`${sql.ref(`${alias}.${column}`)} = ${customer}`);
  if (subject.via) {
    const { table: name, column, key } = subject.via;
    const next = declared.table(name);
    const nextAlias = `${alias}v`;
    ways.push(sql<boolean>`${sql.ref(`${alias}.${column}`)} in (select ${sql.ref(`${nextAlias}.${key}`)}
      from ${sql.table(next.name)} ${sql.id(nextAlias)} where ${isAbout(declared, next, nextAlias, customer)})`);
  }
  assert(ways.length > 0, `${table.name} declares no way to its customers`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/**
 * The day from whose year a law's retention of the row counts, as text in SQL: its own `keptFrom` column, or that of the
 * row it leads to; `null` where none is declared.
 */
export function keptFromOf(declared: Declared, table: DeclaredTable, alias: string): RawBuilder<unknown> {
  const { keptFrom, subject } = table.declaration;
  if (keptFrom) return sql`${sql.ref(`${alias}.${keptFrom}`)}::date`;
  if (typeof subject !== 'object' || 'staff' in subject || !subject.via) return sql`null::date`;
  const { table: name, column, key } = subject.via;
  const next = declared.table(name);
  const nextAlias = `${alias}k`;
  return sql`(select max(${keptFromOf(declared, next, nextAlias)}) from ${sql.table(next.name)} ${sql.id(nextAlias)}
    where ${sql.ref(`${nextAlias}.${key}`)} = ${sql.ref(`${alias}.${column}`)})`;
}
