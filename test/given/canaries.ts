import { sql } from 'kysely';
import type { CustomerNumber, PersonalColumn } from '#kernel';
import type { Database, Tx } from '#platform';
import type { Declared } from '#rights';
import { isAbout } from '../../src/rights/queries/subject-rows.ts';
import { personalColumns } from '../../src/rights/declared.ts';

/** A personal column of one customer, and the text that was written into it. */
export type Planted = {
  readonly table: string;
  readonly column: string;
  readonly canary: string;
  readonly inspection: PersonalColumn['inspection'];
  /** The law keeps it: the row stays, and so does the value. */
  readonly isKept: boolean;
  /** It can hold any word; days, numbers and words of a closed list cannot. */
  readonly isWord: boolean;
};

const WRITTEN: Readonly<Record<string, (canary: string) => string>> = {
  text: (canary) => canary,
  'text[]': (canary) => `{${canary}}`,
  jsonb: (canary) => JSON.stringify({ value: canary }),
};

/** Writes a text of its own into every personal column of every row about the customer, past triggers and foreign keys. */
export async function plantCanaries(db: Database, declared: Declared, customer: CustomerNumber): Promise<Planted[]> {
  const planted: Planted[] = [];
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const table of declared.ofCustomers()) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table.name)} t
        where ${isAbout(declared, table, 't', [customer])}`.execute(tx);
      if ((rows[0]?.n ?? 0) === 0) continue;
      for (const [column, said] of personalColumns(table)) {
        const canary = `canary-${table.name.replace('.', '-')}-${column}`.replaceAll('_', '-');
        const isShared = said.erasure === 'leave to others';
        const isWord =
          !isShared &&
          (await plant(tx, { table: table.name, column, canary }, isAbout(declared, table, 't', [customer])));
        const isKept = table.declaration.erasure === 'by column' && said.erasure === 'keep until due';
        planted.push({ table: table.name, column, canary, inspection: said.inspection, isKept, isWord });
      }
    }
  });
  return planted;
}

type Place = { readonly table: string; readonly column: string; readonly canary: string };

/** False where the column takes no free words: its type, or a check of a closed list, refuses them. */
async function plant(tx: Tx, { table, column, canary }: Place, where: ReturnType<typeof isAbout>): Promise<boolean> {
  const { rows } = await sql<{ type: string }>`select format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attname = ${column}`.execute(tx);
  const write = WRITTEN[rows[0]?.type ?? ''];
  if (!write) return false;
  await sql`savepoint planting`.execute(tx);
  try {
    await sql`update ${sql.table(table)} t set ${sql.id(column)} = ${write(canary)} where ${where}`.execute(tx);
    return true;
  } catch (reason) {
    const { code } = reason as { code?: string };
    await sql`rollback to savepoint planting`.execute(tx);
    if (code === '23514' || code === '23505') return false;
    throw reason;
  }
}

/** Which canaries stand anywhere in the database, in any column of any table of ours. */
export async function canariesIn(db: Database, planted: readonly Planted[]): Promise<string[]> {
  const text = (await wholeDatabase(db)).join('\n');
  return planted.map(({ canary }) => canary).filter((canary) => new RegExp(`${canary}(?![\\w-])`).test(text));
}

async function wholeDatabase(db: Database): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`select schemaname || '.' || tablename as table from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  const texts: string[] = [];
  for (const { table } of rows) {
    const { rows: found } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(db);
    texts.push(...found.map(({ text }) => text));
  }
  return texts;
}

/** Every row about a customer, as text. */
export async function photograph(
  db: Database,
  declared: Declared,
  customer: CustomerNumber,
): Promise<Map<string, string[]>> {
  const picture = new Map<string, string[]>();
  for (const table of declared.ofCustomers()) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table.name)} t
      where ${isAbout(declared, table, 't', [customer])} order by 1`.execute(db);
    picture.set(table.name, rows.map(({ text }) => text)); // prettier-ignore
  }
  return picture;
}

/** The tables in which two photographs differ. */
export const difference = (before: ReadonlyMap<string, string[]>, after: ReadonlyMap<string, string[]>): string[] =>
  [...before]
    .filter(([table, rows]) => JSON.stringify(rows) !== JSON.stringify(after.get(table)))
    .map(([table]) => table);
