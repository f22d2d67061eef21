import { look, mayAlso, type Seen, todayOf } from '#access';
import {
  addressesShown,
  type AddressShown,
  type Conflict,
  conflictsIn,
  contactsShown,
  type ContactShown,
  isHidden,
  protectedAmong,
  type Known,
  knownIn,
  maskedByKey,
  maskedKey,
  type Provenance,
  provenanceIn,
  valuesAsOf,
} from '#customers';
import { type CustomerNumber, type Day, parseDay, type Permit } from '#kernel';
import type { NotFound } from '#platform';
import { pageOf, type Part } from './part.ts';
import { accountInvoices, accountPayments, sumsOf } from './queries/account.ts';
import {
  type Ban,
  bansOf,
  type Consent,
  consentsOf,
  type Decision,
  decisionsOf,
  type Identity,
  identityOf,
  numbersOf,
  type Subscription,
  subscriptionsOf,
} from './queries/card.ts';
import { type Change, changesOf, looksAt } from './queries/changes.ts';

/** Where the value of a field came from, and who said the same last. */
type Origins = Readonly<Record<string, Omit<Provenance, 'confirmedBy'> & { confirmedBy: string | null }>>;

/** What stands on a customer's card, now or at the end of a day. */
export type CustomerCard = {
  readonly kind: 'card';
  readonly asOf: Day | null;
  readonly isMasked: boolean;
  readonly customer: ReturnType<typeof identified>;
  readonly addresses: readonly AddressShown[];
  readonly contactPoints: readonly ContactShown[];
  readonly origins: Origins;
  readonly conflicts: readonly Conflict[];
  readonly bans: readonly Ban[];
  readonly consents: readonly Consent[];
  readonly subscriptions: readonly Subscription[];
  readonly decisions: readonly Decision[];
};

const NOT_FOUND = { kind: 'not found' } as const;

/**
 * Shows a customer's card: values with their origins and conflicts, addresses, bans, consents, subscriptions, and the gate's
 * latest answers with their reasons. A protected address is shown to the person only. The look is in the audit trail before
 * the card is given out.
 *
 * @param asOf  the day at whose end the values, addresses and contacts are shown; now without it
 */
export const customerCard = (
  by: Permit<'customers:find' | 'own:read'>,
  customer: CustomerNumber,
  asOf: Day | null = null,
): Promise<CustomerCard | NotFound> =>
  look(by, by.permission === 'own:read' ? 'own pages' : 'card', async (tx): Promise<Seen<CustomerCard | NotFound>> => {
    const today = todayOf(by);
    const identity = await identityOf(tx, customer);
    const now = await knownIn(tx, customer);
    const known = asOf === null ? now : await valuesAsOf(tx, customer, asOf);
    if (!identity || !now || !known) return { customers: [], answer: NOT_FOUND };
    const isMasked = by.permission !== 'own:read' && (await protectedAmong(tx, [customer], today)).has(customer);
    const numbers = await numbersOf(tx, customer);
    // Reminders and invoices tell of debts; one's own are shown to everybody.
    const seesInvoicing = by.permission === 'own:read' || (await mayAlso(by, 'invoices:read', 'reminders:read'));
    const card: CustomerCard = {
      kind: 'card',
      asOf,
      isMasked,
      customer: identified(identity, known),
      addresses: isMasked ? [] : addressesShown(known, asOf ?? today),
      contactPoints: isMasked ? [] : contactsShown(known),
      origins: originsOf(await provenanceIn(tx, customer, asOf), isMasked),
      conflicts: asOf === null ? shownConflicts(await conflictsIn(tx, customer), isMasked) : [],
      bans: await bansOf(tx, numbers, today),
      consents: await consentsOf(tx, numbers),
      subscriptions: await subscriptionsOf(tx, numbers),
      decisions: await decisionsOf(tx, numbers, seesInvoicing),
    };
    const others = card.subscriptions.flatMap(({ receiver, payer }) => [receiver, payer]);
    return { customers: [customer, ...others], answer: card };
  });

const dayIn = (text: string | null): Day | null => (text === null ? null : parseDay(text));

const identified = (identity: Identity, { values, slots }: Known) => ({
  ...identity,
  kind: values.kind,
  language: values.language,
  givenNames: values.givenNames,
  familyName: values.familyName,
  organisationName: values.organisationName,
  businessId: values.businessId,
  title: values.title,
  industryCode: values.industryCode,
  industryCodeSet: values.industryCodeSet,
  organisation: slots.organisation ?? null,
  deceasedOn: dayIn(values.deceasedOn),
  undeliverableSince: dayIn(values.undeliverableSince),
  protectedUntil: dayIn(values.protectedUntil),
});

const originsOf = (all: readonly Provenance[], isMasked: boolean): Origins =>
  Object.fromEntries(
    all
      .filter(({ field }) => !isMasked || !isHidden(field))
      .map((one) => [one.field, { ...one, confirmedBy: one.confirmedBy.at(-1) ?? null }]),
  );

const shownConflicts = (all: readonly Conflict[], isMasked: boolean): readonly Conflict[] =>
  isMasked ? all.filter(({ field }) => !isHidden(field)) : all;

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
    const isMasked = (await protectedAmong(tx, [customer], todayOf(by))).has(customer);
    return { customers: [customer], answer: pageOf(isMasked ? found.map(maskedChange) : found, part.limit) };
  });

const maskedChange = (change: Change): Change => ({
  ...change,
  before: maskedByKey(change.before),
  after: maskedByKey(change.after),
  heldBack: maskedByKey(change.heldBack),
  confirmed: change.confirmed.map(maskedKey),
});

/** Shows who looked at a customer, on which screen and why. This look is one of them. */
export const customerLooks = (by: Permit<'audit:read'>, customer: CustomerNumber, part: Part) =>
  look(by, 'looks', async (tx) => {
    const found = await looksAt(tx, await numbersOf(tx, customer), { ...part, limit: part.limit + 1 });
    return { customers: [customer], answer: pageOf(found, part.limit) };
  });
