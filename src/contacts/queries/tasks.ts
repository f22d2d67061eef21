import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, UserId } from '#kernel';
import type { Tx } from '#platform';
import type { TaskId } from '../kinds.ts';

/** A task as the lists show it. */
export type TaskRow = {
  readonly id: TaskId;
  readonly customer: CustomerNumber;
  readonly customerName: string;
  readonly dueOn: Day;
  readonly what: string;
  readonly assignee: UserId | null;
  readonly assigneeName: string | null;
  readonly doneOn: Day | null;
};

/** Which tasks: of these customers, or all; due by a day; a user's own and those of nobody; the waiting ones only. */
export type TaskFilter = {
  readonly customers: readonly CustomerNumber[] | null;
  readonly dueBy: Day | null;
  readonly user: UserId | null;
  readonly isWaiting: boolean;
  readonly limit: number;
};

/** The tasks that the filter lets through, those waiting first, then the first due. */
export async function taskRows(tx: Tx, filter: TaskFilter): Promise<TaskRow[]> {
  const { customers, dueBy, user, isWaiting, limit } = filter;
  const { rows } = await sql<TaskRow>`
    select t.id, coalesce(c.merged_into, t.customer) as customer,
           coalesce(nullif(concat_ws(' ', c.given_names, c.family_name), ''), c.organisation_name, '') as "customerName",
           t.due_on as "dueOn", t.what, t.assignee, u.name as "assigneeName", t.done_on as "doneOn"
      from contacts.task t
      join customers.customer own on own.number = t.customer
      join customers.customer c on c.number = coalesce(own.merged_into, own.number)
      left join access.user_account u on u.id = t.assignee
     where (${customers === null} or t.customer = any(${[...(customers ?? [])]}::integer[]))
       and (${dueBy === null ? null : String(dueBy)}::date is null or t.due_on <= ${dueBy === null ? null : String(dueBy)}::date)
       and (${user}::uuid is null or t.assignee is null or t.assignee = ${user}::uuid)
       and (not ${isWaiting} or t.done_on is null)
     order by t.done_on is not null, t.due_on, t.id limit ${limit}`.execute(tx);
  return rows;
}

/** Adds a task. */
export async function insertTask(
  tx: Tx,
  act: ActId,
  task: {
    readonly customer: CustomerNumber;
    readonly dueOn: Day;
    readonly what: string;
    readonly assignee: UserId | null;
  },
): Promise<TaskId> {
  const { rows } = await sql<{ id: TaskId }>`
    insert into contacts.task (customer, due_on, what, assignee, act)
    values (${task.customer}, ${String(task.dueOn)}::date, ${task.what}, ${task.assignee}, ${act}) returning id`.execute(
    tx,
  );
  const [made] = rows;
  if (!made) throw new Error('no task was made');
  return made.id;
}

/** Marks a task done, or waiting again; gives whether it changed. */
export async function markTask(tx: Tx, act: ActId, task: TaskId, doneOn: Day | null): Promise<boolean> {
  const { numAffectedRows } = await sql`update contacts.task
     set done_on = ${doneOn === null ? null : String(doneOn)}::date, done_act = ${doneOn === null ? null : act}::bigint
   where id = ${task} and (done_on is null) <> (${doneOn === null})`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Whether somebody works here under the id. */
export async function isStaff(tx: Tx, user: UserId): Promise<boolean> {
  const { rows } = await sql`select id from access.user_account
    where id = ${user} and kind = 'staff' and ended_at is null`.execute(tx);
  return rows.length > 0;
}
