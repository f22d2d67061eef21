import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../access/session.ts';
import { InvoiceLink } from '../invoicing/invoice-link.tsx';
import { InvoiceState } from '../invoicing/invoice-state.tsx';
import { day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Account } from './card.ts';

type Invoice = Account['invoices'][number];
type Payment = Account['payments'][number];

/** What the customer was billed and what came in. */
export function AccountPanels({ account }: { readonly account: Account }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const { today } = useMe();
  return (
    <>
      <Panel title={say('invoices.title')} flush>
        {account.invoices.length === 0 ? (
          <Empty title={say('account.noInvoices')} />
        ) : (
          <DataTable
            caption={say('invoices.title')}
            rows={account.invoices}
            keyOf={({ id }) => id}
            columns={invoiceColumns(texts, today)}
          />
        )}
      </Panel>
      <Panel title={say('payments.title')} flush>
        {account.payments.length === 0 ? (
          <Empty title={say('account.noPayments')} />
        ) : (
          <DataTable
            caption={say('payments.title')}
            rows={account.payments}
            keyOf={({ entry, invoiceId }) => `${entry} ${invoiceId}`}
            columns={paymentColumns(texts)}
          />
        )}
      </Panel>
    </>
  );
}

function stateOf({ kind, openCents, dueOn }: Invoice, today: string): string {
  if (kind === 'credit_note') return 'credit_note';
  if (openCents <= 0) return 'paid';
  return dueOn < today ? 'overdue' : 'open';
}

const invoiceColumns = ({ say }: Texts, today: string): Column<Invoice>[] => [
  {
    key: 'number',
    title: say('invoice.number'),
    kind: 'narrow',
    cell: ({ id, number }) => <InvoiceLink id={id} number={number} />,
  },
  { key: 'issued', title: say('invoice.issued'), kind: 'narrow', cell: ({ issuedOn }) => day(issuedOn) },
  { key: 'due', title: say('invoice.due'), kind: 'narrow', cell: ({ dueOn }) => day(dueOn) },
  {
    key: 'state',
    title: say('invoice.state'),
    cell: (one) => (
      <>
        <InvoiceState state={stateOf(one, today)} /> {one.isHeld && <Mark tone="care">{say('invoice.held')}</Mark>}{' '}
        {one.reminders > 0 && <small>{say('invoice.reminded', { n: one.reminders })}</small>}
      </>
    ),
  },
  { key: 'total', title: say('invoice.total'), kind: 'number', cell: ({ totalCents }) => euros(totalCents) },
  {
    key: 'open',
    title: say('invoice.open'),
    kind: 'number',
    cell: ({ openCents }) => (openCents === 0 ? '–' : euros(openCents)),
  },
];

const paymentColumns = ({ say, sayCode }: Texts): Column<Payment>[] => [
  { key: 'booked', title: say('payment.booked'), kind: 'narrow', cell: ({ bookedOn }) => day(bookedOn) },
  {
    key: 'invoice',
    title: say('payment.invoice'),
    cell: ({ invoice, invoiceId }) => (
      <Link to="/invoices/$invoice" params={{ invoice: String(invoiceId) }}>
        {invoice}
      </Link>
    ),
  },
  { key: 'class', title: say('payment.class'), cell: (one) => sayCode('paymentClass', one.class) },
  { key: 'cents', title: say('payment.sum'), kind: 'number', cell: ({ cents }) => euros(cents) },
];
