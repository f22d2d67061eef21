import { changeIn, createCustomersIn, type ForeignKey, matchIn, type RowMatch } from '#customers';
import { assert, type CustomerNumber } from '#kernel';
import type { Chunk, PartyChoice } from './chunk.ts';
import { customerValuesOf, spokenValuesOf } from './party-values.ts';
import { selectKnownKeys, selectOrganisations } from '../queries/known.ts';
import type { PartyValues } from '../rows/index.ts';

/** Somebody a row speaks of: who it is, is to be found out. */
export type IncomingParty = {
  readonly row: number;
  readonly party: PartyValues;
  readonly foreignKey: ForeignKey | null;
  readonly choice: PartyChoice | null;
};

/** Who an incoming party is. `likeness`: recognised without the sender's own key, so that the row only completes. */
export type Recognised =
  | { readonly kind: 'same'; readonly customer: CustomerNumber; readonly byLikeness: boolean }
  | { readonly kind: 'same party'; readonly as: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'ask'; readonly among: readonly CustomerNumber[] };

/** Says of each party who it is; a person's choice stands before the rule. */
export async function recognise({ tx }: Chunk, parties: readonly IncomingParty[]): Promise<Recognised[]> {
  const matches = await matchIn(
    tx,
    parties.map(({ party, foreignKey }) => ({
      values: customerValuesOf(party),
      ...(foreignKey ? { foreignKey } : {}),
    })),
  );
  const origin = parties.find(({ foreignKey }) => foreignKey)?.foreignKey?.origin ?? '';
  const keys = parties.flatMap(({ foreignKey }) => (foreignKey ? [foreignKey.key] : []));
  const knownKeys = keys.length === 0 ? new Set<string>() : await selectKnownKeys(tx, origin, keys);
  return parties.map((party, at) => recognised(party, matches[at], knownKeys));
}

function recognised(party: IncomingParty, match: RowMatch | undefined, knownKeys: ReadonlySet<string>): Recognised {
  assert(match, 'a party without its match');
  const { choice, foreignKey } = party;
  if (choice?.kind === 'new') return { kind: 'new' };
  if (choice?.kind === 'same') return { kind: 'same', customer: choice.customer, byLikeness: true };
  if (match.kind === 'same row') return { kind: 'same party', as: match.row };
  if (match.kind === 'ask') return { kind: 'ask', among: match.among.map(({ customer }) => customer) };
  if (match.kind === 'new') return match;
  return { kind: 'same', customer: match.customer, byLikeness: !(foreignKey && knownKeys.has(foreignKey.key)) };
}

/** What became of a party: the customer's number, and whether it was made, changed, or left as it was. */
export type Settled = {
  readonly customer: CustomerNumber;
  readonly outcome: 'created' | 'updated' | 'unchanged';
};

/**
 * Makes the new customers and completes or changes the known ones, in bulk; `null` for a party that is held back.
 *
 * A party that is the same as an earlier one of the chunk is that one's customer, or a customer of its own when the
 * earlier one is held back.
 */
export async function settle(
  chunk: Chunk,
  parties: readonly IncomingParty[],
  recognisedAs: readonly Recognised[],
  isHeld: (at: number) => boolean,
): Promise<(Settled | null)[]> {
  const leaders = leadersOf(recognisedAs, isHeld);
  const fresh = leaders.flatMap((leader, at) => (leader === at && recognisedAs[at]?.kind !== 'same' ? [at] : []));
  const made = await makeNew(chunk, parties, fresh);
  const customers = leaders.map((leader, at) => {
    const known = recognisedAs[at];
    if (known?.kind === 'same' && leader !== null) return known.customer;
    return leader === null ? null : (made.get(leader) ?? null);
  });
  const outcomes = await changeKnown(chunk, { parties, recognisedAs, customers, made });
  return customers.map((customer, at) => {
    if (customer === null) return null;
    return { customer, outcome: made.get(at) === customer ? 'created' : (outcomes.get(at) ?? 'unchanged') };
  });
}

/** For each party the one that stands for it in the chunk; itself when it comes first. `null`: held back. */
function leadersOf(recognisedAs: readonly Recognised[], isHeld: (at: number) => boolean): (number | null)[] {
  const leaders: (number | null)[] = [];
  const standIns = new Map<number, number>();
  recognisedAs.forEach((known, at) => {
    if (isHeld(at) || known.kind === 'ask') leaders.push(null);
    else if (known.kind !== 'same party') leaders.push(at);
    else {
      const leader = leaders[known.as] ?? standIns.get(known.as);
      if (leader === undefined) standIns.set(known.as, at);
      leaders.push(leader ?? at);
    }
  });
  return leaders;
}

/** Makes a customer for each party that is nobody yet; organisations first, so that posts find theirs. */
async function makeNew(
  { tx, act, batch, today }: Chunk,
  parties: readonly IncomingParty[],
  fresh: readonly number[],
): Promise<Map<number, CustomerNumber>> {
  const made = new Map<number, CustomerNumber>();
  const by = { act, source: batch.source, today };
  for (const isPost of [false, true]) {
    const wanted = fresh.filter((at) => (parties[at]?.party.kind === 'post') === isPost);
    if (wanted.length === 0) continue;
    const ids = wanted.flatMap((at) => (isPost ? (parties[at]?.party.businessId ?? []) : []));
    const organisations = ids.length > 0 ? await selectOrganisations(tx, ids) : new Map<string, CustomerNumber>();
    const rows = wanted.map((at) => {
      const one = parties[at];
      assert(one, 'a party that was counted');
      return {
        row: one.row,
        values: customerValuesOf(one.party),
        foreignKey: one.foreignKey ?? undefined,
        organisation: organisations.get(one.party.businessId ?? '') ?? null,
      };
    });
    const numbers = await createCustomersIn(tx, by, rows);
    wanted.forEach((at, index) => made.set(at, numbers[index] as CustomerNumber));
  }
  return made;
}

type Known = {
  readonly parties: readonly IncomingParty[];
  readonly recognisedAs: readonly Recognised[];
  readonly customers: readonly (CustomerNumber | null)[];
  readonly made: ReadonlyMap<number, CustomerNumber>;
};

/** Tells the known customers' new values; gives what came of each. */
async function changeKnown(
  { tx, act, batch }: Chunk,
  { parties, recognisedAs, customers, made }: Known,
): Promise<Map<number, 'updated' | 'unchanged'>> {
  const told = customers.flatMap((customer, at) => (customer === null || made.has(at) ? [] : [{ customer, at }]));
  const changes = told.map(({ customer, at }) => {
    const one = parties[at];
    assert(one, 'a party that was counted');
    const recognisedBy = recognisedAs[at];
    const isByLikeness = recognisedBy?.kind !== 'same' || recognisedBy.byLikeness;
    return {
      customer,
      row: one.row,
      values: spokenValuesOf(one.party),
      foreignKey: one.foreignKey ?? undefined,
      isByLikeness,
    };
  });
  const changed = await changeIn(tx, { act, source: batch.source }, changes);
  return new Map(
    told.map(({ at }, index) => [at, changed[index]?.outcome === 'changed' ? 'updated' : 'unchanged'] as const),
  );
}
