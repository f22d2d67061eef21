import { type Day, isBefore } from '#kernel';
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

/** What must be known to check a row: what is sold, who may sell, and which references are used already. */
export type OrderFacts = {
  readonly today: Day;
  readonly offers: ReadonlyMap<string, { readonly isGift: boolean }>;
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
  const buyer = payer ?? receiver;
  if (facts.offers.get(sale.offerCode)?.isGift && payer === null)
    reader.note('quarantined', 'gift_without_payer', 'payer_family_name');
  if (sale.salesChannel === 'phone' && buyer.kind === 'person' && reader.isBlank('written_acceptance_on'))
    reader.note('quarantined', 'no_written_acceptance', 'written_acceptance_on');
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

const hasPayer = (row: Row): boolean =>
  Object.entries(row).some(([field, value]) => field.startsWith('payer_') && value.trim() !== '');

type Sale = Omit<OrderRow, 'receiver' | 'payer' | 'startOn' | 'soldOn'> & {
  readonly startOn: Day | null;
  readonly soldOn: Day | null;
};

function readSale(reader: RowReader, facts: OrderFacts): Sale {
  const offerCode = reader.text('offer_code', 40);
  if (!facts.offers.has(offerCode)) reader.note('rejected', 'unknown_offer', 'offer_code');
  const startOn = reader.dayNeeded('start_on');
  const soldOn = reader.dayNeeded('sold_on');
  if (soldOn !== null && isBefore(facts.today, soldOn)) reader.note('rejected', 'sold_in_future', 'sold_on');
  const writtenOfferSentOn = reader.day('written_offer_sent_on');
  const writtenAcceptanceOn = reader.day('written_acceptance_on');
  if (writtenOfferSentOn && writtenAcceptanceOn && isBefore(writtenAcceptanceOn, writtenOfferSentOn))
    reader.note('quarantined', 'acceptance_before_offer', 'written_acceptance_on');
  return {
    offerCode,
    startOn,
    soldOn,
    copies: readCopies(reader),
    salesChannel: readChannel(reader),
    ...readReference(reader, facts),
    writtenOfferSentOn,
    writtenAcceptanceOn,
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
