import type { Brand } from './brand.ts';
import type { Purpose } from './channels.ts';
import type { UserId } from './ids.ts';
import type { Permission } from './permissions.ts';

/** Who acts: a signed-in user, a job, the person who owns the machine, or the start of the system itself. */
export type Actor =
  | { readonly who: 'user'; readonly user: UserId }
  | { readonly who: 'worker' | 'operator' | 'start'; readonly user: null };

/** By which way somebody came. */
export type Entry = 'web' | 'api' | 'cli' | 'worker';

/** What a permit says of itself; goes into the audit trail with every transaction that it opens. */
export type PermitFacts<P extends Permission> = {
  readonly permission: P;
  readonly purpose: Purpose;
  readonly actor: Actor;
  readonly entry: Entry;
  readonly requestId: string | null;
  readonly reason: string | null;
};

/** The right to do one thing, as a value that a verb needs. Only the room `access` makes them. */
export type Permit<P extends Permission = Permission> = Brand<PermitFacts<P>, 'Permit'>;
