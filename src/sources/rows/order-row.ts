import { type Day, daysBetween, isBefore } from '#kernel';
import { mendParty, type Row } from './mend.ts';
import { type PartyValues, readParty } from './party.ts';
import { type CheckedRow, judged } from './reasons.ts';
import { RowReader } from './row-reader.ts';

/** How an order was sold. */
export const SALES_CHANNELS = ['phone', 'door', 'event', 'web', 'letter'] as const;
export type SalesChannel = (typeof SALES_CHANNELS)[number];

/** A row of an order seller's report, every value checked. The receiver pays when there is no payer. */
export type OrderRow = {
  readonly receiver: PartyValues;
  readonly payer: PartyValues | null;
  readonly offerCode: string;
  readonly startOn: Day;
  readonly copies: number;
  readonly soldOn: Day;
  readonly salesChannel: SalesChannel;
  readonly sellerCode: string;
  readonly sellerReference: string;
  readonly writtenOfferSentOn: Day | null;
  readonly writtenAcceptanceOn: Day | null;
  readonly acceptanceMedium: string;
};

/** What must be known of an offer. */
export type OfferFacts = {
  readonly isGift: boolean;
  readonly forOrganisation: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** What must be known to check a row: what is sold, who may sell, and which references are used already. */
export type OrderFacts = {
  readonly today: Day;
  readonly offers: ReadonlyMap<string, OfferFacts>;
  /** Sellers with an agreement in force. */
  readonly sellers: ReadonlySet<string>;
  /** `seller reference` pairs, by `referenceKey`, of orders taken before and of earlier rows of the file. */
  readonly usedReferences: ReadonlySet<string>;
};

/** The key under which two references of one seller are the same. */
export const referenceKey = (sellerCode: string, sellerReference: string): string =>
  JSON.stringify([sellerCode, sellerReference]);

/**
 * Checks a row of an order seller's report.
 *
 * Rejected, in order of precedence: what the seller must mend in the file. Quarantined: what a person decides. Whether
 * the buyer forbids calls is not known here: see `callIsForbidden`.
 *
 * @see Kuluttajansuojalaki 38/1978, chapter 6, as changed by 693/2022 (read 2026-11-22): a telephone sale to a consumer
 * binds only after the consumer's written acceptance of a written offer
 */
export function checkOrderRow(row: Row, facts: OrderFacts): CheckedRow<OrderRow> {
  const reader = new RowReader(mendParty(mendParty(row, ''), 'payer_'), 'quarantined');
  const receiver = readParty(reader, { prefix: '', malformedPostalCode: 'quarantined', wrongContact: 'left out' });
  const payer = hasPayer(row)
    ? readParty(reader, { prefix: 'payer_', malformedPostalCode: 'quarantined', wrongContact: 'left out' })
    : null;
  const sale = readSale(reader, facts);
  checkOffer(reader, { receiver, payer, sale }, facts);
  if (sale.salesChannel === 'phone' && (payer ?? receiver).kind === 'person') checkCall(reader, sale);
  // A valid row has both days; the others never get their values.
  const { startOn, soldOn, ...rest } = sale;
  return judged(reader.findings, () => ({
    receiver,
    payer,
    ...rest,
    startOn: startOn ?? facts.today,
    soldOn: soldOn ?? facts.today,
  }));
}

type Told = { readonly receiver: PartyValues; readonly payer: PartyValues | null; readonly sale: Sale };

function checkOffer(reader: RowReader, { receiver, payer, sale }: Told, { offers }: OrderFacts): void {
  const offer = offers.get(sale.offerCode);
  if (offer === undefined) return reader.note('rejected', 'unknown_offer', 'offer_code');
  const { soldOn } = sale;
  if (soldOn && (isBefore(soldOn, offer.validFrom) || (offer.validTo && isBefore(offer.validTo, soldOn))))
    reader.note('rejected', 'offer_not_sold', 'offer_code');
  const forPersons = receiver.kind === 'person' && (payer ?? receiver).kind === 'person';
  if (offer.forOrganisation && forPersons) reader.note('quarantined', 'only_for_organisations', 'offer_code');
  if (offer.isGift && payer === null) reader.note('quarantined', 'gift_without_payer', 'payer_family_name');
}

/** A consumer was called: the offer in writing after the call, then the acceptance in writing. */
function checkCall(reader: RowReader, { writtenOfferSentOn: sentOn, writtenAcceptanceOn: acceptedOn }: Sale): void {
  if (reader.isBlank('written_acceptance_on'))
    reader.note('quarantined', 'no_written_acceptance', 'written_acceptance_on');
  else if (sentOn === null) reader.note('quarantined', 'no_written_offer', 'written_offer_sent_on');
  else if (acceptedOn && isBefore(acceptedOn, sentOn))
    reader.note('quarantined', 'acceptance_before_offer', 'written_acceptance_on');
}

const hasPayer = (row: Row): boolean =>
  Object.entries(row).some(([field, value]) => field.startsWith('payer_') && value.trim() !== '');

/** An order for a start later than this after the sale is a slip of the pen. */
const START_DAYS_MAX = 730;

type Sale = Omit<OrderRow, 'receiver' | 'payer' | 'startOn' | 'soldOn'> & {
  readonly startOn: Day | null;
  readonly soldOn: Day | null;
};

function readSale(reader: RowReader, facts: OrderFacts): Sale {
  const offerCode = reader.text('offer_code', 40);
  const startOn = reader.dayNeeded('start_on');
  const soldOn = reader.dayNeeded('sold_on');
  if (soldOn !== null && isBefore(facts.today, soldOn)) reader.note('rejected', 'sold_in_future', 'sold_on');
  if (soldOn !== null && startOn !== null && daysBetween(soldOn, startOn) > START_DAYS_MAX)
    reader.note('rejected', 'start_too_far', 'start_on');
  return {
    offerCode,
    startOn,
    soldOn,
    copies: readCopies(reader),
    salesChannel: readChannel(reader),
    ...readReference(reader, facts),
    writtenOfferSentOn: reader.day('written_offer_sent_on'),
    writtenAcceptanceOn: reader.day('written_acceptance_on'),
    acceptanceMedium: reader.text('acceptance_medium', 40),
  };
}

function readCopies(reader: RowReader): number {
  const text = reader.raw('copies').trim();
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  reader.note('rejected', 'bad_copies', 'copies');
  return 1;
}

function readChannel(reader: RowReader): SalesChannel {
  const text = reader.raw('sales_channel').trim().toLowerCase();
  const channel = SALES_CHANNELS.find((known) => known === text);
  if (channel === undefined) reader.note('rejected', 'unknown_sales_channel', 'sales_channel');
  return channel ?? 'letter';
}

function readReference(reader: RowReader, facts: OrderFacts): Pick<OrderRow, 'sellerCode' | 'sellerReference'> {
  const sellerCode = reader.text('seller_code', 40);
  const sellerReference = reader.text('seller_reference', 60);
  if (!facts.sellers.has(sellerCode)) reader.note('rejected', 'unknown_seller', 'seller_code');
  if (sellerReference === '') reader.note('rejected', 'missing_reference', 'seller_reference');
  else if (facts.usedReferences.has(referenceKey(sellerCode, sellerReference)))
    reader.note('rejected', 'repeated_reference', 'seller_reference');
  return { sellerCode, sellerReference };
}

/** Whether a sale by telephone went to somebody who forbids calls: whoever pays was called. */
export const callIsForbidden = (order: OrderRow, buyerForbidsCalls: boolean): boolean =>
  order.salesChannel === 'phone' && buyerForbidsCalls;

/** The parties of an order's row as far as they can be read, for a person who decides who they are. */
export function partiesOfOrder(row: Row): { field: 'receiver' | 'payer'; party: PartyValues }[] {
  const reader = new RowReader(mendParty(mendParty(row, ''), 'payer_'), 'text');
  const policy = { malformedPostalCode: 'quarantined', wrongContact: 'left out' } as const;
  const receiver = { field: 'receiver' as const, party: readParty(reader, { prefix: '', ...policy }) };
  if (!hasPayer(row)) return [receiver];
  return [receiver, { field: 'payer', party: readParty(reader, { prefix: 'payer_', ...policy }) }];
}
