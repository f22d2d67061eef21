import { todayOf, transact } from '#access';
import { type Offer, offersIn } from '#catalog';
import { ownKeptBansIn } from '#gate';
import type { ActId, CustomerNumber, Day, OrderId, Permit, SubscriptionId, TermId } from '#kernel';
import type { Tx } from '#platform';
import { decideOrder } from './decide-order.ts';
import { type GivenOrder, type Party, type Placed, TELEPHONE_SALE } from './order.ts';
import type { Moving } from './queries/compile.ts';
import {
  insertOrders,
  referenceKey,
  reserveIds,
  selectForbiddingCalls,
  selectParties,
  selectTakenReferences,
  type TakenOrder,
} from './queries/place.ts';
import { type Term, termAfter } from './terms.ts';

const ORDERS_PER_CHUNK = 5_000;

/**
 * Takes orders: each makes an order, a subscription and its first term, or is refused with its reason; the answers stand in the order
 * of the rows. Later terms come by {@link renewTerms}.
 */
export async function placeOrdersIn(tx: Tx, act: ActId, orders: readonly GivenOrder[], today: Day): Promise<Placed[]> {
  const offers = new Map((await offersIn(tx)).map((offer) => [offer.code, offer]));
  const answers: Placed[] = [];
  for (let from = 0; from < orders.length; from += ORDERS_PER_CHUNK) {
    const chunk = orders.slice(from, from + ORDERS_PER_CHUNK);
    answers.push(...(await placeChunk(tx, act, { orders: chunk, offers, today })));
  }
  return answers;
}

/** Takes orders in a transaction of its own; see {@link placeOrdersIn}. */
export const placeOrders = (by: Permit<'orders:make'>, orders: readonly GivenOrder[]): Promise<Placed[]> =>
  transact(by, (tx, act) => placeOrdersIn(tx, act, orders, todayOf(by)));

type Chunk = {
  readonly orders: readonly GivenOrder[];
  readonly offers: ReadonlyMap<string, Offer>;
  readonly today: Day;
};

/** An order that passed, with what it needs to be written. */
type Passed = { readonly given: GivenOrder; readonly receiver: Party; readonly payer: Party; readonly offer: Offer };

async function placeChunk(tx: Tx, act: ActId, { orders, offers, today }: Chunk): Promise<Placed[]> {
  const parties = await selectParties(
    tx,
    orders.flatMap(({ receiver, payer }) => [receiver, payer]),
  );
  const numbers = [...parties.values()].map(({ number }) => number);
  const forbidding = await forbiddingCalls(
    tx,
    orders.some((one) => one.salesChannel === TELEPHONE_SALE) ? numbers : [],
    today,
  );
  const taken = await selectTakenReferences(tx, orders);
  const decided = orders.map((given) => decide(given, { parties, forbidding, taken, offers, today }));
  const written = await write(tx, { act, on: today }, decided.filter((it) => typeof it !== 'string')); // prettier-ignore
  let next = 0;
  return decided.map((it) => {
    if (typeof it === 'string') return { kind: 'refused', because: it };
    const { order, subscription, terms } = written[next++] as TakenOrder;
    return { kind: 'placed', order, subscription, terms: terms.map(({ id }) => id) };
  });
}

/** Who forbids marketing by telephone, also by a ban that outlived an earlier record. */
async function forbiddingCalls(
  tx: Tx,
  customers: readonly CustomerNumber[],
  today: Day,
): Promise<ReadonlySet<CustomerNumber>> {
  if (customers.length === 0) return new Set();
  const forbidding = await selectForbiddingCalls(tx, customers, today);
  for (const customer of await ownKeptBansIn(tx, 'phone', customers, today)) forbidding.add(customer);
  return forbidding;
}

type Known = {
  readonly parties: ReadonlyMap<CustomerNumber, Party>;
  readonly forbidding: ReadonlySet<CustomerNumber>;
  /** Grows by the references of the chunk itself: the second of two equal rows is a repetition. */
  readonly taken: Set<string>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly today: Day;
};

function decide(given: GivenOrder, { parties, forbidding, taken, offers, today }: Known) {
  const [receiver, payer] = [parties.get(given.receiver) ?? null, parties.get(given.payer) ?? null];
  const offer = offers.get(given.offer) ?? null;
  const reference = referenceKey(given.seller, given.sellerReference);
  const referenceIsTaken = reference !== null && taken.has(reference);
  const payerForbidsCalls = payer !== null && forbidding.has(payer.number);
  const refusal = decideOrder(given, { receiver, payer, offer, referenceIsTaken, payerForbidsCalls }, today);
  if (refusal) return refusal;
  if (reference !== null) taken.add(reference);
  return { given, receiver, payer, offer } as Passed;
}

async function write(tx: Tx, moving: Moving, passed: readonly Passed[]): Promise<TakenOrder[]> {
  const orderIds = await reserveIds<OrderId>(tx, 'orders.placed_order', passed.length);
  const subscriptionIds = await reserveIds<SubscriptionId>(tx, 'orders.subscription', passed.length);
  const termIds = await reserveIds<TermId>(tx, 'orders.term', passed.length);
  const taken = passed.map(({ given, receiver, payer, offer }, index): TakenOrder => {
    const term = firstTerm(given, offer);
    return {
      order: orderIds[index] as OrderId,
      subscription: subscriptionIds[index] as SubscriptionId,
      terms: [{ id: termIds[index] as TermId, term }],
      given,
      receiver: receiver.number,
      payer: payer.number,
      kind: offer.kind,
      endsOn: offer.renewsAs === null ? term.endsOn : null,
    };
  });
  await insertOrders(tx, moving, taken);
  return taken;
}

const firstTerm = ({ startOn, soldOn, copies }: GivenOrder, offer: Offer): Term =>
  termAfter({ anchorOn: startOn, anchorMonths: 0, termsBefore: 0, copies, soldOn }, offer);
