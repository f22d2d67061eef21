import { TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { place } from '../app/search-words.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { count, moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Filters } from '../ui/filters.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { Tabs } from '../ui/tabs.tsx';

const here = getRouteApi('/audit');
const LIMIT = 100;
type Act = OutputOf<'GET /audit/acts'>['rows'][number];
type Look = OutputOf<'GET /audit/looks'>['rows'][number];

/** The trail: who did what, and who looked at whom, when and for which purpose. */
export function AuditPage(): ReactNode {
  const { say } = useText();
  const navigate = here.useNavigate();
  const { list = 'acts', customer } = here.useSearch();
  return (
    <Page title={say('audit.title')} lead={say('audit.lead')}>
      <Tabs
        label={say('audit.title')}
        name="list"
        chosen={list}
        tabs={[
          ['acts', say('audit.acts')],
          ['looks', say('audit.looks')],
        ]}
      />
      <Filters onFilter={(search) => void navigate({ search: { ...search, ...(list === 'looks' ? { list } : {}) } })}>
        <TextInput
          key={customer}
          name="customer"
          label={say('customer.number')}
          inputMode="numeric"
          pattern="[1-9][0-9]{0,8}"
          defaultValue={customer}
        />
      </Filters>
      {list === 'looks' ? <Looks /> : <Acts />}
    </Page>
  );
}

function useAsked() {
  const { customer, before } = here.useSearch();
  return { customer: place(customer), before: place(before), limit: LIMIT };
}

function Acts(): ReactNode {
  const texts = useText();
  const acts = useRoute('GET /audit/acts', useAsked());
  return (
    <Fetched query={acts}>
      {({ rows }) => (
        <List title={texts.say('audit.acts')} rows={rows} columns={actColumns(texts)} idOf={({ act }) => act} />
      )}
    </Fetched>
  );
}

function Looks(): ReactNode {
  const texts = useText();
  const looks = useRoute('GET /audit/looks', useAsked());
  return (
    <Fetched query={looks}>
      {({ rows }) => (
        <List title={texts.say('audit.looks')} rows={rows} columns={lookColumns(texts)} idOf={({ look }) => look} />
      )}
    </Fetched>
  );
}

function List<Row>(props: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => number;
}): ReactNode {
  const { say } = useText();
  const { before } = here.useSearch();
  const { rows, idOf } = props;
  const last = rows.at(-1);
  return (
    <Panel title={props.title} flush>
      {rows.length === 0 ? (
        <Empty title={say('audit.none')} />
      ) : (
        <>
          <DataTable caption={props.title} rows={rows} keyOf={idOf} columns={props.columns} />
          <Pager
            name="before"
            shown={rows.length}
            after={before}
            next={rows.length < LIMIT || !last ? null : String(idOf(last))}
          />
        </>
      )}
    </Panel>
  );
}

const actColumns = ({ say, sayCode }: Texts): Column<Act>[] => [
  { key: 'at', title: say('audit.at'), kind: 'narrow', cell: ({ doneAt }) => moment(doneAt) },
  { key: 'who', title: say('audit.who'), cell: ({ email, who }) => email ?? sayCode('who', who) },
  { key: 'what', title: say('audit.what'), cell: ({ permission }) => sayCode('permission', permission) },
  { key: 'purpose', title: say('audit.purpose'), kind: 'narrow', cell: ({ purpose }) => sayCode('purpose', purpose) },
  { key: 'entry', title: say('audit.entry'), kind: 'narrow', cell: ({ entry }) => sayCode('entry', entry) },
  {
    key: 'looks',
    title: say('audit.lookCount'),
    kind: 'number',
    cell: ({ lookCount }) => (lookCount === 0 ? '–' : count(lookCount)),
  },
];

const lookColumns = ({ say, sayCode }: Texts): Column<Look>[] => [
  { key: 'at', title: say('audit.at'), kind: 'narrow', cell: ({ lookedAt }) => moment(lookedAt) },
  { key: 'who', title: say('audit.who'), cell: ({ email, who }) => email ?? sayCode('who', who) },
  {
    key: 'customer',
    title: say('audit.customer'),
    kind: 'narrow',
    cell: ({ customer }) => <CustomerLink number={Number(customer)} />,
  },
  { key: 'screen', title: say('looks.screen'), cell: ({ screen }) => sayCode('screen', screen) },
  { key: 'purpose', title: say('audit.purpose'), kind: 'narrow', cell: ({ purpose }) => sayCode('purpose', purpose) },
];
