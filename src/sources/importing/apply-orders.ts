import { offersIn } from '#catalog';
import { ownKeptBansIn, suppressedIn } from '#gate';
import { assert, type CustomerNumber } from '#kernel';
import { type GivenOrder, type Placed, placeOrdersIn, type Refusal } from '#orders';
import { type Chunk, type ChunkRows, held, kept, NO_CHOICE, type RowChoice } from './chunk.ts';
import { customerValuesOf } from './party-values.ts';
import { selectForbiddingCalls, selectUsedReferences } from '../queries/facts.ts';
import { type EarlierRow, type KeptReason, type OpenRow, type RowVerdict, selectKeysBefore } from '../queries/rows.ts';
import { repeatedVerdict, repeatsOf } from './repeats.ts';
import {
  callIsForbidden,
  type CheckedRow,
  checkOrderRow,
  finding,
  type OrderFacts,
  type OrderRow,
  referenceKey,
  type RowReason,
} from '../rows/index.ts';
import { heldByRunning } from '../suppliers/running-subscriptions.ts';
import { sellersInForce } from '../suppliers/sellers.ts';
import type { RunningPolicy } from '../suppliers/supplier.ts';
import { type IncomingParty, recognise, type Recognised, settle, type Settled } from './settle-parties.ts';
import { waived } from './waive.ts';

type Valid = { readonly open: OpenRow; readonly order: OrderRow; readonly reasons: readonly KeptReason[] };

/**
 * Applies a chunk of an order seller's report: the receiver and the payer are found among the customers or made, and the
 * order is placed; doubtful rows wait for a person, broken ones go back to the seller. A row applied before word for word
 * in another file changes nothing; its reference used again is rejected.
 */
export async function applyOrderRows(chunk: Chunk, { rows, choice }: ChunkRows): Promise<RowVerdict[]> {
  const repeats = choice === NO_CHOICE ? await repeatsOf(chunk, rows) : new Map<string, EarlierRow>();
  const facts = await factsOf(chunk, rows);
  const again = new Map(
    rows.flatMap((row) => {
      const earlier = repeats.get(row.fingerprint);
      const isRepeat = earlier?.isOfThisBatch === false && !facts.isUsedTwice(row);
      return isRepeat ? [[row.row, repeatedVerdict(row.row, earlier)] as const] : [];
    }),
  );
  const fresh = rows.filter(({ row }) => !again.has(row));
  const { valid, holds } = parted(fresh, (row) => waived(checkOrderRow(row.values, facts.of(row)), choice));
  const { parties, placings } = withParties(valid, choice);
  const recognisedAs = await recognise(chunk, parties);
  const doubts = await doubtsOf(chunk, placings, { recognisedAs, policies: facts.policies, choice });
  const settled = await settle(chunk, parties, recognisedAs, (at) => doubts.has(parties[at]?.row ?? 0));
  const placed = await place(
    chunk,
    placings.filter(({ open }) => !doubts.has(open.row)),
    settled,
  );
  const doubtful = [...doubts].map(([row, reason]) =>
    held(row, isRejection(reason) ? 'rejected' : 'quarantined', [reason]),
  );
  return [...holds, ...doubtful, ...placed, ...again.values()];
}

/** The facts of a chunk: one query for each kind. */
async function factsOf({ tx, batch, today }: Chunk, rows: readonly OpenRow[]) {
  const offers = new Map((await offersIn(tx)).map((offer) => [offer.code, offer]));
  const policies = await sellersInForce(tx, today);
  // A seller reports its own sales alone; our own file may tell of every seller's.
  const own = (code: string): boolean => batch.supplier === null || batch.supplier === code;
  const sellers = new Set([...policies.keys()].filter(own));
  const references = rows.map(({ values }) => ({
    seller: (values['seller_code'] ?? '').trim(),
    reference: (values['seller_reference'] ?? '').trim(),
  }));
  const taken = (await selectUsedReferences(tx, references)).map((one) => referenceKey(one.seller, one.reference));
  const keys = rows.flatMap(({ key }) => (key === null ? [] : [key]));
  const before = await selectKeysBefore(tx, { batch: batch.id, row: rows[0]?.row ?? 0 }, keys);
  const usedTwice = repetitionsIn(rows, before);
  const isUsedTwice = ({ row }: OpenRow): boolean => usedTwice.has(row);
  const facts = { today, offers, sellers };
  const [once, twice] = [new Set(taken), new Set([...taken, ...keys])];
  return {
    policies,
    isUsedTwice,
    of: (row: OpenRow): OrderFacts => ({ ...facts, usedReferences: isUsedTwice(row) ? twice : once }),
  };
}

