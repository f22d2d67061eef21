import { databaseOf, look, type Seen, todayOf, transact } from '#access';
import { currentIn, customersIn, nameOf } from '#customers';
import { type CustomerNumber, type Day, isBefore, type Permit } from '#kernel';
import {
  answerDuties,
  countOpen,
  type DutyOfCustomer,
  type Exemption,
  type Means,
  type OpenDuty,
  type OriginCount,
  type QueuePlace,
  selectOfCustomer,
  selectOpen,
  selectOpenCustomer,
} from './queries/duties.ts';

/** Somebody in the queue. */
export type Waiting = OpenDuty & { readonly name: string; readonly isOverdue: boolean };

/** Who has yet to be told, the earliest due first; whose rows were seen is in the read audit. */
export const waitingNotices = (
  by: Permit<'notices:read'>,
  wanted: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<Waiting[]> =>
  look(by, 'information queue', async (tx): Promise<Seen<Waiting[]>> => {
    const open = await selectOpen(tx, wanted);
    const customers = [...new Set(open.map(({ customer }) => customer))];
    const names = new Map((await customersIn(tx, customers)).map(({ number, values }) => [number, nameOf(values)]));
    const today = todayOf(by);
    const answer = open.map((duty) => ({
      ...duty,
      name: names.get(duty.customer) ?? '',
      isOverdue: isBefore(duty.dueOn, today),
    }));
    return { customers, answer };
  });

/** How many wait and are late, by origin. */
export const countNotices = (by: Permit<'notices:read'>): Promise<OriginCount[]> =>
  countOpen(databaseOf(by), todayOf(by));

/** Where data about one person came from, and when and how he was told. */
export const noticesOf = (by: Permit<'customers:find'>, customer: CustomerNumber): Promise<DutyOfCustomer[]> =>
  look(by, 'information duties', async (tx): Promise<Seen<DutyOfCustomer[]>> => {
    const current = (await currentIn(tx, [customer])).get(customer) ?? customer;
    return { customers: [current], answer: await selectOfCustomer(tx, current) };
  });

/** How a person answers a duty by hand: the person was told, or need not be. */
export type DutyAnswer =
  | { readonly kind: 'told'; readonly means: Exclude<Means, 'order'>; readonly on: Day }
  | { readonly kind: 'exempt'; readonly because: Exclude<Exemption, 'told_at_the_order'>; readonly note: string };

/** What came of answering. */
export type DutyAnswered =
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused'; readonly because: 'no_open_duty' | 'day_in_future' };

/** Notes that a person was told by other means than the run, or why he need not be. */
export const answerDuty = (by: Permit<'notices:send'>, duty: number, answer: DutyAnswer): Promise<DutyAnswered> =>
  transact(by, async (tx, act): Promise<DutyAnswered> => {
    const customer = await selectOpenCustomer(tx, duty);
    if (customer === null) return { kind: 'refused', because: 'no_open_duty' };
    const nothing = { id: duty, toldOn: null, means: null, outbound: null, document: null, exempt: null, note: null };
    if (answer.kind === 'exempt') {
      await answerDuties(tx, act, [{ ...nothing, exempt: answer.because, note: answer.note }]);
      return { kind: 'answered' };
    }
    if (isBefore(todayOf(by), answer.on)) return { kind: 'refused', because: 'day_in_future' };
    await answerDuties(tx, act, [{ ...nothing, toldOn: answer.on, means: answer.means }]);
    return { kind: 'answered' };
  });
