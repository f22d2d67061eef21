import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { count, moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';

const here = getRouteApi('/imports');
const LIMIT = 30;
type Batch = OutputOf<'GET /imports'>['batches'][number];

/** The files that came in, newest first. */
export function ImportsPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const { after } = here.useSearch();
  const list = useRoute('GET /imports', { ...(after ? { before: Number(after) } : {}), limit: LIMIT });
  return (
    <Page
      title={say('imports.title')}
      lead={say('imports.lead')}
      actions={
        may('imports:apply') && (
          <Link to="/imports/new">
            <Button component="span">{say('imports.new')}</Button>
          </Link>
        )
      }
    >
      <Panel title={say('imports.batches')} flush>
        <Fetched query={list}>
          {({ batches }) =>
            batches.length === 0 ? (
              <Empty title={say('imports.none')}>
                <p>{say('imports.noneHow')}</p>
              </Empty>
            ) : (
              <>
                <DataTable
                  caption={say('imports.batches')}
                  rows={batches}
                  keyOf={({ id }) => id}
                  columns={columns(texts)}
                />
                <Pager
                  shown={batches.length}
                  after={after}
                  next={batches.length < LIMIT ? null : String(batches.at(-1)?.id)}
                />
              </>
            )
          }
        </Fetched>
      </Panel>
    </Page>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Batch>[] => [
  {
    key: 'file',
    title: say('imports.file'),
    cell: ({ id, fileName }) => (
      <Link to="/imports/$batch" params={{ batch: String(id) }}>
        {fileName}
      </Link>
    ),
  },
  { key: 'profile', title: say('imports.profile'), kind: 'narrow', cell: ({ profile }) => sayCode('profile', profile) },
  { key: 'at', title: say('imports.at'), kind: 'narrow', cell: ({ receivedAt }) => moment(receivedAt) },
  { key: 'rows', title: say('imports.rows'), kind: 'number', cell: ({ rowsTotal }) => count(rowsTotal) },
  {
    key: 'waiting',
    title: say('verdict.quarantined'),
    kind: 'number',
    cell: ({ counts }) => (counts.quarantined > 0 ? <Mark tone="care">{count(counts.quarantined)}</Mark> : '–'),
  },
  { key: 'state', title: say('imports.state'), kind: 'narrow', cell: ({ state }) => <BatchState of={state} /> },
];

/** Whether a batch is being applied, stands, or was taken back. */
export function BatchState({ of: state }: { readonly of: Batch['state'] }): ReactNode {
  const { sayCode } = useText();
  return <Mark tone={state === 'applied' ? 'good' : 'care'}>{sayCode('batchState', state)}</Mark>;
}