/** The rows whose reference stood in the file before. */
function repetitionsIn(rows: readonly OpenRow[], before: ReadonlySet<string>): ReadonlySet<number> {
  const seen = new Set(before);
  const repetitions = new Set<number>();
  for (const { row, key } of rows) {
    if (key === null) continue;
    if (seen.has(key)) repetitions.add(row);
    seen.add(key);
  }
  return repetitions;
}

function parted(rows: readonly OpenRow[], check: (row: OpenRow) => CheckedRow<OrderRow>) {
  const valid: Valid[] = [];
  const holds: RowVerdict[] = [];
  for (const open of rows) {
    const checked = check(open);
    if (checked.kind === 'valid') valid.push({ open, order: checked.values, reasons: checked.remarks.map(kept) });
    else holds.push(held(open.row, checked.kind, checked.findings.map(kept)));
  }
  return { valid, holds };
}

/** A row with the places of its parties in the chunk's list of parties. */
type Placing = Valid & { readonly receiverAt: number; readonly payerAt: number | null };

function withParties(valid: readonly Valid[], choice: RowChoice): { parties: IncomingParty[]; placings: Placing[] } {
  const parties: IncomingParty[] = [];
  const placings = valid.map((one): Placing => {
    const { row } = one.open;
    const receiverAt = parties.push({ row, party: one.order.receiver, foreignKey: null, choice: choice.receiver }) - 1;
    const { payer } = one.order;
    const payerAt = payer && parties.push({ row, party: payer, foreignKey: null, choice: choice.payer }) - 1;
    return { ...one, receiverAt, payerAt };
  });
  return { parties, placings };
}

/** What a person must decide of a row before it is applied: who somebody is, or a call that was forbidden. */
async function doubtsOf(
  chunk: Chunk,
  placings: readonly Placing[],
  { recognisedAs, policies, choice }: Known,
): Promise<Map<number, KeptReason>> {
  const isForbidden = await forbiddenCalls(chunk, placings, recognisedAs);
  const mayRun = choice.waived.includes('has_running_subscription');
  const running = mayRun ? [] : await heldByRunning(chunk.tx, comingOrders(placings, recognisedAs), policies);
  const doubts = new Map<number, KeptReason>();
  placings.forEach(({ open, receiverAt, payerAt }, at) => {
    const isAsked = (party: number | null) => party !== null && recognisedAs[party]?.kind === 'ask';
    if (isForbidden[at]) doubts.set(open.row, kept(finding('quarantined', 'phone_ban', 'sales_channel')));
    else if (isAsked(receiverAt)) doubts.set(open.row, kept(finding('quarantined', 'doubtful_match', 'family_name')));
    else if (isAsked(payerAt))
      doubts.set(open.row, kept(finding('quarantined', 'doubtful_match', 'payer_family_name')));
    else if (running[at]) {
      const verdict = running[at] === 'reject' ? 'rejected' : 'quarantined';
      doubts.set(open.row, kept(finding(verdict, 'has_running_subscription', 'offer_code')));
    }
  });
  return doubts;
}

/** What the doubts of a chunk are decided by. */
type Known = {
  readonly recognisedAs: readonly Recognised[];
  readonly policies: ReadonlyMap<string, RunningPolicy>;
  readonly choice: RowChoice;
};

const isRejection = ({ verdict }: KeptReason): boolean => verdict === 'rejected';

function comingOrders(placings: readonly Placing[], recognisedAs: readonly Recognised[]) {
  return placings.map(({ order, receiverAt }) => {
    const known = recognisedAs[receiverAt];
    const receiver = knownNumber(known);
    const person = receiver === null ? `party ${known?.kind === 'same party' ? known.as : receiverAt}` : `${receiver}`;
    return { seller: order.sellerCode, receiver, person, offer: order.offerCode, startOn: order.startOn };
  });
}

