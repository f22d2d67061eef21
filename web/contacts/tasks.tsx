import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMay, useMe } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import card from '../customers/card.module.css';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import css from './contacts.module.css';

type Task = OutputOf<'GET /tasks'>['tasks'][number];

/** What is to be done about a customer, and a place for one more. */
export function Tasks({ customer }: { readonly customer: number }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const tasks = useRoute('GET /customers/:customer/tasks', { customer, limit: 50 });
  const rows = tasks.data?.tasks ?? [];
  return (
    <Panel title={say('tasks.title')}>
      <ProblemNote failure={tasks.error} />
      {tasks.data && rows.length === 0 && <p className={card['small']}>{say('tasks.none')}</p>}
      <ul className={card['list']}>
        {rows.map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
      {may('contacts:write') && <NewTask customer={customer} />}
    </Panel>
  );
}

/** The tasks that wait for the person today, each with the way to its customer. */
export function TasksToday(): ReactNode {
  const { say } = useText();
  const { today } = useMe();
  const tasks = useRoute('GET /tasks', { dueBy: today, limit: 50 });
  return (
    <Panel title={say('tasks.mine')}>
      <ProblemNote failure={tasks.error} />
      {tasks.data?.tasks.length === 0 && <p className={card['small']}>{say('tasks.mineNone')}</p>}
      <ul className={card['list']}>
        {tasks.data?.tasks.map((task) => (
          <TaskItem key={task.id} task={task} isWithCustomer />
        ))}
      </ul>
    </Panel>
  );
}

function TaskItem({
  task,
  isWithCustomer = false,
}: {
  readonly task: Task;
  readonly isWithCustomer?: boolean;
}): ReactNode {
  const { say } = useText();
  const { today } = useMe();
  const may = useMay();
  const mark = useDeed('PUT /tasks/:task');
  const isDone = task.doneOn !== null;
  return (
    <li>
      <div className={card['row']}>
        <span>
          {isWithCustomer && (
            <Link to="/customers/$number" params={{ number: String(task.customer) }} search={{ tab: 'contacts' }}>
              {task.customerName || task.customer}
            </Link>
          )}{' '}
          {isDone ? <s>{task.what}</s> : task.what}
        </span>
        <span className={card['small']}>
          {isDone ? say('tasks.doneOn', { day: day(task.doneOn) }) : day(task.dueOn)}{' '}
          {!isDone && task.dueOn < today && <Mark tone="care">{say('tasks.late')}</Mark>}{' '}
          {may('contacts:write') && (
            <button
              type="button"
              className={css['quiet']}
              onClick={() => mark.mutate({ task: task.id, isDone: !isDone })}
            >
              {say(isDone ? 'tasks.undo' : 'tasks.done')}
            </button>
          )}
        </span>
      </div>
      <ProblemNote failure={mark.error} />
    </li>
  );
}

function NewTask({ customer }: { readonly customer: number }): ReactNode {
  const { say } = useText();
  const { today } = useMe();
  const [round, setRound] = useState(0);
  const give = useDeed('POST /customers/:customer/tasks', () => setRound(round + 1));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { what = '', dueOn = '' } = typedIn(event.currentTarget);
    give.mutate({ customer, what, dueOn });
  };
  return (
    <form key={round} className={`${css['pair']} screen-only`} style={{ alignItems: 'end' }} onSubmit={submit}>
      <TextInput
        name="what"
        label={say('tasks.what')}
        required
        maxLength={500}
        style={{ flex: 1, minWidth: '14rem' }}
      />
      <DayField name="dueOn" label={say('tasks.day')} today={today} first={today} isRequired />
      <Button type="submit" variant="default" loading={give.isPending}>
        {say('tasks.add')}
      </Button>
      <ProblemNote failure={give.error} />
    </form>
  );
}
