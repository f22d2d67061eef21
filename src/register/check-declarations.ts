import type { RoomDeclaration } from '#kernel';
import type { Database } from '#platform';
import { liveColumns } from './queries.ts';

/** One place where the declarations and the live database say different things. */
export type Undeclared = {
  readonly because: 'undeclared_table' | 'undeclared_column' | 'missing_table' | 'missing_column';
  readonly table: string;
  readonly column: string | null;
};

/**
 * Compares the declarations with the live database, table by table and column by column, both ways.
 * An empty list means that the register description can say everything that is held.
 */
export async function checkDeclarations(db: Database, declarations: readonly RoomDeclaration[]): Promise<Undeclared[]> {
  const declared = new Map<string, ReadonlySet<string>>();
  for (const { room, tables } of declarations) {
    for (const [table, { columns }] of Object.entries(tables))
      declared.set(`${room}.${table}`, new Set(Object.keys(columns)));
  }
  const live = new Map<string, Set<string>>();
  for (const { table, column } of await liveColumns(db)) {
    live.set(table, (live.get(table) ?? new Set()).add(column));
  }
  return [
    ...differences(live, declared, 'undeclared_table', 'undeclared_column'),
    ...differences(declared, live, 'missing_table', 'missing_column'),
  ];
}

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

function differences(
  here: Columns,
  there: Columns,
  table: Undeclared['because'],
  column: Undeclared['because'],
): Undeclared[] {
  return [...here].flatMap(([name, columns]): Undeclared[] => {
    const others = there.get(name);
    if (!others) return [{ because: table, table: name, column: null }];
    return [...columns].filter((one) => !others.has(one)).map((one) => ({ because: column, table: name, column: one }));
  });
}

/** What stands before the operator when the start is stopped: where, what, and how to mend it. */
export const sayUndeclared = ({ because, table, column }: Undeclared): string => {
  const place = column ? `${table}.${column}` : table;
  return because.startsWith('undeclared')
    ? `${place} is in the database but in no declaration: declare it in src/${table.split('.')[0]}/data.ts, or take it out`
    : `${place} is declared but not in the database: run the migrations, or take it out of src/${table.split('.')[0]}/data.ts`;
};
