import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day, moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ListExport } from './list-export.tsx';

type Group = OutputOf<'GET /target-groups'>['groups'][number];
type Frozen = OutputOf<'GET /target-group-lists'>['lists'][number];

/** The saved target groups, and the lists that were frozen of them. */
export function GroupsPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const groups = useRoute('GET /target-groups', {});
  const lists = useRoute('GET /target-group-lists', { limit: 30 });
  const end = useDeed('DELETE /target-groups/:group');
  return (
    <Page
      title={say('groups.title')}
      lead={say('groups.lead')}
      actions={
        <Link to="/groups/$group" params={{ group: 'new' }}>
          <Button component="span">{say('groups.new')}</Button>
        </Link>
      }
    >
      <Panel title={say('groups.saved')} flush>
        <Fetched query={groups}>
          {({ groups: rows }) =>
            rows.length === 0 ? (
              <Empty title={say('groups.none')}>
                <p>{say('groups.noneHow')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={say('groups.saved')}
                rows={rows}
                keyOf={({ id }) => id}
                columns={groupColumns(texts, (group) => end.mutate({ group }))}
              />
            )
          }
        </Fetched>
      </Panel>
      <Panel title={say('lists.title')} flush>
        <Fetched query={lists}>
          {({ lists: rows }) =>
            rows.length === 0 ? (
              <Empty title={say('lists.none')}>
                <p>{say('lists.noneHow')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={say('lists.title')}
                rows={rows}
                keyOf={({ id }) => id}
                columns={listColumns(texts, may('groups:export'))}
              />
            )
          }
        </Fetched>
      </Panel>
    </Page>
  );
}

const groupColumns = ({ say }: Texts, onEnd: (group: number) => void): Column<Group>[] => [
  {
    key: 'name',
    title: say('groups.name'),
    cell: ({ id, name }) => (
      <Link to="/groups/$group" params={{ group: String(id) }}>
        {name}
      </Link>
    ),
  },
  { key: 'at', title: say('groups.savedAt'), kind: 'narrow', cell: ({ savedAt }) => moment(savedAt) },
  {
    key: 'end',
    title: <span className="unseen">{say('groups.end')}</span>,
    kind: 'narrow',
    cell: ({ id, name }) => (
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        aria-label={say('groups.endOf', { name })}
        onClick={() => onEnd(id)}
      >
        {say('groups.end')}
      </Button>
    ),
  },
];

const listColumns = ({ say }: Texts, mayExport: boolean): Column<Frozen>[] => [
  { key: 'id', title: say('lists.number'), kind: 'narrow', cell: ({ id }) => id },
  { key: 'on', title: say('lists.on'), cell: ({ frozenOn }) => day(frozenOn) },
  { key: 'members', title: say('lists.members'), kind: 'number', cell: ({ members }) => count(members) },
  ...(mayExport
    ? [
        {
          key: 'export',
          title: say('lists.export'),
          kind: 'narrow' as const,
          cell: ({ id }: Frozen) => <ListExport list={id} />,
        },
      ]
    : []),
];
