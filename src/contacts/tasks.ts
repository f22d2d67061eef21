import type { ActId, CustomerNumber, Day, Permit, UserId } from '#kernel';
import { look, todayOf, transact } from '#access';
import type { Tx } from '#platform';
import { numbersOf } from './queries/numbers.ts';
import type { TaskId } from './kinds.ts';
import { standing } from './log-contact.ts';
import { insertTask, isStaff, markTask, taskRows, type TaskRow } from './queries/tasks.ts';

export type TaskGiven =
  | { readonly kind: 'given'; readonly task: TaskId }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'day_has_passed' | 'unknown_user' };

/** Leaves a task about a customer that stands, for a day, to a user or to whoever comes first, inside the caller's transaction. */
export const giveTaskIn = (
  tx: Tx,
  act: ActId,
  task: {
    readonly customer: CustomerNumber;
    readonly dueOn: Day;
    readonly what: string;
    readonly assignee: UserId | null;
  },
): Promise<TaskId> => insertTask(tx, act, task);

/** Leaves a task about a customer for a day, to a user or to whoever comes first. */
export const giveTask = (
  by: Permit<'contacts:write'>,
  task: {
    readonly customer: CustomerNumber;
    readonly dueOn: Day;
    readonly what: string;
    readonly assignee: UserId | null;
  },
): Promise<TaskGiven> =>
  transact(by, async (tx, act): Promise<TaskGiven> => {
    const customer = await standing(tx, task.customer);
    if (customer === null) return { kind: 'refused', because: 'unknown_customer' };
    if (Temporal.PlainDate.compare(task.dueOn, todayOf(by)) < 0) return { kind: 'refused', because: 'day_has_passed' };
    if (task.assignee !== null && !(await isStaff(tx, task.assignee)))
      return { kind: 'refused', because: 'unknown_user' };
    return { kind: 'given', task: await insertTask(tx, act, { ...task, customer }) };
  });

/** Marks a task done, or waiting again. */
export const markTaskDone = (
  by: Permit<'contacts:write'>,
  task: TaskId,
  isDone: boolean,
): Promise<{ readonly kind: 'marked' } | { readonly kind: 'not found' }> =>
  transact(by, async (tx, act) => ({
    kind: (await markTask(tx, act, task, isDone ? todayOf(by) : null)) ? 'marked' : 'not found',
  }));

/** The tasks of one customer, those waiting first. */
export const tasksOf = (by: Permit<'contacts:read'>, customer: CustomerNumber, limit: number): Promise<TaskRow[]> =>
  look(by, 'tasks', async (tx) => {
    const customers = await numbersOf(tx, customer);
    const answer = await taskRows(tx, { customers, dueBy: null, user: null, isWaiting: false, limit });
    return { customers: [customer], answer };
  });

/** What waits by a day: the caller's own tasks and those of nobody. */
export const tasksDue = (by: Permit<'contacts:read'>, dueBy: Day, limit: number): Promise<TaskRow[]> =>
  look(by, 'tasks due', async (tx) => {
    const answer = await taskRows(tx, { customers: null, dueBy, user: by.actor.user, isWaiting: true, limit });
    return { customers: answer.map(({ customer }) => customer), answer };
  });
