import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { day, moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';

type Grant = OutputOf<'GET /grants'>['rows'][number];

/** Every grant, the newest first: who was given what, by whom, why and until when. */
export function GrantsPanel(): ReactNode {
  const texts = useText();
  const grants = useRoute('GET /grants', { limit: 100 });
  return (
    <Panel title={texts.say('grants.title')} flush>
      <Fetched query={grants}>
        {({ rows }) => (
          <DataTable
            caption={texts.say('grants.title')}
            rows={rows}
            keyOf={({ grant }) => grant}
            columns={columns(texts)}
          />
        )}
      </Fetched>
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Grant>[] => [
  { key: 'user', title: say('grants.user'), cell: ({ email }) => email },
  { key: 'role', title: say('grants.role'), kind: 'narrow', cell: ({ role }) => sayCode('role', role) },
  { key: 'reason', title: say('users.reason'), cell: ({ reason }) => reason },
  { key: 'by', title: say('grants.by'), cell: ({ grantedBy }) => grantedBy ?? sayCode('who', 'start') },
  { key: 'at', title: say('grants.at'), kind: 'narrow', cell: ({ grantedAt }) => moment(grantedAt) },
  { key: 'until', title: say('users.endsOn'), kind: 'narrow', cell: ({ endsOn }) => day(endsOn) || '–' },
  {
    key: 'withdrawn',
    title: say('grants.withdrawn'),
    kind: 'narrow',
    cell: ({ withdrawnAt }) => moment(withdrawnAt) || '–',
  },
];
