import { asWorker, transact } from '#access';
import { type CustomerNumber, day, type SubscriptionId } from '#kernel';
import { type GivenOrder, interruptIn, type Placed, placeOrders, resumeIn } from '#orders';
import type { Register } from '#platform';

type Told = { readonly offer?: string; readonly startOn?: string; readonly payer?: CustomerNumber } & Partial<
  Omit<GivenOrder, 'offer' | 'startOn' | 'receiver' | 'payer'>
>;

/** An order that a seller brings from a door, of the offer KESTO12 from the first of the next month unless told otherwise. */
export function anOrder(register: Register, receiver: CustomerNumber, told: Told = {}): GivenOrder {
  const today = register.clock.today();
  return {
    offer: 'KESTO12',
    copies: 1,
    soldOn: today,
    salesChannel: 'door',
    ...told,
    receiver,
    payer: told.payer ?? receiver,
    startOn: told.startOn ? day(told.startOn) : today.with({ day: 1 }).add({ months: 1 }),
  };
}

/** Takes the order; throws when it is refused. */
export async function givenOrder(
  register: Register,
  receiver: CustomerNumber,
  told: Told = {},
): Promise<Extract<Placed, { kind: 'placed' }>> {
  const [placed] = await placeOrders(asWorker(register, 'orders:make', 'orders'), [anOrder(register, receiver, told)]);
  if (placed?.kind !== 'placed') throw new Error(placed?.because ?? 'no answer');
  return placed;
}

/** Stops delivery to a subscription from a day to another, on which it goes on. */
export async function givenInterruption(
  register: Register,
  subscription: SubscriptionId,
  [since, on]: readonly [string, string],
): Promise<void> {
  await transact(asWorker(register, 'orders:make', 'orders'), async (tx, act) => {
    await interruptIn(tx, act, [{ subscription, since: day(since), because: 'unpaid' }]);
    await resumeIn(tx, act, [{ subscription, on: day(on) }]);
  });
}
