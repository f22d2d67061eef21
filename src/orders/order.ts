import type { CustomerNumber, Day, Kind, OrderId, SubscriptionId, TermId } from '#kernel';

/** The channel of a sale in which the seller rang up the buyer; a call that the buyer made is another one. */
export const TELEPHONE_SALE = 'phone';

/** How an order came: the seller rang up, came to the door, …; `inbound_call`: the buyer rang up; `staff`: written down by us. */
export const SALES_CHANNELS = [
  'phone',
  'door',
  'event',
  'web',
  'letter',
  'email',
  'inbound_call',
  'portal',
  'staff',
] as const;

/** An order as it is told, by a seller's file, a form or the desk. */
export type GivenOrder = {
  readonly receiver: CustomerNumber;
  /** The receiver when somebody pays for himself. */
  readonly payer: CustomerNumber;
  readonly offer: string;
  readonly copies: number;
  readonly startOn: Day;
  readonly soldOn: Day;
  readonly salesChannel: string;
  readonly seller?: string | null | undefined;
  readonly sellerReference?: string | null | undefined;
  readonly writtenOfferSentOn?: Day | null | undefined;
  readonly writtenAcceptanceOn?: Day | null | undefined;
  readonly acceptanceMedium?: string | null | undefined;
  /** The source of the room `customers`, and the row of its file. */
  readonly source?: number | null | undefined;
  readonly sourceRow?: number | null | undefined;
  /** A person has looked at the ban against calls and found that the sale stands: the buyer had asked to be called. */
  readonly despitePhoneBan?: boolean;
};

/**
 * Why an order is not taken, in the order of precedence. From `gift_without_payer` on a person can put it right;
 * the others go back to the seller.
 */
export const REFUSALS = [
  'unknown_customer',
  'unknown_offer',
  'offer_not_sold',
  'bad_copies',
  'sold_in_future',
  'start_too_far',
  'repeated_reference',
  'gift_without_payer',
  'only_for_organisations',
  'no_written_offer',
  'no_written_acceptance',
  'acceptance_before_offer',
  'phone_ban',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What became of an order that was given. */
export type Placed =
  | {
      readonly kind: 'placed';
      readonly order: OrderId;
      readonly subscription: SubscriptionId;
      readonly terms: readonly TermId[];
    }
  | { readonly kind: 'refused'; readonly because: Refusal };

/** A customer of an order as he stands now: a merged one is the one he was merged into. */
export type Party = { readonly number: CustomerNumber; readonly kind: Kind };
