import type { CustomerNumber, Day, Kind, Permit } from '#kernel';
import { look, type Seen, todayOf, transact } from '#access';
import type { Tx } from '#platform';
import { recordSource } from '../changing/source.ts';
import { currentIn, lockCurrentIn } from '../merging/current.ts';
import {
  endOf,
  insertRelation,
  type NewRelation,
  openRelation,
  relationStands,
  removeRelation,
} from '../queries/relations.ts';
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

/** Why a relation is not told, in the order in which it is said. */
export type NotTold = 'unknown' | RelationObstacle | 'ends_before_it_begins' | 'stands_already';

/** What came of telling a relation. */
export type RelationTold =
  | { readonly kind: 'told'; readonly relation: number }
  | { readonly kind: 'refused'; readonly because: NotTold };

/** Writes down what one customer is to another, with who told it. Values are not touched: a relation says who, not what. */
export const relate = (by: Permit<'customers:change'>, told: ToldRelation): Promise<RelationTold> =>
  transact(by, async (tx, act): Promise<RelationTold> => {
    const today = todayOf(by);
    const current = await lockCurrentIn(tx, [told.customer, told.relatedTo]);
    const decided = await decideIn(tx, { told, current, today });
    if (typeof decided === 'string') return { kind: 'refused', because: decided };
    const source = await recordSource(tx, act, { ...SOURCES[told.toldBy], receivedOn: today });
    return { kind: 'told', relation: await insertRelation(tx, { act, source }, decided) };
  });

/** What telling a relation would write, before it is written. */
export type RelationPlanned =
  | { readonly kind: 'planned'; readonly customer: CustomerNumber; readonly relatedTo: CustomerNumber }
  | { readonly kind: 'refused'; readonly because: NotTold };

/** Says whether a relation would be told, and of whom: of the customers that stand. Changes nothing; both are in the trail of looks. */
export const planRelation = (by: Permit<'customers:change'>, told: ToldRelation): Promise<RelationPlanned> =>
  look(by, 'relations', async (tx): Promise<Seen<RelationPlanned>> => {
    const current = await currentIn(tx, [told.customer, told.relatedTo]);
    const decided = await decideIn(tx, { told, current, today: todayOf(by) });
    const known = await customersIn(tx, [...current.values()]);
    const customers = known.map(({ number }) => number);
    if (typeof decided === 'string') return { customers, answer: { kind: 'refused', because: decided } };
    return { customers, answer: { kind: 'planned', customer: decided.customer, relatedTo: decided.relatedTo } };
  });

type Asked = {
  readonly told: ToldRelation;
  readonly current: ReadonlyMap<CustomerNumber, CustomerNumber>;
  readonly today: Day;
};

async function decideIn(tx: Tx, { told, current, today }: Asked): Promise<NewRelation | NotTold> {
  const from = told.validFrom ?? today;
  const [customer, relatedTo] = await bothOf(tx, current.get(told.customer), current.get(told.relatedTo));
  if (!customer || !relatedTo) return 'unknown';
  const isOne = customer.number === relatedTo.number;
  const because = obstacleToRelation(told.kind, { customer: relatedOf(customer), relatedTo: relatedOf(relatedTo), isOne }); // prettier-ignore
  if (because !== null) return because;
  if (told.validTo && Temporal.PlainDate.compare(told.validTo, from) < 0) return 'ends_before_it_begins';
  const days = { from: String(from), to: told.validTo ? String(told.validTo) : null };
  const relation = { kind: told.kind, customer: customer.number, relatedTo: relatedTo.number, ...days };
  return (await relationStands(tx, relation)) ? 'stands_already' : relation;
}

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
    const lastOn = lastDayOf(open.valid_from, today);
    if (lastOn === null) await removeRelation(tx, relation);
    else await endOf(tx, act, relation, String(lastOn));
    return { kind: 'ended' };
  });

/** The last day of a relation that is ended on a day; `null`: it never was. */
function lastDayOf(from: Day, today: Day): Day | null {
  const yesterday = today.subtract({ days: 1 });
  return Temporal.PlainDate.compare(from, yesterday) > 0 ? null : yesterday;
}

/** What ending a relation would do: whose it is, and its last day; `null` when it would be as if it never was. */
export type EndPlanned =
  | {
      readonly kind: 'planned';
      readonly relation: RelationKind;
      readonly customer: CustomerNumber;
      readonly relatedTo: CustomerNumber;
      readonly lastOn: Day | null;
    }
  | { readonly kind: 'refused'; readonly because: 'no_relation' };

/** Says what ending a relation would do. Changes nothing; both customers are in the trail of looks. */
export const planEnd = (by: Permit<'customers:change'>, relation: number): Promise<EndPlanned> =>
  look(by, 'relations', async (tx): Promise<Seen<EndPlanned>> => {
    const today = todayOf(by);
    const open = await openRelation(tx, relation, String(today));
    if (!open) return { customers: [], answer: { kind: 'refused', because: 'no_relation' } };
    const { customer, related_to: relatedTo, kind } = open;
    const lastOn = lastDayOf(open.valid_from, today);
    const answer = { kind: 'planned', relation: kind as RelationKind, customer, relatedTo, lastOn } as const;
    return { customers: [customer, relatedTo], answer };
  });
