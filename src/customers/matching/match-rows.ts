import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import type { ForeignKey } from '../changing/create-customers.ts';
import { candidatesOf, CUSTOMERS_PER_KEY_MAX } from './candidates.ts';
import { compare } from './compare.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { match, nearness, type Candidate } from './match.ts';
import { matchKeys } from './match-keys.ts';
import { traitsOf, type Traits } from './traits.ts';
import { customersByForeignKey } from '../queries/finding.ts';
import type { CustomerValues } from '../values.ts';

/** A row to be matched. */
export type IncomingRow = { readonly values: CustomerValues; readonly foreignKey?: ForeignKey | undefined };

/**
 * Who a row speaks of. `same row`: the same customer as an earlier row of the chunk, which is new itself.
 * `ask`: a person must say which of these it is, or that it is somebody new.
 */
export type RowMatch =
  | { readonly kind: 'same'; readonly customer: CustomerNumber }
  | { readonly kind: 'same row'; readonly row: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'ask'; readonly among: readonly AskedAbout[]; readonly amongRows: readonly number[] };

/** A customer that a row may speak of, and what speaks for it and against it. */
export type AskedAbout = { readonly customer: CustomerNumber; readonly evidence: readonly Evidence[] };

type Who = ({ readonly customer: CustomerNumber } | { readonly row: number }) & { readonly values: CustomerValues };

/**
 * Says for each row of a chunk (some 5,000) which customer it speaks of. Two queries for the whole chunk, then the pure
 * rule row by row; rows that are new are candidates for the rows after them. Another register's own key decides alone.
 */
export async function matchIn(db: Database | Tx, rows: readonly IncomingRow[]): Promise<RowMatch[]> {
  const traits = rows.map((row) => traitsOf(row.values));
  const keys = traits.map((one) => matchKeys(one));
  const known = new Map(
    (await customersByForeignKey(db, foreignKeysOf(rows))).map(({ row, customer }) => [row, customer]),
  );
  const unknown = keys.flatMap((own, row) => (known.has(row) ? [] : own.map((key) => ({ row, ...key }))));
  const candidates = await candidatesOf(db, unknown);
  const fresh = new FreshRows();
  return rows.map((row, at) => {
    const customer = known.get(at);
    if (customer !== undefined) return { kind: 'same', customer };
    const twin = row.foreignKey ? fresh.withForeignKey(row.foreignKey) : undefined;
    if (twin !== undefined) return { kind: 'same row', row: twin };
    const own = traits[at];
    if (!own) return { kind: 'new' };
    const among = [
      ...(candidates.get(at) ?? []).map((one) => ({
        who: { customer: one.customer, values: one.values },
        traits: one.traits,
      })),
      ...fresh.sharing(keys[at] ?? []).map((other) => ({
        who: { row: other, values: rows[other]?.values ?? row.values },
        traits: traits[other] ?? own,
      })),
    ];
    const verdict = verdictOf(match(bestOfEach(own, among)), row.values);
    if (verdict.kind === 'new') fresh.add(at, keys[at] ?? [], row.foreignKey);
    return verdict;
  });
}

const foreignKeysOf = (rows: readonly IncomingRow[]) =>
  rows.flatMap(({ foreignKey }, row) => (foreignKey ? [{ row, ...foreignKey }] : []));

/** Rows of the chunk that will make customers, findable by their keys. */
class FreshRows {
  readonly #byKey = new Map<string, number[]>();
  readonly #byForeignKey = new Map<string, number>();

  add(row: number, keys: readonly { kind: string; key: bigint }[], foreignKey: ForeignKey | undefined): void {
    if (foreignKey) this.#byForeignKey.set(JSON.stringify([foreignKey.origin, foreignKey.key]), row);
    for (const { kind, key } of keys) {
      const shared = this.#byKey.get(`${kind} ${key}`);
      if (!shared) this.#byKey.set(`${kind} ${key}`, [row]);
      else if (shared.length < CUSTOMERS_PER_KEY_MAX) shared.push(row);
    }
  }

  sharing(keys: readonly { kind: string; key: bigint }[]): number[] {
    return [...new Set(keys.flatMap(({ kind, key }) => this.#byKey.get(`${kind} ${key}`) ?? []))];
  }

  withForeignKey(foreignKey: ForeignKey): number | undefined {
    return this.#byForeignKey.get(JSON.stringify([foreignKey.origin, foreignKey.key]));
  }
}

type Candidates = { readonly who: Who; readonly traits: Traits }[];

const ORDER = ['sure', 'near', 'contradicted', 'far'] as const;

/** Compares the row with its candidates; of a customer that is known under several numbers the nearest one counts. */
function bestOfEach(own: Traits, among: Candidates): Candidate<Who>[] {
  const best = new Map<string, { candidate: Candidate<Who>; at: number }>();
  for (const { who, traits } of among) {
    if (traits.kind !== own.kind) continue;
    const candidate = { customer: who, kind: own.kind, found: compare(own, traits) };
    const at = ORDER.indexOf(nearness(candidate));
    const name = 'customer' in who ? `customer ${who.customer}` : `row ${who.row}`;
    const former = best.get(name);
    if (!former || at < former.at) best.set(name, { candidate, at });
  }
  return [...best.values()].map(({ candidate }) => candidate);
}

function verdictOf(found: ReturnType<typeof match<Who>>, values: CustomerValues): RowMatch {
  if (found.kind === 'new') return found;
  if (found.kind === 'same') {
    const who = found.customer;
    return 'customer' in who ? { kind: 'same', customer: who.customer } : { kind: 'same row', row: who.row };
  }
  return {
    kind: 'ask',
    among: found.among.flatMap(({ customer: who, found: comparison }) =>
      'customer' in who ? [{ customer: who.customer, evidence: evidenceOf(comparison, who.values, values) }] : [],
    ),
    amongRows: found.among.flatMap(({ customer: who }) => ('row' in who ? [who.row] : [])),
  };
}
