import { sql } from 'kysely';
import type { CustomerNumber, Moment } from '#kernel';
import type { Database, Tx } from '#platform';
import type { JournalRow } from './journal.ts';

/** One line of the journal with all that is to be told of its source, and who wrote it; undone ones too. */
export type ShownRow = JournalRow & {
  batch: number | null;
  file_name: string | null;
  licence: string | null;
  purposes: string[] | null;
  told_by: string | null;
  who: string;
  user_name: string | null;
  undone_at: Moment | null;
};

const LINES_MAX = 2_000;

/** The whole journal of the customers, oldest first, with sources and writers, without lines older than the latest thousands. */
export async function shownJournal(db: Database | Tx, customers: readonly CustomerNumber[]): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select c.id, c.customer, c.source, c.act, s.kind, s.name, s.received_on, c.source_row, c.made, c.before, c.after, c.confirmed,
             c.said, c.held_back, c.changed_at, c.effective_on, c.by_likeness, c.undone_act, s.batch, s.file_name, s.licence, s.purposes, s.told_by,
             act.who, u.name as user_name, undone.done_at as undone_at
        from customers.change c
        join customers.source s on s.id = c.source
        join access.act act on act.id = c.act
        left join access.user_account u on u.id = act.user_id
        left join access.act undone on undone.id = c.undone_act
       where c.customer = any(${customers}::integer[])
       order by c.id desc limit ${LINES_MAX}`.execute(db);
  return rows.toReversed();
}

/** Does something and takes it back, inside a transaction that goes on: what would happen is told, and nothing happens. */
export async function rehearsed<Answer>(tx: Tx, work: () => Promise<Answer>): Promise<Answer> {
  await sql`savepoint rehearsal`.execute(tx);
  const answer = await work();
  await sql`rollback to savepoint rehearsal`.execute(tx);
  return answer;
}
