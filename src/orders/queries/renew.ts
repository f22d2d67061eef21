import { type RawBuilder, sql } from 'kysely';
import type { Day, SubscriptionId, TermId } from '#kernel';
import { type Tx, unnested } from '#platform';
import { type Anchor, BILL_DAYS_BEFORE, type Term } from '../terms.ts';

/** What the next terms of a subscription are reckoned from: the last term, the copies and the day of the sale. */
export type LastTerm = Anchor & {
  readonly number: number;
  readonly offer: string;
  readonly months: number;
  readonly endsOn: Day;
  readonly copies: number;
  /** The day of the sale, when it matters to the day of the invoice; otherwise a day that does not. */
  readonly soldOn: Day;
};

/** Subscriptions of which all that is the same: they get the same terms. */
export type Alike = LastTerm & { readonly subscriptions: number; readonly lastId: SubscriptionId };

/** Which subscriptions a chunk takes: by id after `after`, their last term ending on the day or before. */
export type Chunk = { readonly until: Day; readonly after: number; readonly limit: number };

const running = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select s.id, s.copies, last.*,
           greatest(o.sold_on, last."endsOn" - ${sql.lit(BILL_DAYS_BEFORE)}::integer) as "soldOn"
      from orders.subscription s
      join orders.placed_order o on o.id = s.placed_order
      cross join lateral (select t.number::integer, t.offer, t.months, t.ends_on as "endsOn", t.anchor_on as "anchorOn", t.anchor_months as "anchorMonths"
                            from orders.term t where t.subscription = s.id order by t.number desc limit 1) last
     where s.ends_on is null and ${where}`;

const SAME = sql`number, offer, months, "endsOn", "anchorOn", "anchorMonths", copies, "soldOn"`;

/**
 * The subscriptions of a chunk with no last day whose last term ends on the day or before, those that are alike as one; locked until
 * the end of the transaction.
 */
export async function selectToRenew(tx: Tx, { until, after, limit }: Chunk): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    with running as materialized (
      ${running(sql`s.id > ${after} and last."endsOn" <= ${String(until)}::date`)} order by s.id limit ${limit} for no key update of s
    )
    select ${SAME}, count(*)::integer as subscriptions, max(id) as "lastId" from running group by ${SAME} order by ${SAME}`.execute(
    tx,
  );
  return rows;
}

/** What subscriptions that are alike get: terms, and what they are after them. */
export type Renewal = {
  readonly last: LastTerm;
  readonly terms: readonly Term[];
  readonly kind: string;
  readonly endsOn: Day | null;
};

const LAST = {
  lastNumber: 'integer', lastOffer: 'text', lastMonths: 'integer', lastEndsOn: 'date', lastAnchorOn: 'date', lastAnchorMonths: 'integer',
  lastCopies: 'integer', lastSoldOn: 'date',
} as const; // prettier-ignore

const lastOf = ({ last }: Renewal) => ({
  lastNumber: last.number, lastOffer: last.offer, lastMonths: last.months, lastEndsOn: last.endsOn, lastAnchorOn: last.anchorOn,
  lastAnchorMonths: last.anchorMonths, lastCopies: last.copies, lastSoldOn: last.soldOn,
}); // prettier-ignore

const isAlike = sql`r.number = m."lastNumber" and r.offer = m."lastOffer" and r.months = m."lastMonths" and r."endsOn" = m."lastEndsOn"
       and r."anchorOn" = m."lastAnchorOn" and r."anchorMonths" = m."lastAnchorMonths" and r.copies = m."lastCopies" and r."soldOn" = m."lastSoldOn"`;

const TERM = {
  number: 'smallint', offer: 'text', months: 'smallint', anchorOn: 'date', anchorMonths: 'smallint', startsOn: 'date',
  endsOn: 'date', billOn: 'date', priceCents: 'bigint',
} as const; // prettier-ignore

/**
 * Writes the terms of the subscriptions of a chunk, by what each was found to be, and says of what kind they are now and when they end; in one statement.
 * Gives the ids of the terms.
 */
export async function insertRenewals(
  tx: Tx,
  { after, last }: { readonly after: number; readonly last: SubscriptionId },
  renewals: readonly Renewal[],
): Promise<TermId[]> {
  const terms = renewals.flatMap((renewal) => renewal.terms.map((term) => ({ ...lastOf(renewal), ...term })));
  const ends = renewals.map((renewal) => ({ ...lastOf(renewal), kind: renewal.kind, lastDay: renewal.endsOn }));
  const { rows } = await sql<{ id: TermId }>`
    with r as materialized (${running(sql`s.id > ${after} and s.id <= ${last}`)}), ended as (
      update orders.subscription s set kind = m.kind, ends_on = m."lastDay"
        from r join ${unnested('m', { ...LAST, kind: 'text', lastDay: 'date' }, ends)} on ${isAlike}
       where s.id = r.id and (s.kind, s.ends_on) is distinct from (m.kind, m."lastDay")
    )
    insert into orders.term (subscription, number, offer, months, anchor_on, anchor_months, starts_on, ends_on, bill_on, price_cents)
    select r.id, m.number, m.offer, m.months, m."anchorOn", m."anchorMonths", m."startsOn", m."endsOn", m."billOn", m."priceCents"
      from r join ${unnested('m', { ...LAST, ...TERM }, terms)} on ${isAlike}
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}
