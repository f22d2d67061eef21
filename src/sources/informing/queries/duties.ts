import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, OutboundId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** How somebody was told, and why somebody need not be. */
export const MEANS = ['letter', 'email', 'order', 'phone', 'visit', 'other'] as const;
export type Means = (typeof MEANS)[number];
export const EXEMPTIONS = ['told_at_the_order', 'had_the_information', 'impossible', 'law'] as const;
export type Exemption = (typeof EXEMPTIONS)[number];

/** What the letter is called in what went out. */
export const NOTICE_DOCUMENT = 'information letter';

/**
 * Brings duties forward to the day, when something has gone out to the person, or about him, since the data came: the first
 * contact and the first disclosure are the last moments to tell (article 14(3)). Order is told by acts, not by clocks.
 */
export async function bringForward(tx: Tx, today: Day): Promise<number> {
  const { numAffectedRows } = await sql`
    update sources.information_duty d set due_on = ${String(today)}::date, due_because = went.because
      from (select one.id, case when bool_or(o.channel = 'disclosure') then 'first_disclosure' else 'first_contact' end as because
              from sources.information_duty one
              join customers.source s on s.id = one.source
              join gate.outbound o on o.customer = one.customer and o.act > s.act and o.document <> ${NOTICE_DOCUMENT}
             where one.answered_act is null and one.due_on > ${String(today)}::date
             group by one.id) went
     where d.id = went.id`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Somebody who is to be told, with one origin of his data. */
export type OpenDuty = {
  readonly id: number;
  /** The customer that stands, when the one of the duty was merged. */
  readonly customer: CustomerNumber;
  readonly originKind: string;
  readonly origin: string;
  /** The supplier's name; the origin itself where there is no such supplier; blank when the file named nobody. */
  readonly originName: string;
  readonly said: readonly string[];
  readonly since: Day;
  readonly dueOn: Day;
  readonly dueBecause: 'month' | 'first_contact' | 'first_disclosure';
};

/** A place in the queue: the oldest come first. */
export type QueuePlace = { readonly dueOn: Day; readonly id: number };

/** How the origin of a file begins that names nobody: each such file is an origin of its own, by its batch. */
export const UNNAMED_ORIGIN = 'file #';

/** An origin as it is named: by the supplier's name, by itself, or not at all. */
const NAMED = sql`coalesce(s.name, case when d.origin like ${`${UNNAMED_ORIGIN}%`} then '' else d.origin end)`;
/** An origin as it is counted: files that name nobody together. */
const COUNTED = sql`case when d.origin like ${`${UNNAMED_ORIGIN}%`} then '' else d.origin end`;

const OPEN = sql`sources.information_duty d
      join customers.customer was on was.number = d.customer
      join customers.customer k on k.number = coalesce(was.merged_into, was.number)
       and k.erased_on is null and k.deceased_on is null
      left join sources.supplier s on s.code = d.origin
     where d.answered_act is null`;
const SHOWN = sql`d.id, k.number as customer, d.origin_kind as "originKind", d.origin, ${NAMED} as "originName",
       d.said, d.since, d.due_on as "dueOn", d.due_because as "dueBecause"`;

/** The duties that nobody has answered, the earliest due first, from after a place. */
export async function selectOpen(
  db: Database | Tx,
  { after, limit }: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<OpenDuty[]> {
  const { rows } = await sql<OpenDuty>`select ${SHOWN} from ${OPEN}
     and (${after === null} or (d.due_on, d.id) > (${after === null ? null : String(after.dueOn)}::date, ${after?.id ?? 0}::bigint))
   order by d.due_on, d.id limit ${limit}`.execute(db);
  return rows;
}

const DUTIES_OF_ONE_MAX = 1_000;

const openOf = (customers: readonly CustomerNumber[]) => sql`select ${SHOWN} from ${OPEN}
     and k.number = any(${[...customers]}::integer[])
   order by d.due_on, d.id limit ${customers.length * DUTIES_OF_ONE_MAX}`;

/** The open duties of persons. */
export const selectOpenOf = async (tx: Tx, customers: readonly CustomerNumber[]): Promise<OpenDuty[]> =>
  (await sql<OpenDuty>`${openOf(customers)}`.execute(tx)).rows;

/** The open duties of persons, locked: who tells them at the same time waits, and finds them answered. */
export const lockOpenOf = async (tx: Tx, customers: readonly CustomerNumber[]): Promise<OpenDuty[]> =>
  (await sql<OpenDuty>`${openOf(customers)} for update of d`.execute(tx)).rows;

/** How many wait, how many are late, by origin. */
export type OriginCount = {
  readonly originKind: string;
  readonly origin: string;
  readonly originName: string;
  readonly waiting: number;
  readonly overdue: number;
  readonly oldestDueOn: Day;
};

/** Counts the queue by origin, the most overdue first. */
export async function countOpen(db: Database | Tx, today: Day): Promise<OriginCount[]> {
  const { rows } = await sql<OriginCount>`
    select d.origin_kind as "originKind", ${COUNTED} as origin, min(${NAMED}) as "originName", count(*)::int as waiting,
           count(*) filter (where d.due_on < ${String(today)}::date)::int as overdue, min(d.due_on) as "oldestDueOn"
      from ${OPEN} group by 1, 2 order by overdue desc, 2, 1 limit 1000`.execute(db);
  return rows;
}

/** How a duty was answered. */
export type AnsweredDuty = {
  readonly id: number;
  readonly toldOn: Day | null;
  readonly means: Means | null;
  readonly outbound: OutboundId | null;
  readonly document: string | null;
  readonly exempt: Exemption | null;
  readonly note: string | null;
};

/** Stores how duties were answered; gives how many were open. */
export async function answerDuties(tx: Tx, act: ActId, answers: readonly AnsweredDuty[]): Promise<number> {
  const columns = {
    id: 'bigint', toldOn: 'date', means: 'text', outbound: 'bigint', document: 'text', exempt: 'text', note: 'text',
  } as const; // prettier-ignore
  const { numAffectedRows } = await sql`
    update sources.information_duty d
       set told_on = given."toldOn", means = given.means, outbound = given.outbound, document = given.document,
           exempt = given.exempt, note = given.note, answered_act = ${act}
      from ${unnested('given', columns, answers)} where d.id = given.id and d.answered_act is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** The customer of a duty that is open. */
export async function selectOpenCustomer(tx: Tx, id: number): Promise<CustomerNumber | null> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select customer from sources.information_duty where id = ${id} and answered_act is null for update`.execute(tx);
  return rows[0]?.customer ?? null;
}

/** What a person was told, or is to be told, of where his data came from. */
export type DutyOfCustomer = Omit<OpenDuty, 'customer'> & {
  readonly toldOn: Day | null;
  readonly means: Means | null;
  readonly exempt: Exemption | null;
};

/** The duties about one person, all the numbers that were merged into one, the latest first. */
export async function selectOfCustomer(db: Database | Tx, customer: CustomerNumber): Promise<DutyOfCustomer[]> {
  const { rows } = await sql<DutyOfCustomer>`
    select d.id, d.origin_kind as "originKind", d.origin, ${NAMED} as "originName", d.said, d.since,
           d.due_on as "dueOn", d.due_because as "dueBecause", d.told_on as "toldOn", d.means, d.exempt
      from sources.information_duty d
      join customers.customer k on k.number = d.customer
      left join sources.supplier s on s.code = d.origin
     where ${customer}::integer in (k.number, k.merged_into) order by d.since desc, d.id desc limit 200`.execute(db);
  return rows;
}
