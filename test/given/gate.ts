import type { Channel, CustomerNumber } from '#kernel';
import { asWorker } from '#access';
import { setBan } from '#gate';
import type { Register } from '#platform';

/** Sets a ban as the customer tells it on the telephone. */
export async function givenBan(
  register: Register,
  customer: CustomerNumber,
  ...channels: readonly Channel[]
): Promise<void> {
  const outcome = await setBan(asWorker(register, 'bans:set'), customer, channels, {
    toldBy: 'customer',
    means: 'phone',
  });
  if (outcome.kind === 'refused') throw new Error(outcome.because);
}
