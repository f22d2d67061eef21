import { sql } from 'kysely';
import type { Tx } from '#platform';
import type { Declared, DeclaredTable, Person } from '../declared.ts';
import { isAbout, isAboutNobodyElse, keptFromOf } from './subject-rows.ts';

/** Rows of one customer in one table read at most for one document; more than any customer has. */
const ROWS_MAX = 100_000;

/** The named columns of all rows of a table that are about the person, as JSON, in the order they were written. */
export async function heldRows(
  tx: Tx,
  declared: Declared,
  table: DeclaredTable,
  asked: { person: Person; columns: readonly string[] },
): Promise<Record<string, unknown>[]> {
  const pairs = asked.columns.map((column) => sql`${sql.lit(column)}, ${toldValue(table, column, asked.person)}`);
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select jsonb_build_object(${sql.join(pairs)}) as row from ${sql.table(table.name)} t
     where ${isAbout(declared, table, 't', asked.person)} order by t.ctid limit ${ROWS_MAX}`.execute(tx);
  return rows.map(({ row }) => row);
}

function toldValue(table: DeclaredTable, column: string, person: Person) {
  const said = table.declaration.columns[column];
  const value = sql.ref(`t.${column}`);
  if (said?.is === 'personal' && said.inspection === 'attach') return fileNameOf(value);
  if (said?.is !== 'personal' || said.inspection !== 'tell when alone') return value;
  return sql`case when ${isAboutNobodyElse(table, 't', person)} then ${value} end`;
}

/** The name by which the document calls a file that is handed over beside it. */
const fileNameOf = (value: ReturnType<typeof sql.ref>) => sql`'files/' || encode(sha256(${value}), 'hex')`;

/** The names of the files about the person in a column that is handed over as files. */
export async function heldFileNames(
  tx: Tx,
  declared: Declared,
  table: DeclaredTable,
  asked: { person: Person; column: string },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct ${fileNameOf(sql.ref(`t.${asked.column}`))} as name from ${sql.table(table.name)} t
     where ${isAbout(declared, table, 't', asked.person)} order by name limit ${ROWS_MAX}`.execute(tx);
  return rows.map(({ name }) => name);
}

/** The bytes of one of those files. */
export async function heldFile(
  tx: Tx,
  declared: Declared,
  table: DeclaredTable,
  asked: { person: Person; column: string; name: string },
): Promise<Uint8Array | null> {
  const value = sql.ref(`t.${asked.column}`);
  const { rows } = await sql<{ content: Uint8Array }>`
    select ${value} as content from ${sql.table(table.name)} t
     where ${isAbout(declared, table, 't', asked.person)} and ${fileNameOf(value)} = ${asked.name} limit 1`.execute(tx);
  return rows[0]?.content ?? null;
}

/** How many rows stand, how many of the columns hold something, and from which day a law's retention counts at the latest. */
export type Holding = {
  readonly rows: number;
  readonly filled: Readonly<Record<string, number>>;
  readonly keptFrom: string | null;
};

/** Counts what a table holds about the person, column by column. */
export async function holdingOf(
  tx: Tx,
  declared: Declared,
  table: DeclaredTable,
  asked: { person: Person; columns: readonly string[] },
): Promise<Holding> {
  const counts = asked.columns.map((column) => sql`${sql.lit(column)}, ${filledCount(table, column)}`);
  const filled = counts.length > 0 ? sql`jsonb_build_object(${sql.join(counts)})` : sql`'{}'::jsonb`;
  const { rows } = await sql<{ rows: number; filled: Record<string, number>; kept_from: string | null }>`
    select count(*)::int as rows, ${filled} as filled, max(${keptFromOf(declared, table, 't')})::text as kept_from
      from ${sql.table(table.name)} t where ${isAbout(declared, table, 't', asked.person)}`.execute(tx);
  const [found] = rows;
  return { rows: found?.rows ?? 0, filled: found?.filled ?? {}, keptFrom: found?.kept_from ?? null };
}

/** A value that was written over counts as empty. */
function filledCount({ declaration }: DeclaredTable, column: string) {
  const said = declaration.columns[column];
  const overwrite = said?.is === 'personal' ? said.overwrite : null;
  const value = sql.ref(`t.${column}`);
  const empty =
    overwrite === null
      ? sql`${value} is not null`
      : sql`${value} is not null and ${value}::text <> ${sql.lit(overwrite)}`;
  return sql`count(*) filter (where ${empty})::int`;
}
