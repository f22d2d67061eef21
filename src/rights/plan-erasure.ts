import { day, type Label } from '#kernel';
import type { Tx } from '#platform';
import { type Declared, type DeclaredTable, type Person, personalColumns } from './declared.ts';
import { type Holding, holdingOf } from './queries/held.ts';

/** What erasure does in one table. Names columns and numbers, never values: the plan is kept after the erasure. */
export type PlannedStep = {
  readonly table: string;
  readonly label: Label;
  readonly rows: number;
  readonly does: 'delete rows' | 'empty columns' | 'keep';
  readonly columns: readonly { readonly name: string; readonly label: Label }[];
  /** Where it is kept: the law that commands it and the last day of its time. */
  readonly law: string | null;
  readonly until: string | null;
};

/**
 * Plans the erasure of a person from the declarations: what is deleted, what is emptied, what the law keeps and until when.
 * Steps with nothing to do are left out.
 */
export async function planSteps(tx: Tx, declared: Declared, person: Person): Promise<PlannedStep[]> {
  const steps: PlannedStep[] = [];
  for (const table of declared.ofCustomers()) {
    const columns = personalColumns(table).map(([name]) => name);
    const holding = await holdingOf(tx, declared, table, { person, columns });
    if (holding.rows > 0) steps.push(...stepsOf(table, holding));
  }
  return steps;
}

/** Decides from the declaration of a table and what it holds. */
export function stepsOf(table: DeclaredTable, holding: Holding): PlannedStep[] {
  const { name, declaration } = table;
  const base = { table: name, label: declaration.label, rows: holding.rows };
  const columns = personalColumns(table).filter(([column]) => (holding.filled[column] ?? 0) > 0);
  const named = (erasure: string) =>
    columns.filter(([, column]) => column.erasure === erasure).map(([column, { label }]) => ({ name: column, label }));
  if (declaration.erasure === 'delete row') {
    const all = columns.map(([column, { label }]) => ({ name: column, label }));
    return [{ ...base, does: 'delete rows', columns: all, law: null, until: null }];
  }
  const steps: PlannedStep[] = [];
  if (named('empty').length > 0)
    steps.push({ ...base, does: 'empty columns', columns: named('empty'), law: null, until: null });
  const kept = columns.find(([, column]) => column.erasure === 'keep until due')?.[1];
  if (kept) {
    const { law, years } = kept.category.retention;
    steps.push({
      ...base,
      does: 'keep',
      columns: named('keep until due'),
      law,
      until: keptUntil(holding.keptFrom, years),
    });
  }
  return steps;
}

/** The last day on which a law keeps a row: so many years after the end of its calendar year, which is the publisher's financial year. */
export function keptUntil(from: string | null, years: number | null): string | null {
  if (from === null || years === null) return null;
  return day(from).with({ month: 12, day: 31 }).add({ years }).toString();
}
