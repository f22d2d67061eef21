import { z } from 'zod';
import { databaseOf, todayOf } from '#access';
import { customerAccount, customerCard, type CustomerCard } from '#desk';
import { type Day, type InvoiceId, isBefore } from '#kernel';
import { showInvoicePdf } from '#invoicing';
import { html, type Html, idField, page } from '#platform';
import { dayText, euros, ownPage } from './layout.ts';
import { isOwnInvoice, ownNumber } from './queries.ts';
import { type Say, sayCode, sayerOf } from './say.ts';

const DOOR = { whenSignedOut: '/portal/sign-in', purpose: 'rights' } as const;
type Subscription = CustomerCard['subscriptions'][number];
type Account = Awaited<ReturnType<typeof customerAccount>>;

/** What the subscriber takes and owes. */
export const ownPages = [
  page('GET /portal', {
    permit: 'own:read',
    ...DOOR,
    summary: 'The subscriber’s magazines, and what is open',
    input: z.object({}),
    render: async (_input, by, call) => {
      const customer = await ownNumber(databaseOf(by), by);
      const card = await customerCard(by, customer);
      if (card.kind === 'not found') return card;
      const { openCents } = await customerAccount(by, customer);
      const say = sayerOf(call.language);
      const name = card.customer.givenNames ?? card.customer.organisationName ?? '';
      const open =
        openCents > 0 &&
        html`<p class="notice">
          ${say('home.open', { sum: euros(openCents) })} <a href="/portal/invoices">${say('home.seeInvoices')}</a>
        </p>`;
      const body = html`<p>${say('home.hello', { name, number: String(customer) })}</p>
        ${open}${subscriptionTable(say, card.subscriptions, todayOf(by))}`;
      return ownPage(call, '/portal', say('home.title'), body);
    },
  }),
  page('GET /portal/invoices', {
    permit: 'own:read',
    ...DOOR,
    summary: 'The subscriber’s invoices',
    input: z.object({}),
    render: async (_input, by, call) => {
      const account = await customerAccount(by, await ownNumber(databaseOf(by), by));
      const say = sayerOf(call.language);
      return ownPage(call, '/portal/invoices', say('invoices.title'), invoiceTable(say, account.invoices));
    },
  }),
  page('GET /portal/invoices/:invoice/pdf', {
    permit: 'own:read',
    ...DOOR,
    summary: 'One of the subscriber’s invoices as it was printed',
    input: z.object({ invoice: idField<InvoiceId>() }),
    render: async ({ invoice }, by) => {
      const db = databaseOf(by);
      if (!(await isOwnInvoice(db, await ownNumber(db, by), invoice))) return { kind: 'not found' };
      const shown = await showInvoicePdf(by, invoice);
      if (shown.kind === 'not found') return shown;
      return { kind: 'file', name: shown.fileName, type: 'application/pdf', content: shown.content, isInline: true };
    },
  }),
] as const;

function subscriptionTable(say: Say, subscriptions: readonly Subscription[], today: Day): Html {
  if (subscriptions.length === 0) return html`<p>${say('home.none')}</p>`;
  const rows = subscriptions.map(
    (one) =>
      html`<tr>
        <td><strong>${one.titles.join(', ') || one.offer}</strong></td>
        <td>${dayText(one.startsOn)} – ${dayText(one.endsOn ?? one.termEndsOn)}</td>
        <td>${sayCode(say, 'state', stateOf(one, today))}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say('home.what')}</th>
        <th scope="col">${say('home.time')}</th>
        <th scope="col">${say('home.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function stateOf(one: Subscription, today: Day): 'running' | 'coming' | 'ended' | 'cancelled' {
  const lastOn = one.endsOn ?? one.termEndsOn;
  if (one.cancelledOn !== null) return 'cancelled';
  if (isBefore(today, one.startsOn)) return 'coming';
  return lastOn !== null && isBefore(lastOn, today) ? 'ended' : 'running';
}

function invoiceTable(say: Say, invoices: Account['invoices']): Html {
  if (invoices.length === 0) return html`<p>${say('invoices.none')}</p>`;
  const rows = invoices.map(
    (one) =>
      html`<tr>
        <td>
          <a href="/portal/invoices/${one.id}/pdf" aria-label="${say('invoices.pdf', { number: String(one.number) })}">
            ${one.number}
          </a>
        </td>
        <td>${dayText(one.issuedOn)}</td>
        <td>${dayText(one.dueOn)}</td>
        <td class="number">${euros(one.totalCents)}</td>
        <td class="number">${one.openCents > 0 ? euros(one.openCents) : say('invoices.paid')}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say('invoices.number')}</th>
        <th scope="col">${say('invoices.issued')}</th>
        <th scope="col">${say('invoices.due')}</th>
        <th scope="col" class="number">${say('invoices.total')}</th>
        <th scope="col" class="number">${say('invoices.open')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
