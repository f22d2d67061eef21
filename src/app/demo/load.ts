import { asStart } from '#access';
import { planIssues } from '#catalog';
import { cents, type CustomerNumber } from '#kernel';
import type { Register } from '#platform';
import { readSettings } from '#register';
import { Dice } from './dice.ts';
import { liveMonth } from './month.ts';
import { wellKnownCustomer } from './queries.ts';
import { hireSuppliers } from './suppliers.ts';
import { leaveWaiting } from './waiting.ts';

const MONTHS = 24;
/** Eight of them are typed in twice in the end. */
const CUSTOMERS = 1_992;
/** Most are there when the story begins, the others come month by month. */
const AT_THE_BEGINNING = 1_302;
const SEED = 20_261_124;

/** What the demo register holds, for those who show it. */
export type DemoLoaded = { readonly customers: number; readonly months: number; readonly subscriber: CustomerNumber };

/**
 * Lives the last two years of an invented publisher, month by month, by the verbs that the desk uses; the same on the same day.
 * @param tell  hears how many months of how many have been lived
 */
export async function loadDemo(register: Register, tell: (done: number, of: number) => void): Promise<DemoLoaded> {
  const dice = new Dice(SEED);
  const { ibans } = await readSettings(register.db);
  const iban = ibans[0]?.iban ?? '';
  const first = register.clock.today().with({ day: 1 }).subtract({ months: MONTHS });
  for (let { year } = first; year < register.clock.today().year; year++)
    await planIssues(asStart(register, 'catalog:change'), year);
  const perMonth = (CUSTOMERS - AT_THE_BEGINNING) / (MONTHS - 1);
  await hireSuppliers(register, first);
  let made = 0;
  let balance = cents(50_000_00);
  for (let month = 0; month < MONTHS; month++) {
    const newCustomers =
      month === 0 ? AT_THE_BEGINNING : Math.round(perMonth * month) - Math.round(perMonth * (month - 1));
    const from = first.add({ months: month });
    balance = await liveMonth({ register, dice, from, newCustomers, firstNew: made, iban, openingCents: balance });
    made += newCustomers;
    tell(month + 1, MONTHS);
  }
  made += await leaveWaiting(register, dice);
  return { customers: made, months: MONTHS, subscriber: await wellKnownCustomer(register.db) };
}
