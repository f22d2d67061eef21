import {
  assert,
  type Column,
  type CustomerNumber,
  type PersonalColumn,
  type RoomDeclaration,
  type TableDeclaration,
} from '#kernel';

/** A person: the customer number that stands, and all that were merged into it. */
export type Person = readonly CustomerNumber[];

/** One declared table, named with its room. */
export type DeclaredTable = { readonly name: string; readonly room: string; readonly declaration: TableDeclaration };

/** All rooms' declarations, in the order of the rooms: what the rights walk. Nothing here knows a table by name. */
export class Declared {
  readonly tables: readonly DeclaredTable[];
  readonly #byName: ReadonlyMap<string, DeclaredTable>;

  constructor(rooms: readonly RoomDeclaration[]) {
    this.tables = rooms.flatMap(({ room, tables }) =>
      Object.entries(tables).map(([table, declaration]) => ({ name: `${room}.${table}`, room, declaration })),
    );
    this.#byName = new Map(this.tables.map((table) => [table.name, table]));
  }

  /** The table of that name; one that is missing is a mistake in a declaration's `via`. */
  table(name: string): DeclaredTable {
    const found = this.#byName.get(name);
    assert(found, `${name} is declared nowhere`);
    return found;
  }

  /** The tables whose rows lead to customers, earlier rooms first. */
  ofCustomers(): DeclaredTable[] {
    return this.tables.filter(({ declaration: { subject } }) => typeof subject === 'object' && !('staff' in subject));
  }
}

/** The columns of a table that hold personal data, with their names. */
export const personalColumns = ({ declaration }: DeclaredTable): [name: string, column: PersonalColumn][] =>
  Object.entries(declaration.columns).filter((entry): entry is [string, PersonalColumn] => isPersonal(entry[1]));

const isPersonal = (column: Column): boolean => column.is === 'personal';
