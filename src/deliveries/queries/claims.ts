import { sql } from 'kysely';
import type { ActId, ClaimId, CustomerNumber, Day, IssueId, SubscriptionId, TermId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { ClaimReason, ClaimRemedy } from '../rules/decide-claim.ts';

/** What is known of a number of a subscription when somebody claims. */
export type ClaimRow = {
  readonly subscription: SubscriptionId;
  readonly receiver: CustomerNumber;
  readonly issue: IssueId;
  readonly title: string;
  readonly covers: number;
  readonly issueOn: Day;
  readonly copies: number;
  readonly wasSent: boolean;
  readonly term: TermId | null;
  readonly isClaimed: boolean;
  readonly isCredited: boolean;
  readonly replacements: number;
  readonly earlier: readonly string[];
  readonly isInStock: boolean;
};

/** The facts of a claim, the subscription locked; `null` when there is no such subscription or issue. */
export async function lockClaimFacts(
  tx: Tx,
  of: {
    readonly subscription: SubscriptionId;
    readonly title: string;
    readonly year: number;
    readonly number: number;
    readonly today: Day;
  },
): Promise<ClaimRow | null> {
  await sql`select id from orders.subscription where id = ${of.subscription} for no key update`.execute(tx);
  const { rows } = await sql<ClaimRow>`
    select s.id as subscription, coalesce(c.merged_into, c.number) as receiver, i.id as issue, i.title, i.covers::integer, i.planned_on as "issueOn",
           coalesce(p.copies, s.copies)::integer as copies, p.run is not null as "wasSent", p.term,
           exists (select from deliveries.claim k where k.subscription = s.id and k.issue = i.id) as "isClaimed",
           exists (select from deliveries.credit d where d.subscription = s.id and d.issue = i.id) as "isCredited",
           (select count(*) from deliveries.claim k where k.subscription = s.id and k.remedy = 'new_copy'
              and date_trunc('year', k.claimed_on) = date_trunc('year', ${String(of.today)}::date))::integer as replacements,
           array(select k.claimed_on::text from deliveries.claim k where k.subscription = s.id order by k.claimed_on) as earlier,
           coalesce((select x.printed - x.posted > (select count(*) from deliveries.claim k where k.issue = i.id and k.remedy = 'new_copy')
                       from deliveries.reconciliation x join deliveries.run r on r.id = x.run
                      where r.issue = i.id and r.supplement = 0), true) as "isInStock"
      from orders.subscription s
      join customers.customer c on c.number = s.receiver
      join catalog.issue i on i.title = ${of.title} and i.year = ${of.year} and i.cancelled_on is null
       and ${of.number} between i.number and i.number + i.covers - 1
      left join lateral (select q.run, q.copies, q.term from deliveries.copy q join deliveries.run r on r.id = q.run
                          where q.subscription = s.id and r.issue = i.id and q.claim is null order by q.run limit 1) p on true
     where s.id = ${of.subscription}`.execute(tx);
  return rows[0] ?? null;
}

export type NewClaim = {
  readonly subscription: SubscriptionId;
  readonly customer: CustomerNumber;
  readonly issue: IssueId;
  readonly reason: ClaimReason;
  readonly remedy: ClaimRemedy;
  readonly copies: number;
  readonly isRepeated: boolean;
  readonly doorCode: string | null;
  readonly note: string | null;
  readonly claimedOn: Day;
};

/** Writes a claim. */
export async function insertClaim(tx: Tx, act: ActId, claim: NewClaim): Promise<ClaimId> {
  const { rows } = await sql<{ id: ClaimId }>`
    insert into deliveries.claim (subscription, customer, issue, reason, remedy, copies, is_repeated, door_code, note, claimed_on, act)
    values (${claim.subscription}, ${claim.customer}, ${claim.issue}, ${claim.reason}, ${claim.remedy}, ${claim.copies},
            ${claim.isRepeated}, ${claim.doorCode}, ${claim.note}, ${String(claim.claimedOn)}::date, ${act}) returning id`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('no claim was written');
  return row.id;
}

/** Writes down that a number is given back for a claim: a second time the database refuses it. */
export async function insertClaimCredit(
  tx: Tx,
  act: ActId,
  credit: {
    readonly claim: ClaimId;
    readonly subscription: SubscriptionId;
    readonly issue: IssueId;
    readonly term: TermId;
    readonly copies: number;
    readonly givenAs: 'extension' | 'issues';
    readonly on: Day;
  },
): Promise<void> {
  await sql`insert into deliveries.credit (subscription, issue, term, copies, given_as, given_on, claim, act)
    values (${credit.subscription}, ${credit.issue}, ${credit.term}, ${credit.copies}, ${credit.givenAs},
            ${String(credit.on)}::date, ${credit.claim}, ${act})`.execute(tx);
}

/** A claim as lists and the file for the distributor show it. */
export type ListedClaim = {
  readonly id: ClaimId;
  readonly subscription: SubscriptionId;
  readonly customer: CustomerNumber;
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly issueOn: Day;
  readonly reason: ClaimReason;
  readonly remedy: ClaimRemedy;
  readonly copies: number;
  readonly isRepeated: boolean;
  readonly doorCode: string | null;
  readonly note: string | null;
  readonly claimedOn: Day;
  readonly feed: number | null;
};

const CLAIM = sql`select k.id, k.subscription, coalesce(c.merged_into, c.number) as customer, i.title, i.year::integer, i.number::integer,
  i.planned_on as "issueOn", k.reason, k.remedy, k.copies::integer, k.is_repeated as "isRepeated", k.door_code as "doorCode", k.note,
  k.claimed_on as "claimedOn", k.feed
  from deliveries.claim k join catalog.issue i on i.id = k.issue join customers.customer c on c.number = k.customer`;

/** Claims, newest first: of a customer or of all, those before one when it is given. */
export async function selectClaims(
  db: Database | Tx,
  of: { readonly customer: CustomerNumber | null; readonly before: ClaimId | null; readonly limit: number },
): Promise<ListedClaim[]> {
  const { rows } = await sql<ListedClaim>`${CLAIM}
     where (${of.customer}::integer is null or coalesce(c.merged_into, c.number) = ${of.customer}::integer)
       and (${of.before}::bigint is null or k.id < ${of.before}::bigint)
     order by k.id desc limit ${of.limit}`.execute(db);
  return rows;
}

/** The claims that no file has carried yet, oldest first, locked. */
export async function lockUnfed(tx: Tx, limit: number): Promise<ListedClaim[]> {
  const { rows } =
    await sql<ListedClaim>`${CLAIM} where k.feed is null order by k.id limit ${limit} for no key update of k`.execute(
      tx,
    );
  return rows;
}

/** Writes a file of claims and marks those that it carries. */
export async function insertFeed(tx: Tx, act: ActId, on: Day, claims: readonly ClaimId[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into deliveries.feed (made_on, claims, act) values (${String(on)}::date, ${claims.length}, ${act}) returning id`.execute(
    tx,
  );
  const feed = rows[0]?.id ?? 0;
  await sql`update deliveries.claim k set feed = ${feed} from ${unnested('g', { id: 'bigint' }, claims.map((id) => ({ id })))}
     where k.id = g.id`.execute(tx); // prettier-ignore
  return feed;
}
