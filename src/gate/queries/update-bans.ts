import { sql } from 'kysely';
import type { ActId, CustomerNumber, Moment, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

export type NewUpdateBan = {
  customer: number;
  told_by: string;
  means: string;
  source: number | null;
  /** When it was told; `null`: now. */
  since: string | null;
};

/** Adds update bans; one that stands already stays. Gives the customers who were free before. */
export async function insertUpdateBans(tx: Tx, act: ActId, rows: readonly NewUpdateBan[]): Promise<CustomerNumber[]> {
  const columns = { customer: 'integer', told_by: 'text', means: 'text', source: 'bigint', since: 'timestamptz' } as const; // prettier-ignore
  const { rows: made } = await sql<{ customer: CustomerNumber }>`
    insert into gate.update_ban (customer, told_by, means, source, since, act)
    select distinct on (customer) customer, told_by, means, source, coalesce(since, clock_timestamp()), ${act}
      from ${unnested('g', columns, rows)} order by customer
    on conflict (customer) where lifted_at is null do nothing returning customer`.execute(tx);
  return made.map(({ customer }) => customer);
}

/** Lifts the standing update bans of customers; gives how many there were. */
export async function liftUpdateBans(
  tx: Tx,
  act: ActId,
  { customers, now }: { customers: readonly number[]; now: Moment },
): Promise<number> {
  const { numAffectedRows } =
    await sql`update gate.update_ban set lifted_at = ${String(now)}::timestamptz, lifted_act = ${act}
    where customer = any(${customers}::integer[]) and lifted_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Notes that a customer lifted an update ban that was kept without a record; the kept one goes on meeting everybody else. */
export async function noteUpdateLift(tx: Tx, act: ActId, customer: number, now: Moment): Promise<void> {
  const at = String(now);
  await sql`insert into gate.update_ban (customer, since, told_by, means, act, lifted_at, lifted_act)
    values (${customer}, ${at}::timestamptz, 'kept ban', 'recognised', ${act}, ${at}::timestamptz, ${act})`.execute(tx);
}

/** Removes the update bans that a source told. */
export async function deleteUpdateBansOf(tx: Tx, source: SourceId): Promise<number> {
  const { numAffectedRows } = await sql`delete from gate.update_ban where source = ${source}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export type UpdateBanRow = { since: Moment; told_by: string; means: string; lifted_at: Moment | null };

/** A customer's update bans and those of the numbers merged into it, newest first. */
export async function updateBanRows(
  db: Database | Tx,
  customer: CustomerNumber,
  limit: number,
): Promise<UpdateBanRow[]> {
  const { rows } = await sql<UpdateBanRow>`
    select b.since, b.told_by, b.means, b.lifted_at
      from gate.update_ban b join customers.customer c on c.number = b.customer
     where coalesce(c.merged_into, c.number) = ${customer} or b.customer = ${customer}
     order by b.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Which of the customers forbade updating, themselves or as a number merged into them. */
export async function selectForbidden(db: Database | Tx, customers: readonly number[]): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ customer: CustomerNumber }>`
    select distinct coalesce(c.merged_into, c.number) as customer
      from customers.customer c join gate.update_ban b on b.customer = c.number and b.lifted_at is null
     where c.number = any(${customers}::integer[]) or c.merged_into = any(${customers}::integer[])
     order by 1 limit ${customers.length}`.execute(db);
  return rows.map(({ customer }) => customer);
}
