import { look, type Seen, todayOf } from '#access';
import { mergesIn, type Relation, relationsIn, type StandingMerge } from '#customers';
import type { CustomerNumber, Permit } from '#kernel';
import type { NotFound, Tx } from '#platform';
import { identityOf, numbersOf } from '../queries/card.ts';
import { namesOf, type Tied, tiedByOrders } from '../queries/relations.ts';

/** Somebody by number and name. */
export type Somebody = { readonly customer: CustomerNumber; readonly name: string };

/** A told relation as it is seen from one of the two: `isOther` when the other one is what the kind says. */
export type RelationShown = Pick<Relation, 'id' | 'kind' | 'validFrom' | 'validTo' | 'sourceKind'> & {
  readonly other: Somebody;
  readonly isOther: boolean;
};

/** How a customer is tied to others: by orders, by address, by what was told, and by merges. */
export type CustomerRelations = {
  /** For whom the customer pays, and who pays for it, by the subscriptions. */
  readonly paysFor: readonly Tied[];
  readonly paidBy: readonly Tied[];
  readonly household: readonly Somebody[];
  readonly organisation: Somebody | null;
  readonly posts: readonly Somebody[];
  readonly told: readonly RelationShown[];
  readonly merges: readonly (Omit<StandingMerge, 'merged' | 'into'> & { readonly merged: Somebody; readonly into: Somebody })[]; // prettier-ignore
};

/** Shows how a customer is tied to others. Everybody named is in the trail of looks. */
export const customerRelations = (
  by: Permit<'customers:find'>,
  customer: CustomerNumber,
): Promise<CustomerRelations | NotFound> =>
  look(by, 'relations', async (tx): Promise<Seen<CustomerRelations | NotFound>> => {
    if (!(await identityOf(tx, customer))) return { customers: [], answer: { kind: 'not found' } };
    const answer = await relationsOf(tx, customer, todayOf(by));
    const named = [...answer.paysFor, ...answer.paidBy, ...answer.household, ...answer.posts, ...answer.told.map(({ other }) => other), ...(answer.organisation ? [answer.organisation] : []), ...answer.merges.flatMap(({ merged, into }) => [merged, into])]; // prettier-ignore
    return { customers: [...new Set([customer, ...named.map((one) => one.customer)])], answer };
  });

async function relationsOf(
  tx: Tx,
  customer: CustomerNumber,
  today: ReturnType<typeof todayOf>,
): Promise<CustomerRelations> {
  const numbers = await numbersOf(tx, customer);
  const own = await relationsIn(tx, customer, today);
  const merges = await mergesIn(tx, customer);
  const others = own.told.map((one) => (numbers.includes(one.customer) ? one.relatedTo : one.customer));
  const names = await namesOf(tx, [
    ...others,
    ...own.household,
    ...own.posts,
    ...(own.organisation === null ? [] : [own.organisation]),
    ...merges.flatMap(({ merged, into }) => [merged, into]),
  ]);
  const somebody = (number: CustomerNumber): Somebody => names.get(number) ?? { customer: number, name: '' };
  return {
    paysFor: await tiedByOrders(tx, numbers, { as: 'payer', today }),
    paidBy: await tiedByOrders(tx, numbers, { as: 'receiver', today }),
    household: own.household.map(somebody),
    organisation: own.organisation === null ? null : somebody(own.organisation),
    posts: own.posts.map(somebody),
    told: own.told.map(({ id, kind, customer: is, relatedTo, validFrom, validTo, sourceKind }) => {
      const isOther = !numbers.includes(is);
      return { id, kind, validFrom, validTo, sourceKind, isOther, other: somebody(isOther ? is : relatedTo) };
    }),
    merges: merges.map((one) => ({ ...one, merged: somebody(one.merged), into: somebody(one.into) })),
  };
}
