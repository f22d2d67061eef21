import { Button, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { phone } from '../text/format.ts';
import { SEARCH_CHARACTERS_MAX } from '../app/search-words.ts';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Filters } from '../ui/filters.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { CustomerLink } from './customer-link.tsx';
import { NewCustomer } from './new-customer.tsx';

const here = getRouteApi('/customers');
const HITS_MAX = 100;

type Hit = OutputOf<'GET /search'>['hits'][number];

/** Everybody whom a text finds, when the first ten are not enough. */
export function CustomersPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const { q = '' } = here.useSearch();
  const navigate = here.useNavigate();
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const found = useRoute('GET /search', { q: q.slice(0, SEARCH_CHARACTERS_MAX), limit: HITS_MAX }, { isOff: q === '' });
  return (
    <Page
      title={say('customers.title')}
      lead={say('customers.lead')}
      actions={may('customers:change') && <Button onClick={() => setIsAdding(true)}>{say('newCustomer.open')}</Button>}
    >
      <Filters onFilter={(search) => void navigate({ search })}>
        <TextInput
          key={q}
          name="q"
          label={say('search.label')}
          placeholder={say('search.placeholder')}
          defaultValue={q}
          maxLength={SEARCH_CHARACTERS_MAX}
          w="min(30rem, 100%)"
        />
      </Filters>
      <Panel title={say('customers.found')} flush>
        {q === '' ? (
          <Empty title={say('customers.ask')}>
            <p>{say('customers.askHow')}</p>
          </Empty>
        ) : (
          <Fetched query={found}>
            {({ hits, isGuess, hasMore }) => (
              <>
                {hits.length === 0 ? (
                  <Nobody q={q} />
                ) : (
                  <DataTable
                    caption={say('customers.found')}
                    rows={hits}
                    keyOf={({ customer }) => customer}
                    columns={columns(texts)}
                  />
                )}
                {(isGuess || hasMore) && hits.length > 0 && (
                  <Empty title={say(isGuess ? 'search.guess' : 'search.more')} />
                )}
              </>
            )}
          </Fetched>
        )}
      </Panel>
      {isAdding && <NewCustomer onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

/** Of single letters nobody can be found, however they are spelt. */
function Nobody({ q }: { readonly q: string }): ReactNode {
  const { say } = useText();
  const isTooShort = q.split(/\s+/u).every((word) => word.length < 2);
  return (
    <Empty title={say(isTooShort ? 'customers.tooShort' : 'search.nobody')}>
      <p>{say(isTooShort ? 'customers.askHow' : 'customers.nobodyHow')}</p>
    </Empty>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Hit>[] => [
  { key: 'name', title: say('customer.name'), cell: (hit) => <CustomerLink number={hit.customer} name={hit.name} /> },
  { key: 'number', title: say('customer.number'), kind: 'narrow', cell: ({ customer }) => customer },
  {
    key: 'kind',
    title: say('customer.kind'),
    kind: 'narrow',
    cell: ({ kind, organisation }) => organisation ?? sayCode('kind', kind),
  },
  {
    key: 'address',
    title: say('customer.address'),
    cell: ({ street, postalCode, city }) =>
      [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
  },
  { key: 'phone', title: say('customer.phone'), kind: 'narrow', cell: (hit) => hit.phone && phone(hit.phone) },
  {
    key: 'bans',
    title: say('card.bans'),
    cell: ({ bans, isDeceased }) => (
      <>
        {isDeceased && <Mark tone="stop">{say('card.deceased')}</Mark>}{' '}
        {bans.length > 0 && <Mark tone="stop">{bans.map((ban) => sayCode('channel', ban)).join(', ')}</Mark>}
      </>
    ),
  },
];
