import { Button, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { useMay, useMe } from '../access/session.ts';
import { addressOf } from '../api/call.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import plan from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';
import { typedIn } from '../ui/typed.ts';
import { monthBefore, monthText, type Statement, type Supplier } from './supplier.ts';

const here = getRouteApi('/suppliers/$code');

/** What a month comes to with a seller, line by line, and the button that closes it. */
export function StatementPanel({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const { today } = useMe();
  const { month = monthBefore(today) } = here.useSearch();
  const navigate = here.useNavigate();
  const at = { code: supplier.code, month };
  const statement = useRoute('GET /suppliers/:code/statements/:month', at);
  const book = useDeed('POST /suppliers/:code/statements/:month');
  const choose = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { month: chosen } = typedIn(event.currentTarget);
    book.reset();
    if (chosen) void navigate({ search: { month: chosen } });
  };
  return (
    <Panel
      title={say('statement.title', { month: monthText(month) })}
      actions={
        <a href={addressOf(`/suppliers/${supplier.code}/statements/${month}/file`)} download>
          {say('statement.file')}
        </a>
      }
    >
      <form className={plan['plan']} onSubmit={choose}>
        <TextInput
          key={month}
          name="month"
          type="month"
          label={say('statement.month')}
          defaultValue={month}
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default">
          {say('statement.show')}
        </Button>
        {may('commissions:book') && statement.data?.isClosed === false && (
          <Button onClick={() => book.mutate(at)} loading={book.isPending}>
            {say('statement.book')}
          </Button>
        )}
      </form>
      <ProblemNote failure={book.error} />
      <Fetched query={statement}>{(shown) => <Lines of={shown} />}</Fetched>
      {supplier.statements.length > 0 && (
        <p>
          {say('statement.past')}:{' '}
          {supplier.statements.map((one) => (
            <Link key={one.month} to="." search={{ month: one.month }} style={{ marginInlineEnd: '0.75rem' }}>
              {monthText(one.month)} {euros(one.totalCents)}
            </Link>
          ))}
        </p>
      )}
    </Panel>
  );
}

function Lines({ of: statement }: { readonly of: Statement }): ReactNode {
  const texts = useText();
  const { say } = texts;
  if (statement.linesTotal === 0)
    return (
      <Empty title={say('statement.none')}>
        <p>{say('statement.noneHow')}</p>
      </Empty>
    );
  return (
    <>
      <Sums
        of={[
          [say('statement.total'), euros(statement.totalCents)],
          [say('statement.lines'), count(statement.linesTotal)],
        ]}
      />
      <Mark tone={statement.isClosed ? 'good' : 'quiet'}>
        {say(statement.isClosed ? 'statement.closed' : 'statement.openState')}
      </Mark>
      <DataTable
        caption={say('statement.title', { month: monthText(statement.month) })}
        rows={statement.lines}
        keyOf={({ order, rule }) => `${order} ${rule}`}
        columns={columns(texts)}
      />
    </>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Statement['lines'][number]>[] => [
  { key: 'reference', title: say('statement.reference'), cell: ({ reference }) => reference ?? '–' },
  { key: 'sold', title: say('statement.sold'), kind: 'narrow', cell: ({ soldOn }) => day(soldOn) },
  { key: 'offer', title: say('rule.offer'), kind: 'narrow', cell: ({ offer }) => offer },
  {
    key: 'because',
    title: say('statement.because'),
    cell: ({ because, cents }) => (
      <Mark tone={Number(cents) < 0 ? 'care' : 'good'}>{sayCode('commission', because)}</Mark>
    ),
  },
  { key: 'on', title: say('statement.on'), kind: 'narrow', cell: ({ happenedOn }) => day(happenedOn) },
  { key: 'cents', title: say('statement.cents'), kind: 'number', cell: ({ cents }) => euros(Number(cents)) },
];
