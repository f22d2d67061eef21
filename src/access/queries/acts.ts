import { sql } from 'kysely';
import type { ActId, CustomerNumber, Permit } from '#kernel';
import type { Tx } from '#platform';

/** Writes the act that begins a transaction and gives its id. */
export async function actOf(tx: Tx, by: Permit): Promise<ActId> {
  const { id } = await tx
    .insertInto('access.act')
    .values({
      user_id: by.actor.user,
      who: by.actor.who,
      permission: by.permission,
      purpose: by.purpose,
      entry: by.entry,
      request_id: by.requestId,
      reason: by.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as unknown as ActId;
}

/** Writes who was looked at, each customer once, in one statement. */
export async function insertLooks(
  tx: Tx,
  act: ActId,
  customers: readonly CustomerNumber[],
  screen: string,
): Promise<void> {
  if (customers.length === 0) return;
  await sql`insert into access.look (act, customer, screen)
    select ${act}, customer, ${screen} from unnest(${[...new Set(customers)]}::integer[]) as seen(customer)`.execute(
    tx,
  );
}
