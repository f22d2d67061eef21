import { sql } from 'kysely';
import type { Held } from '#customers';
import type { CustomerNumber, Day, Moment } from '#kernel';
import type { Tx } from '#platform';

/** Values by the key under which the journal knows them. */
export type Said = Readonly<Record<string, string | Held | null>>;

/** One change as it was told, with the source that told it. */
export type Change = {
  readonly id: number;
  readonly changedAt: Moment;
  readonly made: boolean;
  readonly before: Said;
  readonly after: Said;
  readonly confirmed: readonly string[];
  readonly heldBack: Said;
  readonly isUndone: boolean;
  readonly sourceKind: string;
  readonly sourceName: string;
  readonly receivedOn: Day;
  readonly batch: number | null;
  readonly fileName: string | null;
  readonly row: number | null;
  readonly who: string;
  readonly userName: string | null;
};

/** The customer's changes, newest first, from after one of them on. */
export const changesOf = async (
  tx: Tx,
  numbers: readonly CustomerNumber[],
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<Change[]> =>
  (
    await sql<Change>`
    select c.id, c.changed_at as "changedAt", c.made, c.before, c.after, c.confirmed, c.held_back as "heldBack",
           c.undone_act is not null as "isUndone", s.kind as "sourceKind", s.name as "sourceName",
           s.received_on as "receivedOn", s.batch, s.file_name as "fileName", c.source_row as row,
           act.who, u.name as "userName"
      from customers.change c
      join customers.source s on s.id = c.source
      join access.act act on act.id = c.act
      left join access.user_account u on u.id = act.user_id
     where c.customer = any(${[...numbers]}::integer[]) and (${before}::bigint is null or c.id < ${before})
     order by c.id desc limit ${limit}`.execute(tx)
  ).rows;

export type Look = {
  readonly id: number;
  readonly at: Moment;
  readonly who: string;
  readonly userName: string | null;
  readonly screen: string;
  readonly purpose: string;
  readonly entry: string;
};

/** Who looked at the customer, newest first. */
export const looksAt = async (
  tx: Tx,
  numbers: readonly CustomerNumber[],
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<Look[]> =>
  (
    await sql<Look>`
    select l.id, act.done_at as at, act.who, u.name as "userName", l.screen, act.purpose, act.entry
      from access.look l
      join access.act act on act.id = l.act
      left join access.user_account u on u.id = act.user_id
     where l.customer = any(${[...numbers]}::integer[]) and (${before}::bigint is null or l.id < ${before})
     order by l.id desc limit ${limit}`.execute(tx)
  ).rows;
