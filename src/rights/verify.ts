import { registerOf, transact } from '#access';
import type { CustomerNumber, Permit } from '#kernel';
import { countUnspokenFiles } from '#sources';
import { type Declared, personalColumns } from './declared.ts';
import { holdingOf } from './queries/held.ts';
import { certificateOf, personOf } from './queries.ts';
import type { Certificate } from './erase.ts';

/** Something that should be gone and stands. */
export type Finding = { readonly table: string; readonly column: string | null; readonly rows: number };

export type Verified =
  | { readonly kind: 'verified'; readonly columnsLookedAt: number; readonly certificate: Certificate }
  | { readonly kind: 'found'; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly because: 'not_erased' };

/** Looks again, by number, at every declared table of an erased customer; only what the law keeps may stand. */
export const verifyErasure = (
  by: Permit<'rights:erase'>,
  declared: Declared,
  customer: CustomerNumber,
): Promise<Verified> =>
  transact(by, async (tx): Promise<Verified> => {
    const person = await personOf(tx, customer);
    const certificate = (await certificateOf(tx, person[0] ?? customer)) as Certificate | null;
    if (!certificate) return { kind: 'refused', because: 'not_erased' };
    const findings: Finding[] = [];
    let columnsLookedAt = 0;
    for (const table of declared.ofCustomers()) {
      const isDeleted = table.declaration.erasure === 'delete row';
      const gone = personalColumns(table)
        .filter(([, { erasure }]) => isDeleted || erasure === 'empty')
        .map(([name]) => name);
      columnsLookedAt += gone.length;
      const holding = await holdingOf(tx, declared, table, { person, columns: gone });
      if (isDeleted && holding.rows > 0) findings.push({ table: table.name, column: null, rows: holding.rows });
      for (const [column, rows] of Object.entries(holding.filled))
        if (rows > 0) findings.push({ table: table.name, column, rows });
    }
    const files = await countUnspokenFiles(registerOf(by));
    if (files > 0) findings.push({ table: 'sources.kept_file', column: 'bytes', rows: files });
    return findings.length > 0 ? { kind: 'found', findings } : { kind: 'verified', columnsLookedAt, certificate };
  });
