import { look, type Seen, todayOf } from '#access';
import { revealFor, type Unrevealed } from '#customers';
import type { CustomerNumber, Day, Label, Permit, PersonalColumn } from '#kernel';
import type { Tx } from '#platform';
import { readSettings, type RegisterSettings } from '#register';
import { type Declared, type DeclaredTable, type Person, personalColumns } from './declared.ts';
import { heldRows } from './queries/held.ts';
import { type LookTold, looksAt, personOf } from './queries.ts';

/** What one column is, as the person is told of it. */
export type ToldColumn = {
  readonly name: string;
  readonly label: Label;
  readonly category: Label;
  readonly purposes: readonly string[];
  readonly basis: string;
  readonly retention: Label;
  readonly origins: readonly string[];
  readonly receivers: readonly string[];
  /** A masked value is told to exist and not shown: a password's hash. */
  readonly isMasked: boolean;
};

/** One table's rows about the person. */
export type ToldTable = {
  readonly table: string;
  readonly label: Label;
  readonly columns: readonly ToldColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

/** Everything held about one person (GDPR article 15, read 2026-11-22). */
export type InspectionDocument = {
  readonly customer: CustomerNumber;
  readonly madeOn: string;
  readonly controller: RegisterSettings['controller'];
  readonly contactPerson: RegisterSettings['contactPerson'];
  readonly registerName: Label;
  readonly tables: readonly ToldTable[];
  readonly looks: readonly LookTold[];
};

export type Inspected =
  | { readonly kind: 'inspected'; readonly document: InspectionDocument }
  | { readonly kind: 'refused'; readonly because: 'no_such_customer' | Unrevealed['because'] };

/**
 * Gathers everything held about a customer, by number, from the declarations: a table that is declared cannot be left out,
 * and an undeclared one stops the start of the system. Of somebody whose address is protected whoever gathers it for another reveals it:
 * by the right to it, for a reason.
 */
export async function inspect(
  by: Permit<'rights:answer' | 'own:read'>,
  declared: Declared,
  customer: CustomerNumber,
): Promise<Inspected> {
  const refused = by.permission === 'own:read' ? null : await revealFor(by, [customer]);
  return refused ?? gathered(by, declared, customer);
}

const gathered = (by: Permit, declared: Declared, customer: CustomerNumber): Promise<Inspected> =>
  look(by, 'inspection', async (tx): Promise<Seen<Inspected>> => {
    const person = await personOf(tx, customer);
    const [current] = person;
    if (current === undefined) return { customers: [], answer: { kind: 'refused', because: 'no_such_customer' } };
    const document = await documentOf(tx, declared, { person, current }, todayOf(by));
    return { customers: person, answer: { kind: 'inspected', document } };
  });

type Asked = { readonly person: Person; readonly current: CustomerNumber };

async function documentOf(
  tx: Tx,
  declared: Declared,
  { person, current }: Asked,
  today: Day,
): Promise<InspectionDocument> {
  const { controller, contactPerson, registerName } = await readSettings(tx);
  const tables: ToldTable[] = [];
  for (const table of declared.ofCustomers()) {
    const told = await toldTable(tx, declared, table, person);
    if (told.rows.length > 0) tables.push(told);
  }
  return {
    customer: current,
    madeOn: today.toString(),
    controller,
    contactPerson,
    registerName,
    tables,
    looks: await looksAt(tx, person),
  };
}

async function toldTable(tx: Tx, declared: Declared, table: DeclaredTable, person: Person): Promise<ToldTable> {
  const columns = personalColumns(table).filter(([, { inspection }]) => inspection !== 'omit');
  const names = columns.map(([name]) => name);
  const rows = names.length > 0 ? await heldRows(tx, declared, table, { person, columns: names }) : [];
  const masked = new Set(columns.filter(([, { inspection }]) => inspection === 'mask').map(([name]) => name));
  return {
    table: table.name,
    label: table.declaration.label,
    columns: columns.map(([name, column]) => toldColumn(name, column)),
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value, masked.has(name))])),
    ),
  };
}

const shown = (value: unknown, isMasked: boolean): unknown => (isMasked && value !== null ? '•••' : value);

function toldColumn(name: string, { label, category, inspection }: PersonalColumn): ToldColumn {
  const { purposes, basis, retention, origins, receivers } = category;
  return {
    name,
    label,
    category: category.label,
    purposes,
    basis,
    retention: retention.label,
    origins,
    receivers,
    isMasked: inspection === 'mask',
  };
}
