import { sql } from 'kysely';
import type { CustomerNumber, Day, Kind, OrderId, SubscriptionId, TermId } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { GivenOrder, Party } from '../order.ts';
import type { Term } from '../terms.ts';
import { type Moving, openTerms } from './compile.ts';

/** The customers as they stand, a merged one as the one he was merged into; the erased and the dead are left out. */
export async function selectParties(tx: Tx, numbers: readonly CustomerNumber[]): Promise<Map<CustomerNumber, Party>> {
  const { rows } = await sql<{ given: CustomerNumber; number: CustomerNumber; kind: Kind }>`
    with recursive resolved as (
      select given, given as number, 0 as steps from unnest(${[...new Set(numbers)]}::integer[]) as asked(given)
      union all
      select r.given, c.merged_into, r.steps + 1
        from resolved r join customers.customer c on c.number = r.number
       where c.merged_into is not null and r.steps < 20
    )
    select distinct on (r.given) r.given, c.number, c.kind
      from resolved r join customers.customer c on c.number = r.number
     where c.merged_into is null and c.erased_on is null and c.deceased_on is null
     order by r.given, r.steps desc`.execute(tx);
  return new Map(rows.map(({ given, number, kind }) => [given, { number, kind }]));
}

/** A seller's reference as one text. */
export const referenceKey = (seller: string | null | undefined, reference: string | null | undefined): string | null =>
  seller && reference ? `${seller}\n${reference}` : null;

/** Those of the orders' references under which a standing order was told before. */
export async function selectTakenReferences(tx: Tx, orders: readonly GivenOrder[]): Promise<Set<string>> {
  const asked = orders.filter(({ seller, sellerReference }) => referenceKey(seller, sellerReference) !== null);
  if (asked.length === 0) return new Set();
  const { rows } = await sql<{ seller: string; seller_reference: string }>`
    select o.seller, o.seller_reference
      from ${unnested('asked', { seller: 'text', sellerReference: 'text' }, asked)}
      join orders.placed_order o on o.seller = asked.seller and o.seller_reference = asked."sellerReference"
     where o.cancelled_on is null`.execute(tx);
  return new Set(rows.map(({ seller, seller_reference }) => `${seller}\n${seller_reference}`));
}

/** Those of the customers who forbid marketing by telephone on the day, themselves or as one that was merged into them. */
export async function selectForbiddingCalls(
  tx: Tx,
  customers: readonly CustomerNumber[],
  on: Day,
): Promise<Set<CustomerNumber>> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select distinct coalesce(c.merged_into, c.number) as customer
      from gate.ban b join customers.customer c on c.number = b.customer
     where b.channel = 'phone' and b.lifted_at is null and (b.until is null or b.until >= ${String(on)}::date)
       and coalesce(c.merged_into, c.number) = any(${[...new Set(customers)]}::integer[])`.execute(tx);
  return new Set(rows.map(({ customer }) => customer));
}

/** An order that is taken, with its ids and its first term. */
export type TakenOrder = {
  readonly order: OrderId;
  readonly subscription: SubscriptionId;
  readonly terms: readonly { readonly id: TermId; readonly term: Term }[];
  readonly given: GivenOrder;
  readonly receiver: CustomerNumber;
  readonly payer: CustomerNumber;
  readonly kind: string;
  /** The last day, when it is known. */
  readonly endsOn: Day | null;
};

/** Takes the next `count` numbers of a table's own ids, so that rows of several tables can be made at once. */
export async function reserveIds<Id extends number>(
  tx: Tx,
  table: 'orders.placed_order' | 'orders.subscription' | 'orders.term',
  count: number,
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::integer)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

const ORDER_COLUMNS = {
  id: 'bigint',
  receiver: 'integer',
  payer: 'integer',
  offer: 'text',
  copies: 'smallint',
  startOn: 'date',
  soldOn: 'date',
  salesChannel: 'text',
  seller: 'text',
  sellerReference: 'text',
  writtenOfferSentOn: 'date',
  writtenAcceptanceOn: 'date',
  acceptanceMedium: 'text',
  source: 'bigint',
  sourceRow: 'integer',
} as const;

const orderRow = ({ order, given, receiver, payer }: TakenOrder) => ({
  source: null,
  sourceRow: null,
  seller: null,
  sellerReference: null,
  writtenOfferSentOn: null,
  writtenAcceptanceOn: null,
  acceptanceMedium: null,
  ...given,
  id: order,
  receiver,
  payer,
});

const SUBSCRIPTION_COLUMNS = {
  id: 'bigint',
  order: 'bigint',
  receiver: 'integer',
  payer: 'integer',
  kind: 'text',
  copies: 'smallint',
  startsOn: 'date',
  endsOn: 'date',
} as const;

const subscriptionRow = ({ order, subscription, given, receiver, payer, kind, endsOn }: TakenOrder) => ({
  id: subscription,
  order,
  receiver,
  payer,
  kind,
  copies: given.copies,
  startsOn: given.startOn,
  endsOn,
});

/** Writes orders, their subscriptions, their terms and what these owe: one statement a table. */
export async function insertOrders(tx: Tx, { act, on }: Moving, taken: readonly TakenOrder[]): Promise<void> {
  if (taken.length === 0) return;
  await sql`insert into orders.placed_order (id, receiver, payer, offer, copies, start_on, sold_on, sales_channel,
      seller, seller_reference, written_offer_sent_on, written_acceptance_on, acceptance_medium, source, source_row, act)
    overriding system value
    select id, receiver, payer, offer, copies, "startOn", "soldOn", "salesChannel", seller, "sellerReference",
           "writtenOfferSentOn", "writtenAcceptanceOn", "acceptanceMedium", source, "sourceRow", ${act}
      from ${unnested('taken', ORDER_COLUMNS, taken.map(orderRow))}`.execute(tx);
  await sql`insert into orders.subscription (id, placed_order, receiver, payer, kind, copies, starts_on, ends_on)
    overriding system value
    select id, "order", receiver, payer, kind, copies, "startsOn", "endsOn"
      from ${unnested('taken', SUBSCRIPTION_COLUMNS, taken.map(subscriptionRow))}`.execute(tx);
  await insertTerms(
    tx,
    taken.flatMap(({ subscription, terms }) => terms.map(({ id, term }) => ({ id, subscription, ...term }))),
  );
  await openTerms(tx, { act, on }, taken.flatMap(({ terms }) => terms.map(({ id }) => id))); // prettier-ignore
}

const TERM_COLUMNS = {
  id: 'bigint',
  subscription: 'bigint',
  number: 'smallint',
  offer: 'text',
  months: 'smallint',
  anchorOn: 'date',
  anchorMonths: 'smallint',
  startsOn: 'date',
  endsOn: 'date',
  billOn: 'date',
  priceCents: 'bigint',
} as const;

/** Writes terms under ids that were reserved for them. */
export async function insertTerms(
  tx: Tx,
  terms: readonly (Term & { readonly id: TermId; readonly subscription: SubscriptionId })[],
): Promise<void> {
  if (terms.length === 0) return;
  await sql`insert into orders.term (id, subscription, number, offer, months, anchor_on, anchor_months, starts_on, ends_on, bill_on, price_cents)
    overriding system value
    select id, subscription, number, offer, months, "anchorOn", "anchorMonths", "startsOn", "endsOn", "billOn", "priceCents"
      from ${unnested('made', TERM_COLUMNS, terms)}`.execute(tx);
}
