import { look, mayAlso, type Seen, todayOf } from '#access';
import type { CustomerNumber, Permit } from '#kernel';
import type { NotFound } from '#platform';
import { pageOf, type Part } from './part.ts';
import { type Origin, originsOf } from './provenance.ts';
import { accountInvoices, accountPayments, sumsOf } from './queries/account.ts';
import {
  type Address,
  addressesOf,
  type Ban,
  bansOf,
  type Consent,
  consentsOf,
  type ContactPoint,
  contactPointsOf,
  type Decision,
  decisionsOf,
  type Identity,
  identityOf,
  numbersOf,
  type Subscription,
  subscriptionsOf,
} from './queries/card.ts';
import { changesOf, looksAt } from './queries/changes.ts';

/** As many changes as are read to tell where the values of a card came from. */
const CHANGES_FOR_ORIGINS_MAX = 500;

/** What stands on a customer's card. */
export type CustomerCard = {
  readonly kind: 'card';
  readonly customer: Identity;
  readonly addresses: readonly Address[];
  readonly contactPoints: readonly ContactPoint[];
  readonly origins: Readonly<Record<string, Origin>>;
  readonly bans: readonly Ban[];
  readonly consents: readonly Consent[];
  readonly subscriptions: readonly Subscription[];
  readonly decisions: readonly Decision[];
};

const NOT_FOUND = { kind: 'not found' } as const;

/**
 * Shows a customer's card: values with their origins, addresses, bans, consents, subscriptions, and the gate's latest answers
 * with their reasons. The look is in the audit trail before the card is given out.
 */
export const customerCard = (
  by: Permit<'customers:find' | 'own:read'>,
  customer: CustomerNumber,
): Promise<CustomerCard | NotFound> =>
  look(by, by.permission === 'own:read' ? 'own pages' : 'card', async (tx): Promise<Seen<CustomerCard | NotFound>> => {
    const today = todayOf(by);
    const identity = await identityOf(tx, customer);
    if (!identity) return { customers: [], answer: NOT_FOUND };
    const numbers = await numbersOf(tx, customer);
    // Reminders and invoices tell of debts; one's own are shown to everybody.
    const seesInvoicing = by.permission === 'own:read' || (await mayAlso(by, 'invoices:read', 'reminders:read'));
    const card: CustomerCard = {
      kind: 'card',
      customer: identity,
      addresses: await addressesOf(tx, customer, today),
      contactPoints: await contactPointsOf(tx, customer),
      origins: originsOf(await changesOf(tx, [customer], { before: null, limit: CHANGES_FOR_ORIGINS_MAX })),
      bans: await bansOf(tx, numbers, today),
      consents: await consentsOf(tx, numbers),
      subscriptions: await subscriptionsOf(tx, numbers),
      decisions: await decisionsOf(tx, numbers, seesInvoicing),
    };
    const others = card.subscriptions.flatMap(({ receiver, payer }) => [receiver, payer]);
    return { customers: [customer, ...others], answer: card };
  });

/** Shows what a customer owes and has paid: sums, invoices, payments. */
export const customerAccount = (by: Permit<'invoices:read' | 'own:read'>, customer: CustomerNumber) =>
  look(by, by.permission === 'own:read' ? 'own pages' : 'account', async (tx) => {
    const numbers = await numbersOf(tx, customer);
    const answer = {
      ...(await sumsOf(tx, numbers, todayOf(by))),
      invoices: await accountInvoices(tx, numbers, todayOf(by)),
      payments: await accountPayments(tx, numbers),
    };
    return { customers: [customer], answer };
  });

/** Shows how a customer's values changed, by whose word, newest first. */
export const customerChanges = (by: Permit<'customers:find'>, customer: CustomerNumber, part: Part) =>
  look(by, 'history', async (tx) => {
    const found = await changesOf(tx, await numbersOf(tx, customer), { ...part, limit: part.limit + 1 });
    return { customers: [customer], answer: pageOf(found, part.limit) };
  });

/** Shows who looked at a customer, on which screen and why. This look is one of them. */
export const customerLooks = (by: Permit<'audit:read'>, customer: CustomerNumber, part: Part) =>
  look(by, 'looks', async (tx) => {
    const found = await looksAt(tx, await numbersOf(tx, customer), { ...part, limit: part.limit + 1 });
    return { customers: [customer], answer: pageOf(found, part.limit) };
  });
