import { NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { place } from '../app/search-words.ts';
import { useRoute } from '../api/use-route.ts';
import { InvoiceLink } from '../invoicing/invoice-link.tsx';
import { day, euros, reference } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Filters } from '../ui/filters.tsx';
import { ListPanel } from '../ui/list-panel.tsx';
import { Page } from '../ui/page.tsx';
import { Tiles } from '../ui/tiles.tsx';
import { BankFiles } from './bank-files.tsx';
import { ClassMark } from './class-mark.tsx';
import { WaitingPayments } from './waiting-payments.tsx';

const here = getRouteApi('/payments');
type Row = OutputOf<'GET /payments'>['rows'][number];

/** What came in on the accounts: what waits for a person first, then every entry with what it paid. */
export function PaymentsPage(): ReactNode {
  const texts = useText();
  const { say, sayCode } = texts;
  const may = useMay();
  const navigate = here.useNavigate();
  const { class: chosen, q, file, after } = here.useSearch();
  const short = useRoute('GET /payments-in-short', {});
  const list = useRoute('GET /payments', { class: chosen, q, bankFile: place(file), after: place(after), limit: 50 });
  const classes = short.data?.classes ?? [];
  return (
    <Page title={say('payments.title')} lead={say('payments.lead')}>
      {classes.length > 0 && (
        <Tiles
          label={say('payments.classes')}
          tiles={classes.map((one) => ({
            key: one.class,
            label: `${sayCode('paymentClass', one.class)} · ${euros(one.cents)}`,
            value: one.entries,
          }))}
          chosen={chosen}
          onChoose={(wanted) => void navigate({ search: (now) => ({ ...now, class: wanted, after: undefined }) })}
        />
      )}
      <WaitingPayments />
      <Filters onFilter={(search) => void navigate({ search: { ...search, class: chosen } })}>
        <TextInput key={q} name="q" label={say('payment.reference')} defaultValue={q} w="16rem" />
        <NativeSelect
          key={file}
          name="file"
          label={say('payments.file')}
          defaultValue={file ?? ''}
          data={[
            { value: '', label: say('common.all') },
            ...(short.data?.files ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      </Filters>
      <ListPanel
        title={say('payments.entries')}
        query={list}
        columns={columns(texts)}
        after={after}
        none={{ title: say('payments.none'), how: say('payments.noneHow') }}
      />
      <BankFiles files={short.data?.files ?? []} mayImport={may('payments:import')} />
    </Page>
  );
}

const columns = ({ say }: Texts): Column<Row>[] => [
  { key: 'booked', title: say('payment.booked'), kind: 'narrow', cell: ({ bookedOn }) => day(bookedOn) },
  { key: 'payer', title: say('payment.payer'), cell: ({ payerName }) => payerName ?? '–' },
  {
    key: 'reference',
    title: say('payment.reference'),
    cell: (row) => (row.reference ? reference(row.reference) : <small>{row.message}</small>),
  },
  { key: 'class', title: say('payment.class'), kind: 'narrow', cell: (row) => <ClassMark of={row.class} /> },
  {
    key: 'invoices',
    title: say('payment.invoice'),
    cell: ({ invoices }) =>
      invoices.map(({ id, number }, at) => (
        <span key={`${id} ${at}`}>
          {at > 0 && ', '}
          <InvoiceLink id={id} number={number} />
        </span>
      )),
  },
  { key: 'cents', title: say('payment.sum'), kind: 'number', cell: ({ cents }) => euros(cents) },
  {
    key: 'left',
    title: say('payment.left'),
    kind: 'number',
    cell: ({ cents, allocatedCents }) =>
      cents - allocatedCents === 0 || cents < 0 ? '–' : euros(cents - allocatedCents),
  },
];
