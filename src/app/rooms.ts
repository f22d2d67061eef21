import * as access from '#access';
import * as catalog from '#catalog';
import * as collection from '#collection';
import * as contacts from '#contacts';
import * as customers from '#customers';
import * as deliveries from '#deliveries';
import * as desk from '#desk';
import * as disclosures from '#disclosures';
import * as gate from '#gate';
import * as invoicing from '#invoicing';
import type { RoomDeclaration } from '#kernel';
import * as ledger from '#ledger';
import * as marketing from '#marketing';
import * as orders from '#orders';
import * as payments from '#payments';
import type { Command, Page, Register, Route } from '#platform';
import * as portal from '#portal';
import * as register from '#register';
import * as rights from '#rights';
import * as sources from '#sources';

/** What every room declares: the whole of what the register may hold. */
export const declarations: readonly RoomDeclaration[] = [
  register.platformData,
  register.accessData,
  register.data,
  customers.data,
  gate.data,
  contacts.data,
  ledger.data,
  catalog.data,
  orders.data,
  deliveries.data,
  invoicing.data,
  payments.data,
  collection.data,
  marketing.data,
  disclosures.data,
  sources.data,
  rights.data,
];

/** The commands of all rooms. */
export const commands: readonly Command[] = [
  ...access.commands,
  ...register.commandsFor(declarations),
  ...customers.commands,
  ...gate.commands,
  ...contacts.commands,
  ...ledger.commands,
  ...catalog.commands,
  ...orders.commands,
  ...deliveries.commands,
  ...invoicing.commands,
  invoicing.invoiceListCommand(payments.openCentsIn),
  ...payments.commands,
  ...collection.commands,
  ...marketing.commands,
  ...sources.commands,
  ...rights.commandsFor(declarations),
  ...desk.commands,
];

/** The routes and pages of all rooms, for one open register. */
export function servedBy(house: Register): { readonly routes: readonly Route[]; readonly pages: readonly Page[] } {
  const all: readonly (Route | Page)[] = [
    ...access.routes,
    ...register.routesFor({ register: house, declarations }),
    ...customers.routes,
    ...gate.routes,
    ...contacts.routes,
    ...ledger.routes,
    ...catalog.routes,
    ...orders.routes,
    ...deliveries.routes,
    ...invoicing.routes,
    ...payments.routes,
    ...collection.routes,
    ...marketing.routes,
    ...sources.routes,
    ...rights.routesFor({ register: house, declarations }),
    ...desk.routes,
    ...portal.pagesFor({ register: house, declarations }),
  ];
  return {
    routes: all.filter((one) => one.kind === 'route'),
    pages: all.filter((one) => one.kind === 'page'),
  };
}
