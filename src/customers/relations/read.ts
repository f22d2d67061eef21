import type { CustomerNumber, Day } from '#kernel';
import type { Database, Tx } from '#platform';
import { familyOf, householdRows, postsIn, relationRows } from '../queries/relations.ts';
import { customersIn } from '../read.ts';
import type { RelationKind } from './decide-relation.ts';

/** A relation that stands or is to come, as told. */
export type Relation = {
  readonly id: number;
  readonly kind: RelationKind;
  readonly customer: CustomerNumber;
  readonly relatedTo: CustomerNumber;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly sourceKind: string;
};

/** How a customer is tied to others by what this room knows; who pays for whom is the orders' matter. */
export type Relations = {
  readonly told: readonly Relation[];
  /** Living persons at the same address: they may share a copy of a label or a trial, never an identity. */
  readonly household: readonly CustomerNumber[];
  /** The organisation that a post is in. */
  readonly organisation: CustomerNumber | null;
  /** The posts in an organisation. */
  readonly posts: readonly CustomerNumber[];
};

const RELATIONS_MAX = 100;
const POSTS_MAX = 100;

/** How a customer, with all who were merged into it, is tied to others today. */
export async function relationsIn(db: Database | Tx, customer: CustomerNumber, today: Day): Promise<Relations> {
  const family = await familyOf(db, customer);
  const rows = await relationRows(db, family, { today: String(today), limit: RELATIONS_MAX });
  const [own] = await customersIn(db, [customer]);
  const told = rows.map((row) => ({
    id: row.id,
    kind: row.kind as RelationKind,
    customer: row.customer,
    relatedTo: row.related_to,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    sourceKind: row.source_kind,
  }));
  const household = await householdIn(db, customer, today);
  return { told, household, organisation: own?.organisation ?? null, posts: await postsIn(db, family, POSTS_MAX) };
}

/**
 * The others in a customer's household: the living persons who stand at the same permanent address today. Derived from the
 * address and from nothing else, kept nowhere; a house of many without flats is no household.
 */
export const householdIn = (db: Database | Tx, customer: CustomerNumber, on: Day): Promise<CustomerNumber[]> =>
  householdRows(db, customer, on);
