import { sql } from 'kysely';
import type { Subject } from '#kernel';
import type { Tx } from '#platform';
import { type Declared, type DeclaredTable, type Person, personalColumns } from '../declared.ts';
import { isAbout } from './subject-rows.ts';

/** Deletes the person's rows of a table; gives how many. */
export async function deleteRows(tx: Tx, declared: Declared, table: DeclaredTable, person: Person): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table.name)} t
    where ${isAbout(declared, table, 't', person)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Empties the columns in the person's rows of a table, writing over those that may not be null; gives how many rows. */
export async function emptyColumns(tx: Tx, declared: Declared, table: DeclaredTable, person: Person): Promise<number> {
  const columns = personalColumns(table).filter(([, { erasure }]) => erasure === 'empty');
  if (columns.length === 0) return 0;
  const assignments = columns.map(([name, { overwrite }]) =>
    overwrite === null ? sql`${sql.id(name)} = null` : sql`${sql.id(name)} = ${sql.lit(overwrite)}`,
  );
  const { numAffectedRows } = await sql`update ${sql.table(table.name)} t set ${sql.join(assignments)}
    where ${isAbout(declared, table, 't', person)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * The texts that tell a person apart wherever they stand: at least `SIGNS_MIN` characters, from the columns that erasure
 * empties or whose rows it deletes. Read before the erasure, searched for after it.
 */
export async function tellingTexts(tx: Tx, declared: Declared, person: Person): Promise<string[]> {
  const found = new Set<string>();
  for (const table of declared.ofCustomers()) {
    const columns = personalColumns(table).filter(([, column]) => goes(table, column.erasure));
    for (const [column] of columns) {
      const { rows } = await sql<{ text: string }>`select distinct ${sql.ref(`t.${column}`)}::text as text
        from ${sql.table(table.name)} t where ${isAbout(declared, table, 't', person)}
         and length(${sql.ref(`t.${column}`)}::text) >= ${SIGNS_MIN}`.execute(tx);
      for (const { text } of rows) if (TELLING.test(text)) found.add(text);
    }
  }
  return [...found];
}

const goes = (table: DeclaredTable, erasure: string): boolean =>
  table.declaration.erasure === 'delete row' || erasure === 'empty';
const SIGNS_MIN = 6;
/** An e-mail address or a telephone number: what belongs to few. Towns and first names belong to thousands. */
const TELLING = /^(?:[^\s@]+@[^\s@]+|\+\d{6,})$/;

/** A place where a text still stands. */
export type Trace = { readonly table: string; readonly column: string; readonly rows: number };

/**
 * Looks for the texts in every declared column that may hold text, in rows of the person and in rows of nobody. Rows of
 * other customers are theirs: people share telephones and addresses. So are the rows of users and of the register itself:
 * whoever works here, or is named as its contact person, is so by another ground than being a customer.
 */
export async function tracesOf(tx: Tx, declared: Declared, person: Person, texts: readonly string[]): Promise<Trace[]> {
  if (texts.length === 0) return [];
  const traces: Trace[] = [];
  for (const table of declared.tables.filter(
    ({ room, declaration }) => room !== 'register' && !isOfStaff(declaration.subject),
  )) {
    const columns = Object.entries(table.declaration.columns)
      .filter(([, column]) => !(column.is === 'personal' && column.erasure === 'keep until due'))
      .map(([name]) => name);
    const counts = columns.map(
      (column) => sql`${sql.lit(column)}, count(*) filter (where exists (
      select from unnest(${[...texts]}::text[]) as sought(text) where position(sought.text in ${sql.ref(`t.${column}`)}::text) > 0))::int`,
    );
    if (counts.length === 0) continue;
    const { rows } = await sql<{
      found: Record<string, number>;
    }>`select jsonb_build_object(${sql.join(counts)}) as found
      from ${sql.table(table.name)} t where ${isSearched(declared, table, person)}`.execute(tx);
    for (const [column, n] of Object.entries(rows[0]?.found ?? {}))
      if (n > 0) traces.push({ table: table.name, column, rows: n });
  }
  return traces;
}

function isSearched(declared: Declared, table: DeclaredTable, person: Person) {
  const { subject } = table.declaration;
  return typeof subject === 'object' && !('staff' in subject)
    ? isAbout(declared, table, 't', person)
    : sql<boolean>`true`;
}

const isOfStaff = (subject: Subject): boolean => typeof subject === 'object' && 'staff' in subject;
