import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { place } from '../app/search-words.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { InvoiceLink } from '../invoicing/invoice-link.tsx';
import { day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import type { Column } from '../ui/data-table.tsx';
import { ListPanel } from '../ui/list-panel.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';

const here = getRouteApi('/reminders');
type Row = OutputOf<'GET /reminders'>['rows'][number];

/** The reminders that were sent, newest first. */
export function RemindersPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const { after } = here.useSearch();
  const list = useRoute('GET /reminders', { after: place(after), limit: 50 });
  return (
    <Page
      title={say('reminders.title')}
      lead={say('reminders.lead')}
      actions={
        may('reminders:send') && (
          <Link to="/reminders/run">
            <Button component="span">{say('reminderRun.open')}</Button>
          </Link>
        )
      }
    >
      <ListPanel
        title={say('reminders.sent')}
        query={list}
        columns={columns(texts)}
        after={after}
        none={{ title: say('reminders.none'), how: say('reminders.noneHow') }}
      />
    </Page>
  );
}

const columns = ({ say }: Texts): Column<Row>[] => [
  {
    key: 'invoice',
    title: say('invoice.number'),
    kind: 'narrow',
    cell: ({ invoiceId, invoice }) => <InvoiceLink id={invoiceId} number={invoice} />,
  },
  {
    key: 'payer',
    title: say('invoice.payer'),
    cell: ({ payer, payerName }) => <CustomerLink number={Number(payer)} name={payerName} />,
  },
  { key: 'number', title: say('reminders.number'), kind: 'number', cell: ({ number }) => number },
  { key: 'on', title: say('reminders.on'), kind: 'narrow', cell: ({ remindedOn }) => day(remindedOn) },
  { key: 'asked', title: say('reminders.asked'), kind: 'number', cell: ({ openCents }) => euros(openCents) },
  { key: 'fee', title: say('reminders.fee'), kind: 'number', cell: ({ feeCents }) => euros(feeCents) },
  { key: 'due', title: say('invoice.due'), kind: 'narrow', cell: ({ dueOn }) => day(dueOn) },
  {
    key: 'state',
    title: say('invoice.state'),
    kind: 'narrow',
    cell: ({ stillOpenCents }) =>
      stillOpenCents > 0 ? (
        <Mark tone="stop">{euros(stillOpenCents)}</Mark>
      ) : (
        <Mark tone="good">{say('reminders.paid')}</Mark>
      ),
  },
];
