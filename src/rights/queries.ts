import { sql } from 'kysely';
import type { ActId, CustomerNumber } from '#kernel';
import type { Tx } from '#platform';
import type { Person } from './declared.ts';

/** The person whose number was given: the number that stands first, then those merged into it; empty when there is none such. */
export async function personOf(tx: Tx, customer: CustomerNumber): Promise<Person> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select f.number from customers.customer c
      join customers.customer f on coalesce(f.merged_into, f.number) = coalesce(c.merged_into, c.number)
     where c.number = ${customer} order by f.merged_into is not null, f.number`.execute(tx);
  return rows.map(({ number }) => number);
}

/** Why a customer's data may not be erased yet, in the order in which it is told. */
export type Obstacle = 'no_such_customer' | 'already_erased' | 'has_running_subscription' | 'has_open_invoice';

/** The obstacles that stand today; the data is still needed for a contract or a claim (GDPR 17(1)(a) and 17(3)(e), read 2026-11-22). */
export async function obstaclesOf(tx: Tx, person: Person, today: string): Promise<Obstacle[]> {
  const numbers = [...person];
  const { rows } = await sql<Record<'known' | 'erased' | 'subscribed' | 'owes', boolean>>`
    select exists (select from customers.customer where number = any(${numbers}::integer[])) as known,
           exists (select from customers.customer where number = any(${numbers}::integer[]) and erased_on is not null) as erased,
           exists (select from orders.subscription where (receiver = any(${numbers}::integer[]) or payer = any(${numbers}::integer[]))
                      and (ends_on is null or ends_on >= ${today}::date)) as subscribed,
           exists (select from payments.open_invoice where payer = any(${numbers}::integer[]) and open_cents <> 0) as owes`.execute(
    tx,
  );
  const [found] = rows;
  const obstacles: [Obstacle, boolean | undefined][] = [
    ['no_such_customer', !found?.known],
    ['already_erased', found?.erased],
    ['has_running_subscription', found?.subscribed],
    ['has_open_invoice', found?.owes],
  ];
  return obstacles.filter(([, stands]) => stands).map(([name]) => name);
}

/** Keeps a plan. */
export async function insertErasure(
  tx: Tx,
  act: ActId,
  plan: { customer: CustomerNumber; hash: Buffer; steps: unknown },
): Promise<void> {
  await tx
    .insertInto('rights.erasure')
    .values({ customer: plan.customer, plan_hash: plan.hash, plan: JSON.stringify(plan.steps), planned_act: act })
    .execute();
}

/** The latest plan that was not carried out, locked; with who planned and who approved. */
export async function openErasure(tx: Tx, customer: CustomerNumber) {
  const { rows } = await sql<{
    id: number;
    plan_hash: Buffer;
    planner: string;
    planned_by: string | null;
    approved_act: number | null;
  }>`
    select e.id, e.plan_hash, a.who as planner, a.user_id::text as planned_by, e.approved_act
      from rights.erasure e join access.act a on a.id = e.planned_act
     where e.customer = ${customer} and e.erased_at is null
     order by e.id desc limit 1 for update of e`.execute(tx);
  return rows[0] ?? null;
}

/** Marks a plan approved. */
export async function approve(tx: Tx, act: ActId, erasure: number): Promise<void> {
  await tx
    .updateTable('rights.erasure')
    .set({ approved_act: act as unknown as number })
    .where('id', '=', erasure)
    .execute();
}

/** Closes a plan with its certificate. */
export async function certify(tx: Tx, act: ActId, erasure: number, certificate: unknown): Promise<void> {
  await sql`update rights.erasure set erased_at = clock_timestamp(), certificate = ${JSON.stringify(certificate)}::jsonb, act = ${act}
    where id = ${erasure}`.execute(tx);
}

/** The certificate of the customer's erasure; null when there was none. */
export async function certificateOf(tx: Tx, customer: CustomerNumber): Promise<unknown> {
  const row = await tx
    .selectFrom('rights.erasure')
    .select('certificate')
    .where('customer', '=', customer)
    .where('erased_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.certificate ?? null;
}

/** One look at the person's data, as the person is told of it. */
export type LookTold = { readonly at: string; readonly purpose: string; readonly screen: string; readonly who: string };

/** The most looks told in one document. */
const LOOKS_MAX = 10_000;

/**
 * When and why the customer's data was looked at, the newest first. "Who" is the looker's job, or 'worker', 'operator':
 * the person has a right to dates and purposes, not to names of staff as such (CJEU C-579/21, read 2026-11-22).
 */
export async function looksAt(tx: Tx, person: Person): Promise<LookTold[]> {
  const { rows } = await sql<LookTold>`
    select to_char(a.done_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD"T"HH24:MI:SS') as at, a.purpose, l.screen,
           coalesce((select string_agg(g.role, ', ' order by g.role) from access.role_grant g
                      where g.user_id = a.user_id and g.granted_at <= a.done_at
                        and (g.withdrawn_at is null or g.withdrawn_at > a.done_at)), a.who) as who
      from access.look l join access.act a on a.id = l.act
     where l.customer = any(${[...person]}::integer[]) order by l.act desc, l.id desc limit ${LOOKS_MAX}`.execute(tx);
  return rows;
}
