import { todayOf, transact } from '#access';
import { addresseesIn, type Because, sendOut } from '#gate';
import type { CustomerNumber, Permit } from '#kernel';
import type { Declared } from './declared.ts';
import { inspect, type Inspected } from './inspect.ts';

/** Tried in this order: an answer goes to where the person is known to be. */
const CHANNELS = ['post', 'email', 'phone'] as const;

export type SentInspection = Inspected | { readonly kind: 'refused'; readonly because: Because };

/**
 * Gathers the inspection document and lets it out through the gate, as a service message by post; by e-mail where there
 * is no postal address; where there is neither, the person is rung up and fetches it. The document is given only when its outbound row stands.
 */
export async function sendInspection(
  by: Permit<'rights:answer'>,
  declared: Declared,
  customer: CustomerNumber,
): Promise<SentInspection> {
  const inspected = await inspect(by, declared, customer);
  if (inspected.kind === 'refused') return inspected;
  return transact(by, async (tx, act): Promise<SentInspection> => {
    let because: Because | null = null;
    for (const channel of CHANNELS) {
      const sending = { channel, purpose: 'rights', messageType: 'rights answer', today: todayOf(by) } as const;
      const { addressees, refused } = await addresseesIn(tx, act, sending, [customer]);
      if (addressees.length > 0) {
        await sendOut(tx, act, addressees, { document: 'inspection' });
        return inspected;
      }
      because ??= refused[0]?.because ?? null;
    }
    return because ? { kind: 'refused', because } : inspected;
  });
}
