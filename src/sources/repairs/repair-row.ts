import type { Subject } from '../files/index.ts';
import type { Row } from '../rows/index.ts';
import { type Choice, stands, type Stand } from './choice.ts';
import { type Operation, RULES } from './operations.ts';

/** What was done to one value, or would be; `before` is the value as written. */
export type Repair = {
  readonly field: string;
  readonly operation: Operation;
  readonly before: string;
  readonly after: string;
  /** `accepted`: done. `refused`: not done, and the row waits. `left`: not done, the row rules judge the value as written. */
  readonly stands: Stand;
};

/** A row with the repairs that were accepted done, and all that were found. */
export type RepairedRow = { readonly values: Row; readonly repairs: readonly Repair[] };

const NONE: readonly Repair[] = [];

/** Repairs a row as far as it was accepted. Pure; the same row and choice give the same. */
export function repairRow(row: Row, subject: Subject, choice: Choice): RepairedRow {
  let values = row;
  let repairs: Repair[] | null = null;
  for (const rule of RULES) {
    for (const [field, after] of Object.entries(rule.repaired(values, subject))) {
      const before = values[field] ?? '';
      const stand = stands(choice, rule, field);
      repairs ??= [];
      repairs.push({ field, operation: rule.operation, before, after, stands: stand });
      if (stand === 'accepted') values = { ...values, [field]: after };
    }
  }
  return { values, repairs: repairs ?? NONE };
}

/** The repairs by which a row waits for a person. */
export const refusedOf = <One extends { readonly stands: Stand }>(repairs: readonly One[]): readonly One[] =>
  repairs.filter(({ stands: stand }) => stand === 'refused');