/** Which sales went by telephone to a buyer who forbids calls, as a customer or by a ban that outlived the record. */
async function forbiddenCalls(
  { tx, today }: Chunk,
  placings: readonly Placing[],
  recognisedAs: readonly Recognised[],
): Promise<boolean[]> {
  const buyers = placings.map(({ receiverAt, payerAt }) => knownNumber(recognisedAs[payerAt ?? receiverAt]));
  const values = placings.map(({ order }) => customerValuesOf(order.payer ?? order.receiver));
  const suppressed = await suppressedIn(tx, values, today);
  const known = buyers.filter((buyer) => buyer !== null);
  const forbidding = await selectForbiddingCalls(tx, known, today);
  const ownKept = await ownKeptBansIn(tx, 'phone', known, today);
  return placings.map(({ order }, at) => {
    const buyer = buyers[at] ?? null;
    const isBanned =
      buyer === null ? suppressed[at]?.has('phone') === true : forbidding.has(buyer) || ownKept.has(buyer);
    return callIsForbidden(order, isBanned);
  });
}

const knownNumber = (known: Recognised | undefined): CustomerNumber | null =>
  known?.kind === 'same' ? known.customer : null;

async function place(
  { tx, act, batch, today }: Chunk,
  placings: readonly Placing[],
  settled: readonly (Settled | null)[],
): Promise<RowVerdict[]> {
  const given = placings.map(({ open, order, receiverAt, payerAt }): GivenOrder => {
    const receiver = settled[receiverAt]?.customer;
    const payer = settled[payerAt ?? receiverAt]?.customer;
    assert(receiver !== undefined && payer !== undefined, 'an order without its parties');
    return {
      receiver,
      payer,
      offer: order.offerCode,
      copies: order.copies,
      startOn: order.startOn,
      soldOn: order.soldOn,
      salesChannel: order.salesChannel,
      seller: order.sellerCode,
      sellerReference: order.sellerReference,
      writtenOfferSentOn: order.writtenOfferSentOn,
      writtenAcceptanceOn: order.writtenAcceptanceOn,
      acceptanceMedium: order.acceptanceMedium === '' ? null : order.acceptanceMedium,
      source: batch.source,
      sourceRow: open.row,
    };
  });
  const answers = await placeOrdersIn(tx, act, given, today);
  return placings.map((placing, at) => verdictOf(placing, given[at], answers[at]));
}

function verdictOf(
  { open, payerAt, reasons }: Placing,
  given: GivenOrder | undefined,
  placed: Placed | undefined,
): RowVerdict {
  assert(given && placed, 'an order without its answer');
  if (placed.kind === 'refused') return refused(open.row, placed.because);
  const payer = payerAt === null ? null : given.payer;
  return { row: open.row, verdict: 'created', customer: given.receiver, payer, order: placed.order, reasons };
}

/** What the rules of the room `orders` refuse, in the words of a row: whether the seller mends it or a person decides. */
const REFUSED: Readonly<Record<Refusal, readonly ['rejected' | 'quarantined', RowReason, string]>> = {
  unknown_customer: ['quarantined', 'doubtful_match', 'family_name'],
  unknown_offer: ['rejected', 'unknown_offer', 'offer_code'],
  offer_not_sold: ['rejected', 'offer_not_sold', 'offer_code'],
  bad_copies: ['rejected', 'bad_copies', 'copies'],
  sold_in_future: ['rejected', 'sold_in_future', 'sold_on'],
  start_too_far: ['rejected', 'start_too_far', 'start_on'],
  repeated_reference: ['rejected', 'repeated_reference', 'seller_reference'],
  gift_without_payer: ['quarantined', 'gift_without_payer', 'payer_family_name'],
  only_for_organisations: ['quarantined', 'only_for_organisations', 'offer_code'],
  no_written_offer: ['quarantined', 'no_written_offer', 'written_offer_sent_on'],
  no_written_acceptance: ['quarantined', 'no_written_acceptance', 'written_acceptance_on'],
  acceptance_before_offer: ['quarantined', 'acceptance_before_offer', 'written_acceptance_on'],
  phone_ban: ['quarantined', 'phone_ban', 'sales_channel'],
};

function refused(row: number, because: Refusal): RowVerdict {
  const [verdict, reason, field] = REFUSED[because];
  return held(row, verdict, [{ verdict, reason, field }]);
}
