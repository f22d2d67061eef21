import type { CustomerNumber } from '#kernel';
import type { Database, Tx } from '#platform';
import type { ForeignKey } from '../changing/create-customers.ts';
import { candidatesOf, type CandidateTraits, customersToCompare } from './candidates.ts';
import { ChunkRows } from './chunk-rows.ts';
import { compare } from './compare.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { match, nearness, type Candidate } from './match.ts';
import { lookupKeys, type MatchKey } from './match-keys.ts';
import { isSomebodyElse } from './names.ts';
import { traitsOf, type Traits } from './traits.ts';
import { keptApartIn } from '../merging/likely-pairs.ts';
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
 * Says for each row of a chunk (some 5,000) which customer it speaks of. A few queries for the whole chunk, then the pure
 * rule row by row; earlier rows of the chunk are candidates for the rows after them. Another register's own key decides
 * alone, unless the name is wholly different. A row that is like one that waits for a person waits too: whose it is depends on the answer.
 */
export const matchIn = (db: Database | Tx, rows: readonly IncomingRow[]): Promise<RowMatch[]> =>
  matchRows(db, rows, { areOneFile: true });

/** Says for each row alone which customer it speaks of: the rows know nothing of one another. */
export const matchEachIn = (db: Database | Tx, rows: readonly IncomingRow[]): Promise<RowMatch[]> =>
  matchRows(db, rows, { areOneFile: false });

async function matchRows(
  db: Database | Tx,
  rows: readonly IncomingRow[],
  { areOneFile }: { readonly areOneFile: boolean },
): Promise<RowMatch[]> {
  const incoming = rows.map(({ values, foreignKey }): Incoming => {
    const traits = traitsOf(values);
    return { values, foreignKey, traits, keys: lookupKeys(traits) };
  });
  const known = new Map(
    (await customersByForeignKey(db, foreignKeysOf(rows))).map(({ row, customer }) => [row, customer]),
  );
  const unknown = incoming.flatMap(({ keys }, row) => (known.has(row) ? [] : keys.map((key) => ({ row, ...key }))));
  const found = await candidatesOf(db, unknown);
  const judged = incoming.map(({ traits }, row) => bestOfEach(traits, (found.get(row) ?? []).map(asCandidate)));
  const isKeptApart = await keptApartAmong(db, judged);
  const namesakes = await customersToCompare(db, [...new Set(known.values())]);
  const earlier = new ChunkRows();
  return incoming.map((row, at) => {
    const customer = known.get(at);
    const asked = customer === undefined ? null : askedOfKey(row, namesakes.get(customer));
    if (customer !== undefined && asked === null) return { kind: 'same', customer };
    const verdict = asked ?? verdictInChunk(row, judged[at] ?? [], { incoming, earlier, isKeptApart });
    if (areOneFile && (verdict.kind === 'new' || verdict.kind === 'ask'))
      earlier.add(at, row.keys, { foreignKey: row.foreignKey, isWaiting: verdict.kind === 'ask' });
    return verdict;
  });
}

/**
 * The question about a row whose key is known under a wholly different name: the sender may have given the key to somebody
 * else. `null`: the key decides.
 */
function askedOfKey(row: Incoming, known: CandidateTraits | undefined): RowMatch | null {
  if (known === undefined || known.traits.kind !== row.traits.kind) return null;
  if (!isSomebodyElse(row.traits, known.traits)) return null;
  const evidence = evidenceOf(compare(known.traits, row.traits), known.values, row.values);
  return { kind: 'ask', among: [{ customer: known.customer, evidence }], amongRows: [] };
}

type Incoming = {
  readonly values: CustomerValues;
  readonly foreignKey: ForeignKey | undefined;
  readonly traits: Traits;
  readonly keys: readonly MatchKey[];
};

type InChunk = {
  readonly incoming: readonly Incoming[];
  readonly earlier: ChunkRows;
  readonly isKeptApart: (a: Who, b: Who) => boolean;
};

function verdictInChunk(row: Incoming, known: readonly Candidate<Who>[], chunk: InChunk): RowMatch {
  const { incoming, earlier, isKeptApart } = chunk;
  const twin = row.foreignKey ? earlier.withForeignKey(row.foreignKey) : undefined;
  if (twin !== undefined) return sameRow(twin, earlier);
  const ofChunk = earlier.sharing(row.keys).flatMap((other): Candidates => {
    const one = incoming[other];
    return one ? [{ who: { row: other, values: one.values }, traits: one.traits }] : [];
  });
  const verdict = verdictOf(match([...known, ...bestOfEach(row.traits, ofChunk)], isKeptApart), row.values);
  return verdict.kind === 'same row' ? sameRow(verdict.row, earlier) : verdict;
}

const asCandidate = ({ customer, values, traits }: CandidateTraits): Candidates[number] => ({
  who: { customer, values },
  traits,
});

/** Which customers a person has kept apart, of those that would be asked about beside a sure one. */
async function keptApartAmong(
  db: Database | Tx,
  judged: readonly (readonly Candidate<Who>[])[],
): Promise<(a: Who, b: Who) => boolean> {
  const pairs = judged.flatMap((candidates) => {
    const near = candidates.filter((one) => ['sure', 'near'].includes(nearness(one))).map((one) => one.customer);
    const sure = candidates.find((one) => nearness(one) === 'sure')?.customer;
    if (sure === undefined || !('customer' in sure)) return [];
    return near.flatMap((who) => (who !== sure && 'customer' in who ? [{ a: sure.customer, b: who.customer }] : []));
  });
  const kept = await keptApartIn(db, pairs);
  const apart = new Set(pairs.flatMap(({ a, b }, at) => (kept[at] ? [`${a} ${b}`] : [])));
  return (a, b) => 'customer' in a && 'customer' in b && apart.has(`${a.customer} ${b.customer}`);
}

const sameRow = (row: number, earlier: ChunkRows): RowMatch =>
  earlier.isWaiting(row) ? { kind: 'ask', among: [], amongRows: [row] } : { kind: 'same row', row };

const foreignKeysOf = (rows: readonly IncomingRow[]) =>
  rows.flatMap(({ foreignKey }, row) => (foreignKey ? [{ row, ...foreignKey }] : []));

type Candidates = readonly { readonly who: Who; readonly traits: Traits }[];

const ORDER = ['sure', 'near', 'contradicted', 'far'] as const;

/** Compares the row with its candidates; of a customer that is known under several numbers the nearest one counts. */
function bestOfEach(own: Traits, among: Candidates): Candidate<Who>[] {
  const best = new Map<string, { candidate: Candidate<Who>; at: number }>();
  for (const { who, traits } of among) {
    if (traits.kind !== own.kind) continue;
    const candidate = { customer: who, kind: own.kind, found: compare(traits, own) };
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
