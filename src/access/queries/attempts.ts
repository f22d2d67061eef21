import { sql } from 'kysely';
import type { Moment } from '#kernel';
import type { Database, Tx } from '#platform';

/** One try to sign in, as keyed hashes: of the e-mail that was typed and of the address it came from. */
export type AttemptOf = { readonly account: Buffer; readonly address: Buffer };

/** Holds other attempts on the same account back until the transaction ends, so that parallel guesses are counted. */
export async function lockAccount(tx: Tx, { account }: AttemptOf): Promise<void> {
  await sql`select pg_advisory_xact_lock(${account.readInt32BE(0)}, ${account.readInt32BE(4)})`.execute(tx);
}

export type AttemptFacts = {
  readonly strangerFailures: number;
  readonly ownFailures: number;
  readonly addressFailures: number;
  readonly lastOwnFailureAt: Moment | null;
  readonly lastStrangerFailureAt: Moment | null;
  readonly lastAddressFailureAt: Moment | null;
  readonly isKnownAddress: boolean;
};

/** What the attempts of the last day, hour and month say of an account and an address. */
export async function attemptFacts(tx: Tx, { account, address }: AttemptOf, now: Moment): Promise<AttemptFacts> {
  const { rows } = await sql<AttemptFacts>`
    with of_account as (
      select address_hash, succeeded, tried_at from access.sign_in_attempt
       where account_hash = ${account} and tried_at > ${String(now)}::timestamptz - interval '30 days'
    ), known as (select distinct address_hash from of_account where succeeded
    ), recent as (
      select f.*, f.address_hash in (select address_hash from known) as is_known from of_account f
       where not succeeded and tried_at > ${String(now)}::timestamptz - interval '1 day'
         and tried_at > coalesce((select max(tried_at) from of_account s
                                   where s.succeeded and s.address_hash = f.address_hash), '-infinity')
    ), of_address as (
      select tried_at from access.sign_in_attempt
       where address_hash = ${address} and not succeeded and tried_at > ${String(now)}::timestamptz - interval '1 hour'
    )
    select (select count(*) from recent where not is_known)                         as "strangerFailures",
           (select max(tried_at) from recent where not is_known)                    as "lastStrangerFailureAt",
           (select count(*) from recent where address_hash = ${address})            as "ownFailures",
           (select max(tried_at) from recent where address_hash = ${address})       as "lastOwnFailureAt",
           (select count(*) from of_address)                                        as "addressFailures",
           (select max(tried_at) from of_address)                                   as "lastAddressFailureAt",
           exists (select from known where address_hash = ${address})               as "isKnownAddress"`.execute(tx);
  const [facts] = rows;
  if (!facts) throw new RangeError('no facts about attempts');
  return facts;
}

/** Notes an attempt as failed; whoever succeeds says so afterwards, so that a crash counts as a failure. */
export async function insertAttempt(tx: Tx, { account, address }: AttemptOf, now: Moment): Promise<number> {
  const { id } = await tx
    .insertInto('access.sign_in_attempt')
    .values({ account_hash: account, address_hash: address, succeeded: false, tried_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes that an attempt succeeded. */
export async function attemptSucceeded(db: Database | Tx, id: number): Promise<void> {
  await db.updateTable('access.sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute();
}

/** Forgets attempts that no rule looks at any more. */
export async function forgetAttempts(db: Database | Tx, now: Moment): Promise<void> {
  await db
    .deleteFrom('access.sign_in_attempt')
    .where('tried_at', '<', now.subtract({ hours: 30 * 24 }))
    .execute();
  await db
    .deleteFrom('access.sign_in_attempt')
    .where('tried_at', '<', now.subtract({ hours: 24 }))
    .where('succeeded', '=', false)
    .execute();
}
