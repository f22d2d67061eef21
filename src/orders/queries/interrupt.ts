import { sql } from 'kysely';
import type { ActId, Day, SubscriptionId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** An interruption that begins. */
export type GivenInterruption = {
  readonly subscription: SubscriptionId;
  readonly since: Day;
  readonly because: string;
};

/** Begins interruptions of subscriptions that are not interrupted; gives those that were begun. */
export async function insertInterruptions(
  tx: Tx,
  act: ActId,
  rows: readonly GivenInterruption[],
): Promise<SubscriptionId[]> {
  const columns = { subscription: 'bigint', since: 'date', because: 'text' } as const;
  const { rows: begun } = await sql<{ subscription: SubscriptionId }>`
    insert into orders.interruption (subscription, since, because, act)
    select subscription, since, because, ${act} from ${unnested('given', columns, rows)}
        on conflict (subscription) where until is null do nothing
    returning subscription`.execute(tx);
  return begun.map(({ subscription }) => subscription);
}

/** Ends the interruptions of subscriptions on the day before delivery goes on; one that would begin later is ended before it began. */
export async function endInterruptions(
  tx: Tx,
  act: ActId,
  rows: readonly { readonly subscription: SubscriptionId; readonly on: Day }[],
): Promise<SubscriptionId[]> {
  const { rows: ended } = await sql<{ subscription: SubscriptionId }>`
    update orders.interruption x set until = greatest(given."on" - 1, x.since - 1), resumed_act = ${act}
      from ${unnested('given', { subscription: 'bigint', on: 'date' }, rows)}
     where x.subscription = given.subscription and x.until is null
    returning x.subscription`.execute(tx);
  return ended.map(({ subscription }) => subscription);
}
