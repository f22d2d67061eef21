import { z } from 'zod';
import { command, type Command, customerNumberField, dayField, idField, limitField, lineField } from '#platform';
import type { TaskId } from '../kinds.ts';
import { refusal } from './refusal.ts';
import { giveTask, markTaskDone, tasksDue } from '../tasks.ts';

const customer = customerNumberField.describe('customer number');

/** Tasks on the command line. */
export const taskCommands: readonly Command[] = [
  command('task add <customer>', {
    summary: 'Leave a task about a customer for a day',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({
      customer,
      day: dayField.describe('the day'),
      what: lineField(500).describe('what is to be done'),
    }),
    examples: ['kortisto task add 100001 --day 2026-12-01 --what "Soita takaisin"'],
    run: async ({ customer: number, day, what }, by) => {
      const given = await giveTask(by, { customer: number, dueOn: day, what, assignee: null });
      return given.kind === 'refused' ? refusal(given.because) : { exit: 'done', json: given, text: `${given.task}\n` };
    },
  }),
  command('task list', {
    summary: 'List what waits by a day',
    permit: 'contacts:read',
    purpose: 'care',
    input: z.object({ day: dayField.describe('the last day'), limit: limitField }),
    run: async ({ day, limit }, by) => {
      const tasks = await tasksDue(by, day, limit);
      return {
        exit: 'done',
        json: tasks,
        text: tasks.map((task) => `${task.id}\t${String(task.dueOn)}\t${task.customer}\t${task.what}\n`).join(''),
      };
    },
  }),
  command('task done <task>', {
    summary: 'Mark a task done',
    permit: 'contacts:write',
    purpose: 'care',
    input: z.object({ task: idField<TaskId>().describe('number of the task, from task list') }),
    run: async ({ task }, by) => {
      const { kind } = await markTaskDone(by, task, true);
      if (kind === 'marked') return { exit: 'done', json: { kind }, text: 'done\n' };
      return { exit: 'not found', because: 'no_task', advice: 'no such task waits' };
    },
  }),
];
