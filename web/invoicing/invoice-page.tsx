import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from './invoice.ts';
import { place } from '../app/search-words.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { day, euros, iban, moment, reference } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Facts } from '../ui/facts.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoiceEvents } from './invoice-events.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoiceLink } from './invoice-link.tsx';
import { InvoiceState } from './invoice-state.tsx';

const here = getRouteApi('/invoices/$invoice');

/** One invoice: its lines and VAT, what has happened to it since, its paper, and its credit note. */
export function InvoicePage(): ReactNode {
  const { invoice } = here.useParams();
  const shown = useRoute('GET /invoices/:invoice', { invoice: place(invoice) ?? 0 });
  return <Fetched query={shown}>{(one) => <Shown card={one} />}</Fetched>;
}

function Shown({ card }: { readonly card: Invoice }): ReactNode {
  const { say, sayCode } = useText();
  const { invoice, issued } = card;
  const title = say(invoice.kind === 'invoice' ? 'invoice.title' : 'invoice.creditTitle', {
    number: String(invoice.number),
  });
  return (
    <Page title={title} actions={<InvoiceActions card={card} />}>
      <Panel title={say('invoice.facts')}>
        <Facts
          of={[
            [say('invoice.state'), <InvoiceState key="state" state={invoice.state} />],
            [
              say('invoice.payer'),
              <CustomerLink key="payer" number={Number(invoice.payer)} name={invoice.payerName} />,
            ],
            [say('customer.address'), invoice.payerAddress.filter(Boolean).join(', ')],
            [say('invoice.payerKind'), sayCode('payerKind', invoice.payerKind)],
            [say('invoice.issued'), day(invoice.issuedOn)],
            [say('invoice.due'), day(invoice.dueOn)],
            [say('invoice.reference'), `${reference(invoice.reference)} · ${reference(invoice.rfReference)}`],
            [say('invoice.account'), iban(invoice.payeeIban)],
            [say('invoice.total'), <b key="total">{euros(invoice.totalCents)}</b>],
            [say('invoice.open'), invoice.kind === 'invoice' && <b key="open">{euros(invoice.openCents)}</b>],
            [
              say('invoice.credits'),
              invoice.creditsInvoice !== null && (
                <InvoiceLink key="credits" id={invoice.creditsInvoice} number={invoice.creditsNumber ?? 0} />
              ),
            ],
            [
              say('invoice.issuedBy'),
              issued && `${moment(issued.at)} · ${issued.userName ?? sayCode('who', issued.who)}`,
            ],
          ]}
        />
      </Panel>
      <InvoiceLines card={card} />
      <InvoiceEvents card={card} />
    </Page>
  );
}
