import { asStart, todayOf, transact } from '#access';
import { giveTask } from '#contacts';
import { changeIn, createCustomersIn, type CustomerValues, customersIn, recordSource, sweepRegister } from '#customers';
import type { CustomerNumber } from '#kernel';
import type { Register } from '#platform';
import type { Dice } from './dice.ts';
import { someCustomers } from './queries.ts';

const PEOPLE = 24;

/**
 * Leaves on the desk what waits there on any day: tasks, doubles to look at, addresses of a time, a word of a bought list
 * against a person's own, a protected address. Gives how many customers were made.
 */
export async function leaveWaiting(register: Register, dice: Dice): Promise<number> {
  const people = await someCustomers(register.db, PEOPLE);
  const [tasked, doubled, away, listed] = [
    people.slice(0, 4),
    people.slice(4, 12),
    people.slice(12, 18),
    people.slice(18),
  ];
  await giveTasks(register, tasked);
  const made = await typeTwice(register, dice, doubled);
  await goAway(register, away);
  await contradict(register, listed);
  await sweepRegister(asStart(register, 'customers:merge'));
  return made.length;
}

async function giveTasks(register: Register, customers: readonly CustomerNumber[]): Promise<void> {
  const by = asStart(register, 'contacts:write');
  const today = todayOf(by);
  const whats = ['Soita takaisin laskusta', 'Kysy uusi osoite', 'Lähetä näytenumero', 'Tarkista lahjatilauksen saaja'];
  for (const [at, customer] of customers.entries())
    await giveTask(by, {
      customer,
      dueOn: today.add({ days: at - 1 < 0 ? 0 : at - 1 }),
      what: whats[at] ?? '',
      assignee: null,
    });
}

/** The same people typed in once more, with a slip of the pen or another telephone. */
function typeTwice(register: Register, dice: Dice, customers: readonly CustomerNumber[]): Promise<CustomerNumber[]> {
  const by = asStart(register, 'customers:change');
  return transact(by, async (tx, act) => {
    const today = todayOf(by);
    const source = await recordSource(tx, act, { kind: 'order', name: 'WEB', receivedOn: today });
    const rows = (await customersIn(tx, customers)).map(({ values }) => ({ row: null, values: again(dice, values) }));
    return createCustomersIn(tx, { act, source, today }, rows);
  });
}

const again = (dice: Dice, values: CustomerValues): CustomerValues =>
  dice.happens(0.5)
    ? { ...values, familyName: values.familyName?.replace(/nen$/, 'nne') ?? null }
    : { ...values, phone: null, streetAddress: values.streetAddress?.replace(/ (\d+)/, ' $1 B') ?? null };

/** Some are away for the winter, one moves in the new year, one has a protected address. */
function goAway(register: Register, customers: readonly CustomerNumber[]): Promise<unknown> {
  const by = asStart(register, 'customers:change');
  return transact(by, async (tx, act) => {
    const today = todayOf(by);
    const source = await recordSource(tx, act, { kind: 'person', name: 'customer service', receivedOn: today });
    const place = { co: null, streetAddress: 'Rantatie 7', postalCode: '99800', city: 'Ivalo', country: 'FI' };
    const [mover, hidden, ...others] = customers;
    const changes = [
      ...(mover ? [{ customer: mover, row: null, values: {}, addresses: [{ kind: 'permanent' as const, validFrom: today.add({ days: 30 }), ...place }] }] : []),
      ...(hidden ? [{ customer: hidden, row: null, values: { protectedUntil: String(today.add({ years: 5 })) } }] : []),
      ...others.map((customer) => ({
        customer, row: null, values: {},
        addresses: [{ kind: 'temporary' as const, validFrom: today.add({ days: 7 }), validTo: today.add({ days: 90 }), ...place }],
      })),
    ]; // prettier-ignore
    return changeIn(tx, { act, source }, changes);
  });
}

/** A bought list that knows another telephone than the people themselves: held back, and shown on their cards. */
function contradict(register: Register, customers: readonly CustomerNumber[]): Promise<unknown> {
  const by = asStart(register, 'customers:change');
  return transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, {
      kind: 'bought_list', name: 'L7', receivedOn: todayOf(by), licence: 'one mailing', purposes: ['informing'],
    }); // prettier-ignore
    return changeIn(tx, { act, source }, customers.map((customer, at) => ({ customer, row: at + 1, values: { phone: `+35850555${8000 + at}` } }))); // prettier-ignore
  });
}
