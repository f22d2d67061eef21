import { Button, NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { useMay, useMe } from '../access/session.ts';
import type { InputOf, OutputOf } from '../api/endpoint.ts';
import { place } from '../app/search-words.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Filters } from '../ui/filters.tsx';
import { ListPanel } from '../ui/list-panel.tsx';
import { Page } from '../ui/page.tsx';
import { InvoiceLink } from './invoice-link.tsx';
import { InvoiceState } from './invoice-state.tsx';

const here = getRouteApi('/invoices');
const STATES = ['open', 'overdue', 'paid', 'credited', 'credit_note'] as const;
type State = InputOf<'GET /invoices'>['state'];
type Row = OutputOf<'GET /invoices'>['rows'][number];

/** The invoices, newest first, narrowed by state, payer, number and day. */
export function InvoicesPage(): ReactNode {
  const texts = useText();
  const { say, sayCode } = texts;
  const may = useMay();
  const { today } = useMe();
  const navigate = here.useNavigate();
  const { state, q, from, to, after } = here.useSearch();
  const wanted = STATES.find((one) => one === state) as State;
  const list = useRoute('GET /invoices', { state: wanted, q, from, to, after: place(after), limit: 50 });
  return (
    <Page
      title={say('invoices.title')}
      lead={say('invoices.lead')}
      actions={
        may('invoices:issue') && (
          <Link to="/invoices/run">
            <Button component="span">{say('invoiceRun.open')}</Button>
          </Link>
        )
      }
    >
      <Filters onFilter={(search) => void navigate({ search })}>
        <TextInput
          key={q}
          name="q"
          label={say('invoices.text')}
          placeholder={say('invoices.textHow')}
          defaultValue={q}
          w="16rem"
        />
        <NativeSelect
          key={state}
          name="state"
          label={say('invoice.state')}
          defaultValue={state ?? ''}
          data={[
            { value: '', label: say('common.all') },
            ...STATES.map((one) => ({ value: one, label: sayCode('invoiceState', one) })),
          ]}
        />
        <DayField key={`from ${from}`} name="from" label={say('invoices.from')} today={today} first={from} />
        <DayField key={`to ${to}`} name="to" label={say('invoices.to')} today={today} first={to} />
      </Filters>
      <ListPanel
        title={say('invoices.found')}
        query={list}
        columns={columns(texts)}
        after={after}
        none={{ title: say('invoices.none'), how: say('invoices.noneHow') }}
      />
    </Page>
  );
}

const columns = ({ say }: Texts): Column<Row>[] => [
  {
    key: 'number',
    title: say('invoice.number'),
    kind: 'narrow',
    cell: ({ id, number }) => <InvoiceLink id={id} number={number} />,
  },
  {
    key: 'payer',
    title: say('invoice.payer'),
    cell: ({ payer, payerName }) => <CustomerLink number={Number(payer)} name={payerName} />,
  },
  { key: 'issued', title: say('invoice.issued'), kind: 'narrow', cell: ({ issuedOn }) => day(issuedOn) },
  { key: 'due', title: say('invoice.due'), kind: 'narrow', cell: ({ dueOn }) => day(dueOn) },
  { key: 'state', title: say('invoice.state'), kind: 'narrow', cell: ({ state }) => <InvoiceState state={state} /> },
  { key: 'total', title: say('invoice.total'), kind: 'number', cell: ({ totalCents }) => euros(totalCents) },
  {
    key: 'open',
    title: say('invoice.open'),
    kind: 'number',
    cell: ({ openCents }) => (openCents === 0 ? '–' : euros(openCents)),
  },
];
