import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Fault } from './fault.tsx';
import { Gate } from './gate.tsx';
import { NoScreen } from './no-screen.tsx';
import { words } from './search-words.ts';
import { WIZARD_WORDS } from '../sources/wizard/words.ts';

const root = createRootRoute({ component: Gate, notFoundComponent: NoScreen, errorComponent: Fault });
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;

export const homeRoute = createRoute({
  ...at('/'),
  component: lazyRouteComponent(() => import('../desk/home-page.tsx'), 'HomePage'),
});
export const customersRoute = createRoute({
  ...at('/customers'),
  validateSearch: words('q'),
  component: lazyRouteComponent(() => import('../customers/customers-page.tsx'), 'CustomersPage'),
});
export const cardRoute = createRoute({
  ...at('/customers/$number'),
  validateSearch: words('tab', 'do', 'asOf', 'field'),
  component: lazyRouteComponent(() => import('../customers/card-page.tsx'), 'CardPage'),
});
export const erasureRoute = createRoute({
  ...at('/customers/$number/erasure'),
  component: lazyRouteComponent(() => import('../rights/erasure-page.tsx'), 'ErasurePage'),
});
export const duplicatesRoute = createRoute({
  ...at('/duplicates'),
  validateSearch: words('pair', 'after'),
  component: lazyRouteComponent(() => import('../duplicates/duplicates-page.tsx'), 'DuplicatesPage'),
});
export const importsRoute = createRoute({
  ...at('/imports'),
  validateSearch: words('after'),
  component: lazyRouteComponent(() => import('../sources/imports-page.tsx'), 'ImportsPage'),
});
export const newImportRoute = createRoute({
  ...at('/imports/new'),
  validateSearch: words(...WIZARD_WORDS),
  component: lazyRouteComponent(() => import('../sources/new-import-page.tsx'), 'NewImportPage'),
});
export const batchRoute = createRoute({
  ...at('/imports/$batch'),
  validateSearch: words('verdict', 'row', 'after'),
  component: lazyRouteComponent(() => import('../sources/batch-page.tsx'), 'BatchPage'),
});
export const reviewRoute = createRoute({
  ...at('/imports/$batch/review'),
  component: lazyRouteComponent(() => import('../sources/review/review-page.tsx'), 'ReviewPage'),
});
export const questionsRoute = createRoute({
  ...at('/questions'),
  validateSearch: words('batch', 'supplier', 'profile', 'after'),
  component: lazyRouteComponent(() => import('../sources/review/questions-page.tsx'), 'QuestionsPage'),
});
export const updatesRoute = createRoute({
  ...at('/updates'),
  validateSearch: words('state', 'proposal', 'after', 'batch'),
  component: lazyRouteComponent(() => import('../updates/updates-page.tsx'), 'UpdatesPage'),
});
export const templatesRoute = createRoute({
  ...at('/templates'),
  component: lazyRouteComponent(() => import('../contacts/templates-page.tsx'), 'TemplatesPage'),
});
export const issuesRoute = createRoute({
  ...at('/issues'),
  validateSearch: words('issue'),
  component: lazyRouteComponent(() => import('../deliveries/issues-page.tsx'), 'IssuesPage'),
});
export const invoicesRoute = createRoute({
  ...at('/invoices'),
  validateSearch: words('state', 'q', 'from', 'to', 'after'),
  component: lazyRouteComponent(() => import('../invoicing/invoices-page.tsx'), 'InvoicesPage'),
});
export const invoiceRunRoute = createRoute({
  ...at('/invoices/run'),
  validateSearch: words('day'),
  component: lazyRouteComponent(() => import('../invoicing/run-page.tsx'), 'InvoiceRunPage'),
});
export const invoiceRoute = createRoute({
  ...at('/invoices/$invoice'),
  component: lazyRouteComponent(() => import('../invoicing/invoice-page.tsx'), 'InvoicePage'),
});
export const paymentsRoute = createRoute({
  ...at('/payments'),
  validateSearch: words('class', 'q', 'file', 'after'),
  component: lazyRouteComponent(() => import('../payments/payments-page.tsx'), 'PaymentsPage'),
});
export const remindersRoute = createRoute({
  ...at('/reminders'),
  validateSearch: words('after'),
  component: lazyRouteComponent(() => import('../collection/reminders-page.tsx'), 'RemindersPage'),
});
export const reminderRunRoute = createRoute({
  ...at('/reminders/run'),
  validateSearch: words('day', 'because'),
  component: lazyRouteComponent(() => import('../collection/run-page.tsx'), 'ReminderRunPage'),
});
export const groupsRoute = createRoute({
  ...at('/groups'),
  component: lazyRouteComponent(() => import('../marketing/groups-page.tsx'), 'GroupsPage'),
});
export const groupRoute = createRoute({
  ...at('/groups/$group'),
  validateSearch: words('definition', 'channel', 'name', 'explain'),
  component: lazyRouteComponent(() => import('../marketing/group-page.tsx'), 'GroupPage'),
});
export const registerRoute = createRoute({
  ...at('/register'),
  component: lazyRouteComponent(() => import('../register/register-page.tsx'), 'RegisterPage'),
});
export const auditRoute = createRoute({
  ...at('/audit'),
  validateSearch: words('list', 'customer', 'user', 'before'),
  component: lazyRouteComponent(() => import('../access/audit-page.tsx'), 'AuditPage'),
});
export const usersRoute = createRoute({
  ...at('/users'),
  validateSearch: words('user'),
  component: lazyRouteComponent(() => import('../access/users-page.tsx'), 'UsersPage'),
});

export const suppliersRoute = createRoute({
  ...at('/suppliers'),
  component: lazyRouteComponent(() => import('../suppliers/suppliers-page.tsx'), 'SuppliersPage'),
});
export const supplierRoute = createRoute({
  ...at('/suppliers/$code'),
  validateSearch: words('month'),
  component: lazyRouteComponent(() => import('../suppliers/supplier-page.tsx'), 'SupplierPage'),
});
export const informingRoute = createRoute({
  ...at('/informing'),
  validateSearch: words('after'),
  component: lazyRouteComponent(() => import('../informing/informing-page.tsx'), 'InformingPage'),
});

export const catalogueRoute = createRoute({
  ...at('/catalogue'),
  validateSearch: words('tab'),
  component: lazyRouteComponent(() => import('../catalog/catalogue-page.tsx'), 'CataloguePage'),
});

const tree = root.addChildren([
  homeRoute, customersRoute, cardRoute, erasureRoute, duplicatesRoute, templatesRoute, importsRoute, newImportRoute, batchRoute, reviewRoute, questionsRoute, issuesRoute, invoicesRoute,
  invoiceRunRoute, invoiceRoute, paymentsRoute, remindersRoute, reminderRunRoute, groupsRoute, groupRoute,
  updatesRoute, catalogueRoute, suppliersRoute, supplierRoute, informingRoute, registerRoute, auditRoute, usersRoute,
]); // prettier-ignore

/** The screens and their addresses. A screen’s code is fetched when it is first opened, or when the pointer nears it. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Words of the address stay words: 00100 is no number.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
