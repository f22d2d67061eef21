import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { User } from './user.ts';
import { useRoute } from '../api/use-route.ts';
import { moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { GrantsPanel } from './grants-panel.tsx';
import { NewUser } from './new-user.tsx';
import { UserDialog } from './user-dialog.tsx';

const here = getRouteApi('/users');
const LIMIT = 200;

/** The users of the register, their roles and grants: made, changed and withdrawn by the one who answers for the register. */
export function UsersPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const navigate = here.useNavigate();
  const { user: chosen } = here.useSearch();
  const [isAdding, setIsAdding] = useState(false);
  const users = useRoute('GET /users', { limit: LIMIT });
  return (
    <Page
      title={say('users.title')}
      lead={say('users.lead')}
      actions={<Button onClick={() => setIsAdding(true)}>{say('users.add')}</Button>}
    >
      <Fetched query={users}>
        {({ rows }) => {
          const open = rows.find(({ user }) => user === chosen);
          return (
            <>
              <Panel title={say('users.list')} flush>
                <DataTable
                  caption={say('users.list')}
                  rows={rows}
                  keyOf={({ user }) => user}
                  columns={columns(texts)}
                />
              </Panel>
              {open && <UserDialog user={open} onClose={() => void navigate({ search: {} })} />}
            </>
          );
        }}
      </Fetched>
      <GrantsPanel />
      {isAdding && <NewUser onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

const columns = ({ say, sayCode }: Texts): Column<User>[] => [
  {
    key: 'name',
    title: say('users.name'),
    cell: ({ user, name }) => (
      <Link to="/users" search={{ user }}>
        {name}
      </Link>
    ),
  },
  { key: 'email', title: say('signIn.email'), cell: ({ email }) => email },
  {
    key: 'roles',
    title: say('users.roles'),
    cell: ({ roles }) => roles.map((role) => sayCode('role', role)).join(', ') || '–',
  },
  { key: 'seen', title: say('users.seen'), kind: 'narrow', cell: ({ lastSeenAt }) => moment(lastSeenAt) || '–' },
  {
    key: 'state',
    title: say('users.state'),
    kind: 'narrow',
    cell: ({ endedAt, mustChangePassword, acceptedVersion, kind }) => {
      if (endedAt) return <Mark tone="quiet">{say('users.ended')}</Mark>;
      if (mustChangePassword) return <Mark tone="care">{say('users.oneTime')}</Mark>;
      if (kind === 'staff' && acceptedVersion === null) return <Mark tone="care">{say('users.noUndertaking')}</Mark>;
      return <Mark tone="good">{say('users.inUse')}</Mark>;
    },
  },
];
