import type { Offer } from '#catalog';
import { type Day, daysBetween, isBefore } from '#kernel';
import { type GivenOrder, type Party, type Refusal, TELEPHONE_SALE } from './order.ts';

const COPIES_MAX = 9_999;
/** An order for a start later than this after the sale is a slip of the pen. */
const START_DAYS_MAX = 730;
/** What is spoken is not on a durable medium. */
const SPOKEN: readonly string[] = ['phone', 'call', 'spoken'];

/** What the register knows about an order that is given. */
export type OrderFacts = {
  /** `null`: there is no such customer, or no more. */
  readonly receiver: Party | null;
  readonly payer: Party | null;
  readonly offer: Offer | null;
  /** The seller has told an order under this reference before. */
  readonly referenceIsTaken: boolean;
  /** The payer forbids marketing by telephone. */
  readonly payerForbidsCalls: boolean;
};

/**
 * Decides whether an order is taken; `null` when it is, otherwise the first reason of the list of refusals.
 *
 * A telephone sale binds a consumer only when the seller sent the offer in writing after the call and the consumer accepted it on
 * a durable medium; without that nothing is delivered and nothing charged. A post or an organisation is no consumer.
 * @param today  calendar day in Europe/Helsinki
 * @see Kuluttajansuojalaki ch. 6, laki 693/2022: docs/sources/consumer-protection-act.md (read 2026-11-22)
 */
export function decideOrder(order: GivenOrder, facts: OrderFacts, today: Day): Refusal | null {
  const { receiver, payer, offer } = facts;
  if (!receiver || !payer) return 'unknown_customer';
  if (!offer) return 'unknown_offer';
  return (
    impossibleIn(order, offer, today) ??
    (facts.referenceIsTaken ? 'repeated_reference' : null) ??
    unfitting(offer, receiver, payer) ??
    (order.salesChannel === TELEPHONE_SALE ? unboundByTelephone(order, facts, today) : null)
  );
}

function impossibleIn({ copies, soldOn, startOn }: GivenOrder, offer: Offer, today: Day): Refusal | null {
  if (isBefore(soldOn, offer.validFrom) || (offer.validTo && isBefore(offer.validTo, soldOn))) return 'offer_not_sold';
  if (!Number.isInteger(copies) || copies < 1 || copies > COPIES_MAX) return 'bad_copies';
  if (isBefore(today, soldOn)) return 'sold_in_future';
  return daysBetween(soldOn, startOn) > START_DAYS_MAX ? 'start_too_far' : null;
}

function unfitting(offer: Offer, receiver: Party, payer: Party): Refusal | null {
  if (offer.isGift && receiver.number === payer.number) return 'gift_without_payer';
  const forPersons = receiver.kind === 'person' && payer.kind === 'person';
  return offer.forOrganisation && forPersons ? 'only_for_organisations' : null;
}

function unboundByTelephone(order: GivenOrder, facts: OrderFacts, today: Day): Refusal | null {
  if (facts.payer?.kind === 'person') {
    const { writtenOfferSentOn: sentOn, writtenAcceptanceOn: acceptedOn, acceptanceMedium } = order;
    if (!sentOn) return 'no_written_offer';
    const isWritten = acceptedOn && !isBefore(today, acceptedOn) && !SPOKEN.includes(acceptanceMedium ?? '');
    if (!isWritten) return 'no_written_acceptance';
    if (isBefore(acceptedOn, sentOn)) return 'acceptance_before_offer';
  }
  return facts.payerForbidsCalls && order.despitePhoneBan !== true ? 'phone_ban' : null;
}
