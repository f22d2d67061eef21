import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import { RunPanel } from './run-panel.tsx';

const here = getRouteApi('/informing');
type Queue = OutputOf<'GET /information-duties'>;
type Waiting = Queue['rows'][number];
type Ask = { readonly what: 'letter' | 'answer'; readonly of: Waiting };

/** Who has yet to be told where data about them came from: the earliest due first, counts by source, and the letters. */
export function InformingPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const { after } = here.useSearch();
  const [asked, setAsked] = useState<Ask | null>(null);
  const queue = useRoute('GET /information-duties', { ...(after ? { after } : {}), limit: 50 });
  const close = () => setAsked(null);
  return (
    <Page title={say('informing.title')} lead={say('informing.lead')}>
      {may('notices:send') && <RunPanel />}
      <Fetched query={queue}>
        {({ counts, rows, next }) =>
          rows.length === 0 ? (
            <Panel title={say('informing.queue')}>
              <Empty title={say('informing.none')}>
                <p>{say('informing.noneHow')}</p>
              </Empty>
            </Panel>
          ) : (
            <>
              <BySource counts={counts} />
              <Panel title={say('informing.queue')} flush>
                <DataTable
                  caption={say('informing.queue')}
                  rows={rows}
                  keyOf={({ id }) => id}
                  columns={columns(texts, setAsked, may('notices:send'))}
                />
                <Pager shown={rows.length} after={after} next={next} />
              </Panel>
            </>
          )
        }
      </Fetched>
      {asked?.what === 'letter' && <LetterDialog customer={Number(asked.of.customer)} onClose={close} />}
      {asked?.what === 'answer' && <AnswerDialog duty={asked.of.id} name={asked.of.name} onClose={close} />}
    </Page>
  );
}

function BySource({ counts }: { readonly counts: Queue['counts'] }): ReactNode {
  const { say, sayCode } = useText();
  return (
    <Panel title={say('informing.bySource')}>
      <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
        {counts.map(({ originKind, origin, originName, waiting, overdue }) => (
          <li key={`${originKind} ${origin}`}>
            {originName || say('informing.unnamed')} <small>({sayCode('source', originKind)})</small>:{' '}
            {say('informing.waiting', { n: waiting })}
            {overdue > 0 && (
              <>
                {' '}
                <Mark tone="stop">{say('informing.overdue', { n: overdue })}</Mark>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts, ask: (asked: Ask) => void, mayAnswer: boolean): Column<Waiting>[] => [
  {
    key: 'person',
    title: say('informing.person'),
    cell: ({ customer, name }) => <CustomerLink number={Number(customer)} name={name} />,
  },
  {
    key: 'source',
    title: say('informing.source'),
    cell: ({ originName, originKind }) => (
      <>
        {originName || say('informing.unnamed')} <small>{sayCode('source', originKind)}</small>
      </>
    ),
  },
  { key: 'since', title: say('informing.since'), kind: 'narrow', cell: ({ since }) => day(since) },
  {
    key: 'due',
    title: say('informing.due'),
    kind: 'narrow',
    cell: ({ dueOn, isOverdue, dueBecause }) => (
      <>
        <Mark tone={isOverdue ? 'stop' : 'quiet'}>{day(dueOn)}</Mark>{' '}
        {dueBecause !== 'month' && <small>{say(`informing.${dueBecause}`)}</small>}
      </>
    ),
  },
  {
    key: 'letter',
    title: say('informing.letter'),
    kind: 'narrow',
    cell: (of) => (
      <span style={{ display: 'flex', gap: '0.5rem' }}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={say('informing.letterOf', { name: of.name })}
          onClick={() => ask({ what: 'letter', of })}
        >
          {say('informing.showLetter')}
        </Button>
        {mayAnswer && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={say('informing.markOf', { name: of.name })}
            onClick={() => ask({ what: 'answer', of })}
          >
            {say('informing.mark')}
          </Button>
        )}
      </span>
    ),
  },
];
