import { createReadStream } from 'node:fs';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asStart, transact } from '#access';
import { runReminders } from '#collection';
import { createCustomersIn, type CustomerValues, recordSource } from '#customers';
import { banIn, consentIn } from '#gate';
import { runInvoices } from '#invoicing';
import { type Cents, cents, type CustomerNumber, type Day, plus } from '#kernel';
import { type GivenOrder, placeOrders, renewTerms } from '#orders';
import { importPayments } from '#payments';
import { clockAt, type Register } from '#platform';
import { takeCalls } from './calls.ts';
import { Dice } from './dice.ts';
import { demoOrganisation, demoPerson } from './people.ts';
import { type Waiting, waitingInvoices } from './queries.ts';
import { type Deposit, statementFile } from './statement.ts';
import { closeMonthBefore, soldBySeller } from './suppliers.ts';

const ORGANISATIONS = 0.08;
const SUBSCRIBING = 0.85;
const PAYING = 0.93;
const BANNING = 0.1;
const CONSENTING = 0.25;

/** What a month of the demo publisher is made of. */
export type Month = {
  readonly register: Register;
  readonly dice: Dice;
  /** The first day. */
  readonly from: Day;
  readonly newCustomers: number;
  readonly firstNew: number;
  readonly iban: string;
  readonly openingCents: Cents;
};

/** Lives one month by the same verbs as the desk: new customers and orders, renewals, invoices, payments, reminders. Gives the bank balance. */
export async function liveMonth(month: Month): Promise<Cents> {
  const { from } = month;
  const register: Register = { ...month.register, clock: clockAt(from) };
  await closeMonthBefore(register, from);
  const made = await newCustomers({ ...month, register });
  await takeCalls(register, month.dice, made.map(({ number }) => number)); // prettier-ignore
  const orders = ordersOf(month.dice, made, from).map(soldBySeller);
  await placeOrders(asStart(register, 'orders:make'), orders);
  await renewTerms(asStart(register, 'orders:make'), from);
  await runInvoices(asStart(register, 'invoices:issue'), from);
  const to = from.with({ day: from.daysInMonth });
  const later: Register = { ...month.register, clock: clockAt(to) };
  const closing = await receivePayments({ ...month, register: later }, to);
  await runReminders(asStart(later, 'reminders:send'), to);
  return closing;
}

type Made = { readonly number: CustomerNumber; readonly values: CustomerValues };

async function newCustomers({ register, dice, from, newCustomers: count, firstNew }: Month): Promise<Made[]> {
  const values = Array.from({ length: count }, (_each, at) =>
    dice.happens(ORGANISATIONS) ? demoOrganisation(dice, firstNew + at) : demoPerson(dice, firstNew + at),
  );
  return transact(asStart(register, 'customers:change'), async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'order', name: 'WEB', receivedOn: from });
    const rows = values.map((one) => ({ row: null, values: one }));
    const numbers = await createCustomersIn(tx, { act, source, today: from }, rows);
    const made = numbers.flatMap((number, at): Made[] => (values[at] ? [{ number, values: values[at] }] : []));
    const banning = made.filter(() => dice.happens(BANNING));
    const told = { toldBy: 'customer', means: 'phone' } as const;
    await banIn(tx, act, banning.map(({ number }) => ({ customer: number, channel: dice.one(['post', 'phone', 'email', 'disclosure'] as const), ...told }))); // prettier-ignore
    const consenting = made.filter(({ values: { email } }) => email !== null && dice.happens(CONSENTING));
    await consentIn(tx, act, consenting.map(({ number }) => ({ customer: number, channel: 'email' as const, givenOn: from, wording: 'web order 2024', source }))); // prettier-ignore
    return made;
  });
}

function ordersOf(dice: Dice, made: readonly Made[], day: Day): GivenOrder[] {
  return made
    .filter(() => dice.happens(SUBSCRIBING))
    .map(({ number, values }) => {
      const friend = dice.happens(0.05) ? dice.one(made).number : number;
      const isGift = friend !== number && values.kind === 'person';
      return {
        receiver: isGift ? friend : number,
        payer: number,
        offer: offerFor(dice, values.kind === 'organisation', isGift),
        copies: values.kind === 'organisation' ? dice.whole(1, 5) : 1,
        startOn: day,
        soldOn: day,
        salesChannel: dice.one(['web', 'letter', 'staff']),
      };
    });
}

const offerFor = (dice: Dice, isOrganisation: boolean, isGift: boolean): string => {
  if (isOrganisation) return 'YRITYS12';
  return isGift ? 'LAHJA12' : dice.one(['KESTO12', 'KESTO12', 'KESTO12', 'MAARA6', 'KOE3', 'DIGI1']);
};

async function receivePayments({ register, dice, from, iban, openingCents }: Month, to: Day): Promise<Cents> {
  const waiting = await waitingInvoices(register.db, to);
  const deposits = waiting
    .filter(() => dice.happens(PAYING))
    .map((invoice, at) => deposit(dice, invoice, { at, to, from }));
  if (deposits.length === 0) return openingCents;
  const closingCents = plus(openingCents, ...deposits.map((one) => one.cents));
  const id = `DEMO${to.toString().replaceAll('-', '')}`;
  const content = statementFile({ id, iban, openingCents, closingCents, from, to, deposits });
  const folder = join(register.home, 'demo');
  const path = join(folder, `${id}.xml`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, content, { mode: 0o600 });
  try {
    const imported = await importPayments(asStart(register, 'payments:import'), {
      name: `${id}.xml`,
      open: () => createReadStream(path),
    });
    if (imported.kind === 'refused')
      throw new Error(`the demo’s bank file was refused: ${imported.because} ${imported.field ?? ''}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return closingCents;
}

/** Mostly to the cent and with the reference; some pay a part, some too much, some leave the reference out. */
function deposit(dice: Dice, invoice: Waiting, { at, to, from }: { at: number; to: Day; from: Day }): Deposit {
  const paid = dice.fraction();
  const owed = invoice.open_cents;
  const amount = paid < 0.02 ? Math.floor(owed / 2) : paid < 0.03 ? owed + 10_00 : owed;
  const knowsReference = dice.happens(0.97);
  const bookedOn = Temporal.PlainDate.compare(invoice.due_on, from) < 0 ? to : invoice.due_on;
  return {
    key: `${to.toString().replaceAll('-', '')}${String(at).padStart(8, '0')}`,
    bookedOn,
    cents: cents(Math.max(1, amount)),
    reference: knowsReference ? invoice.reference : null,
    payerName: invoice.payer_name.slice(0, 70),
    message: knowsReference ? null : 'lehtitilaus',
  };
}
