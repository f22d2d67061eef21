import { databaseOf, look, mayAlso, todayOf, withReason } from '#access';
import type { CustomerNumber, Day, Permit } from '#kernel';
import { readReason } from '#platform';
import { knownIn } from './as-of.ts';
import { protectedAmong } from '../queries/protection.ts';
import { type AddressShown, addressesShown, type ContactShown, contactsShown } from './shown.ts';

/** A protected address shown to one person for one case. Refusals: nobody is there; no reason, or one that names somebody. */
export type Revealed =
  | {
      readonly kind: 'revealed';
      readonly addresses: readonly AddressShown[];
      readonly contactPoints: readonly ContactShown[];
    }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'reason_needed' | 'reason_names_somebody' };

/** Shows a protected address and contacts. The look is of its own in the audit trail, with the reason. */
export async function reveal(
  by: Permit<'customers:reveal'>,
  customer: CustomerNumber,
  reason: string,
): Promise<Revealed> {
  const told = readReason(reason);
  if (told.kind === 'refused') return { kind: 'refused', because: 'reason_names_somebody' };
  if (told.reason === null) return { kind: 'refused', because: 'reason_needed' };
  return look(withReason(by, told.reason), 'protected address', async (tx) => {
    const known = await knownIn(tx, customer);
    const answer: Revealed = known ? revealed(known, todayOf(by)) : { kind: 'refused', because: 'unknown_customer' };
    return { customers: known ? [customer] : [], answer };
  });
}

const revealed = (known: Parameters<typeof addressesShown>[0], today: Day): Revealed => ({
  kind: 'revealed',
  addresses: addressesShown(known, today),
  contactPoints: contactsShown(known),
});

/** Why something that holds a protected address is not shown, in this order: no right to reveal one, no reason told. */
export type Unrevealed = { readonly kind: 'refused'; readonly because: 'address_is_protected' | 'reason_needed' };

/** The reasons why something that holds a protected address is not shown. */
export const UNREVEALED = ['address_is_protected', 'reason_needed'] as const satisfies readonly Unrevealed['because'][];

/**
 * Whether something that cannot be masked, a file or everything that is held, may be shown of customers. Of somebody protected it is
 * a reveal: it needs the right to it and the reason of the permit, and is a look of its own in the trail. `null`: it may be shown.
 */
export async function revealFor(by: Permit, customers: readonly CustomerNumber[]): Promise<Unrevealed | null> {
  const hidden = await protectedAmong(databaseOf(by), customers, todayOf(by));
  if (hidden.size === 0) return null;
  if (!(await mayAlso(by, 'customers:reveal'))) return { kind: 'refused', because: 'address_is_protected' };
  if (by.reason === null) return { kind: 'refused', because: 'reason_needed' };
  return look(by, 'protected address', () => Promise.resolve({ customers: [...hidden], answer: null }));
}
