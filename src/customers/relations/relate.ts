import type { CustomerNumber, Day, Kind, Permit } from '#kernel';
import { todayOf, transact } from '#access';
import type { Tx } from '#platform';
import { recordSource } from '../changing/source.ts';
import { lockCurrentIn } from '../merging/current.ts';
import { endOf, insertRelation, openRelation, removeRelation } from '../queries/relations.ts';
import { type Customer, customersIn } from '../read.ts';
import { obstacleToRelation, type RelationKind, type RelationObstacle } from './decide-relation.ts';

/** A relation as it is told: `customer` is the employer, the contact person, the guardian or the payer of `relatedTo`. */
export type ToldRelation = {
  readonly kind: RelationKind;
  readonly customer: CustomerNumber;
  readonly relatedTo: CustomerNumber;
  /** Its first day; today unless given. */
  readonly validFrom?: Day | undefined;
  /** Its last day; until told otherwise unless given. */
  readonly validTo?: Day | undefined;
  readonly toldBy: 'customer' | 'staff';
};

/** What came of telling a relation; refusals in the order in which they are told. */
export type RelationTold =
  | { readonly kind: 'told'; readonly relation: number }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown' | RelationObstacle | 'ends_before_it_begins' | 'stands_already';
    };

/** Writes down what one customer is to another, with who told it. Values are not touched: a relation says who, not what. */
export const relate = (by: Permit<'customers:change'>, told: ToldRelation): Promise<RelationTold> =>
  transact(by, async (tx, act): Promise<RelationTold> => {
    const today = todayOf(by);
    const from = told.validFrom ?? today;
    const current = await lockCurrentIn(tx, [told.customer, told.relatedTo]);
    const [customer, relatedTo] = await bothOf(tx, current.get(told.customer), current.get(told.relatedTo));
    if (!customer || !relatedTo) return { kind: 'refused', because: 'unknown' };
    const isOne = customer.number === relatedTo.number;
    const because = obstacleToRelation(told.kind, { customer: relatedOf(customer), relatedTo: relatedOf(relatedTo), isOne }); // prettier-ignore
    if (because !== null) return { kind: 'refused', because };
    if (told.validTo && Temporal.PlainDate.compare(told.validTo, from) < 0)
      return { kind: 'refused', because: 'ends_before_it_begins' };
    const source = await recordSource(tx, act, { ...SOURCES[told.toldBy], receivedOn: today });
    const days = { from: String(from), to: told.validTo ? String(told.validTo) : null };
    const pair = { kind: told.kind, customer: customer.number, relatedTo: relatedTo.number };
    const relation = await insertRelation(tx, { act, source }, { ...pair, ...days });
    return relation === null ? { kind: 'refused', because: 'stands_already' } : { kind: 'told', relation };
  });

const SOURCES = {
  customer: { kind: 'person', name: 'customer' },
  staff: { kind: 'staff', name: 'customer service' },
} as const;

async function bothOf(
  tx: Tx,
  one: CustomerNumber | undefined,
  other: CustomerNumber | undefined,
): Promise<readonly [Customer | undefined, Customer | undefined]> {
  const known = await customersIn(
    tx,
    [one, other].filter((number) => number !== undefined),
  );
  const find = (number: CustomerNumber | undefined) => known.find((each) => each.number === number);
  return [find(one), find(other)];
}

const relatedOf = ({ values, erasedOn, deceasedOn }: Customer) => ({
  kind: values.kind satisfies Kind,
  isErased: erasedOn !== null,
  isDeceased: deceasedOn !== null,
});

/** What came of ending a relation. */
export type RelationEnded = { readonly kind: 'ended' } | { readonly kind: 'refused'; readonly because: 'no_relation' };

/** Ends a relation: yesterday was its last day. One that began today, or is yet to begin, never was. */
export const endRelation = (by: Permit<'customers:change'>, relation: number): Promise<RelationEnded> =>
  transact(by, async (tx, act): Promise<RelationEnded> => {
    const today = todayOf(by);
    const open = await openRelation(tx, relation, String(today));
    if (!open) return { kind: 'refused', because: 'no_relation' };
    const yesterday = today.subtract({ days: 1 });
    if (Temporal.PlainDate.compare(open.valid_from, yesterday) > 0) await removeRelation(tx, relation);
    else await endOf(tx, act, relation, String(yesterday));
    return { kind: 'ended' };
  });
