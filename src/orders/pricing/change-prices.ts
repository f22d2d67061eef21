import { todayOf, transact } from '#access';
import {
  type OfferPrice,
  planPricesIn,
  policiesIn,
  type Policies,
  type PriceRefusal,
  priceOf,
  setPricesIn,
  type StandingOffer,
} from '#catalog';
import { type Cents, type Day, isBefore, minus, type Permit, times } from '#kernel';
import { planToken, type Tx } from '#platform';
import { countRenewals, type RenewalMonth } from '../queries/pricing.ts';

/** What a dated price means for those who go on by the offer. */
export type PriceConsequence = {
  readonly offer: string;
  readonly validFrom: Day;
  /** A copy and term on the day before, and from the day on. */
  readonly oldCents: Cents;
  readonly newCents: Cents;
  /** Hundredths of a percent: a rise of 5 % is 500; `null` when it cost nothing. */
  readonly riseHundredths: number | null;
  /** Subscriptions that renew at the new price, and the first day on which one does. */
  readonly subscriptions: number;
  readonly copies: number;
  readonly firstOn: Day | null;
  /** What one term of all of them brings more. */
  readonly moreCents: Cents;
  /** The last day on which the first of them can still be told in time; `null` when nothing rises or nobody renews. */
  readonly noticeBy: Day | null;
  /** Those whose first term at the new price begins before a notice sent today would be in time. */
  readonly tooLateFor: number;
  readonly months: readonly Omit<RenewalMonth, 'offer' | 'validFrom'>[];
};

/** What came of changing prices. */
export type PricesChanged =
  | { readonly kind: 'planned' | 'changed'; readonly token: string; readonly consequences: readonly PriceConsequence[] }
  | PriceRefusal
  | (Omit<PriceRefusal, 'because'> & { readonly because: 'world_moved' });

/**
 * Changes the prices of offers from a day on, or shows what that would mean for standing subscriptions. Terms that are made keep their
 * price; the next ones are made at the price of their first day. With a token the change is made only when the preview still holds.
 * @see docs/sources/consumer-protection-act.md: a rise is told beforehand, with the right to end (read 2026-11-22)
 */
export const changePrices = (
  by: Permit<'catalog:change'>,
  prices: readonly OfferPrice[],
  { token, dryRun = false }: { readonly token?: string | undefined; readonly dryRun?: boolean } = {},
): Promise<PricesChanged> =>
  transact(by, async (tx, act): Promise<PricesChanged> => {
    const today = todayOf(by);
    const plan = await planPricesIn(tx, prices, today);
    if (plan.kind === 'refused') return plan;
    const consequences = await consequencesIn(tx, prices, plan, today);
    const made = planToken({ prices, consequences });
    if (dryRun) return { kind: 'planned', token: made, consequences };
    if (token !== undefined && token !== made) {
      return { kind: 'refused', because: 'world_moved', of: '', from: null, to: null };
    }
    await setPricesIn(tx, act, prices, today);
    return { kind: 'changed', token: made, consequences };
  });

type Planned = { readonly before: readonly StandingOffer[]; readonly after: readonly StandingOffer[] };

async function consequencesIn(
  tx: Tx,
  prices: readonly OfferPrice[],
  { before, after }: Planned,
  today: Day,
): Promise<PriceConsequence[]> {
  const [was, becomes] = [byCode(before), byCode(after)];
  const repriced = prices.flatMap(({ offer, validFrom }) => {
    const found = becomes.get(offer);
    return found ? [{ offer, validFrom, termMonths: found.termMonths }] : [];
  });
  const months = Map.groupBy(await countRenewals(tx, repriced), keyOf);
  const policies = await policiesIn(tx);
  return prices.flatMap((price) => {
    const [old, next] = [was.get(price.offer), becomes.get(price.offer)];
    if (!old || !next) return [];
    return consequenceOf({ price, old, next, months: months.get(keyOf(price)) ?? [] }, policies, today);
  });
}

type Facts = {
  readonly price: OfferPrice;
  readonly old: StandingOffer;
  readonly next: StandingOffer;
  readonly months: readonly RenewalMonth[];
};

/** Decides what one price means, from the counts of those who renew by it. */
export function consequenceOf({ price, old, next, months }: Facts, policies: Policies, today: Day): PriceConsequence {
  const { offer, validFrom } = price;
  const oldCents = priceOf(old, validFrom).priceCents;
  const newCents = priceOf(next, validFrom).priceCents;
  const noticeDays = Math.max(
    ...next.parts.map(({ title }) => policies(title, validFrom).cancellation.priceNoticeDays),
  );
  const isDearer = newCents > oldCents;
  const copies = sum(months.map((month) => month.copies));
  const firstOn = months[0]?.firstOn ?? null;
  const inTime = today.add({ days: noticeDays });
  const late = months.filter((month) => isBefore(month.firstOn, inTime));
  return {
    offer,
    validFrom,
    oldCents,
    newCents,
    riseHundredths: oldCents === 0 ? null : Math.round(((newCents - oldCents) * 10_000) / oldCents),
    subscriptions: sum(months.map(({ subscriptions }) => subscriptions)),
    copies,
    firstOn,
    moreCents: times(minus(newCents, oldCents), copies),
    noticeBy: isDearer && firstOn ? firstOn.subtract({ days: noticeDays }) : null,
    tooLateFor: isDearer ? sum(late.map(({ subscriptions }) => subscriptions)) : 0,
    months: months.map((month) => ({ month: month.month, ...countsOf(month) })),
  };
}

const countsOf = ({ subscriptions, copies, firstOn, lastOn }: RenewalMonth) => ({
  subscriptions,
  copies,
  firstOn,
  lastOn,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const byCode = (offers: readonly StandingOffer[]) => new Map(offers.map((offer) => [offer.code, offer]));

const keyOf = ({ offer, validFrom }: { readonly offer: string; readonly validFrom: Day }): string =>
  `${offer} ${validFrom.toString()}`;
