import { z } from 'zod';
import { customerNumberField, dayField, idField, limitField, lineField, route, userIdField } from '#platform';
import type { TaskId } from '../kinds.ts';
import { giveTask, markTaskDone, tasksDue, tasksOf } from '../tasks.ts';
import { refusalTexts } from '../texts.ts';

const taskField = idField<TaskId>();
const task = z.object({
  id: taskField,
  customer: customerNumberField,
  customerName: z.string(),
  dueOn: dayField,
  what: z.string(),
  assignee: userIdField.nullable(),
  assigneeName: z.string().nullable(),
  doneOn: dayField.nullable(),
});
const tasks = z.object({ tasks: z.array(task) });

/** Tasks about customers. */
export const taskRoutes = [
  route('GET /tasks', {
    permit: 'contacts:read',
    purpose: 'care',
    summary: 'What waits by a day: one’s own tasks and those of nobody',
    input: z.object({ dueBy: dayField, limit: limitField }),
    output: tasks,
    handle: async ({ dueBy, limit }, by) => ({ tasks: await tasksDue(by, dueBy, limit) }),
  }),
  route('GET /customers/:customer/tasks', {
    permit: 'contacts:read',
    purpose: 'care',
    summary: 'The tasks about a customer, those waiting first',
    input: z.object({ customer: customerNumberField, limit: limitField }),
    output: tasks,
    handle: async ({ customer, limit }, by) => ({ tasks: await tasksOf(by, customer, limit) }),
  }),
  route('POST /customers/:customer/tasks', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Leave a task about a customer for a day',
    input: z.object({
      customer: customerNumberField,
      dueOn: dayField,
      what: lineField(500),
      assignee: userIdField.nullable().default(null),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('given'), task: taskField }),
      z.object({
        kind: z.literal('refused'),
        because: z.enum(['unknown_customer', 'day_has_passed', 'unknown_user']),
      }),
    ]),
    says: refusalTexts,
    handle: (given, by) => giveTask(by, given),
  }),
  route('PUT /tasks/:task', {
    permit: 'contacts:write',
    purpose: 'care',
    summary: 'Mark a task done, or waiting again',
    input: z.object({ task: taskField, isDone: z.boolean() }),
    output: z.object({ kind: z.literal('marked') }),
    handle: ({ task: id, isDone }, by) => markTaskDone(by, id, isDone),
  }),
] as const;
