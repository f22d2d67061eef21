import { sql } from 'kysely';
import type { Day, IssueId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { ChangedIssue } from '../calendar/changes.ts';
import type { Issue, NewIssue } from '../calendar/issue.ts';
import { CATALOGUE_MAX } from './limits.ts';

/** Which issues are asked for; what is not told does not limit. */
export type IssuesAsked = {
  readonly titles?: readonly string[] | undefined;
  readonly ids?: readonly IssueId[] | undefined;
  readonly year?: number | undefined;
  /** Days of distribution, both included. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
};

/** Issues, the cancelled ones too, by day of distribution, title and number. */
export async function selectIssues(db: Database | Tx, asked: IssuesAsked): Promise<Issue[]> {
  const { titles, ids, year, from, to } = asked;
  let query = db
    .selectFrom('catalog.issue')
    .select([
      'id',
      'title',
      'year',
      'number',
      'covers',
      'planned_on',
      'orders_by',
      'addresses_by',
      'labels_by',
      'closed_on',
      'cancelled_on',
    ]);
  if (titles) query = query.where('title', 'in', titles.length > 0 ? titles : ['']);
  if (ids) query = query.where('id', 'in', ids.length > 0 ? ids : [0]);
  if (year !== undefined) query = query.where('year', '=', year);
  if (from) query = query.where('planned_on', '>=', from);
  if (to) query = query.where('planned_on', '<=', to);
  const rows = await query
    .orderBy('planned_on')
    .orderBy('title')
    .orderBy('year')
    .orderBy('number')
    .limit(CATALOGUE_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id as IssueId,
    title: row.title,
    year: row.year,
    number: row.number,
    covers: row.covers,
    distributedOn: row.planned_on,
    ordersBy: row.orders_by,
    addressesBy: row.addresses_by,
    labelsBy: row.labels_by,
    closedOn: row.closed_on,
    cancelledOn: row.cancelled_on,
  }));
}

/** Holds the calendars of titles to the end of the transaction: nobody else changes or closes their issues meanwhile. */
export async function lockCalendars(tx: Tx, titles: readonly string[]): Promise<void> {
  await tx
    .selectFrom('catalog.title')
    .select('code')
    .where('code', 'in', titles.length > 0 ? titles : [''])
    .orderBy('code')
    .forNoKeyUpdate()
    .execute();
}

const ISSUE_COLUMNS = {
  title: 'text',
  year: 'smallint',
  number: 'smallint',
  covers: 'smallint',
  distributedOn: 'date',
  ordersBy: 'date',
  addressesBy: 'date',
  labelsBy: 'date',
} as const;

/** Writes the issues that the calendar lacks; gives how many they were. Those that stand stay as they are. */
export async function insertIssues(tx: Tx, issues: readonly NewIssue[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into catalog.issue (title, year, number, covers, planned_on, orders_by, addresses_by, labels_by)
    select title, year, number, covers, "distributedOn", "ordersBy", "addressesBy", "labelsBy"
      from ${unnested('given', ISSUE_COLUMNS, issues)}
        on conflict (title, year, number) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Writes changed issues over those that stand. */
export async function updateIssues(tx: Tx, changed: readonly ChangedIssue['after'][]): Promise<void> {
  const columns = { id: 'bigint', ...ISSUE_COLUMNS, cancelledOn: 'date' } as const;
  await sql`update catalog.issue i
       set covers = g.covers, planned_on = g."distributedOn", orders_by = g."ordersBy",
           addresses_by = g."addressesBy", labels_by = g."labelsBy", cancelled_on = g."cancelledOn"
      from ${unnested('g', columns, changed)}
     where i.id = g.id`.execute(tx);
}

/** Closes issues that stand open; gives those that were closed. */
export async function updateClosed(tx: Tx, ids: readonly IssueId[], on: Day): Promise<IssueId[]> {
  const rows = await tx
    .updateTable('catalog.issue')
    .set({ closed_on: on })
    .where('id', 'in', ids.length > 0 ? ids : [0])
    .where('closed_on', 'is', null)
    .where('cancelled_on', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id as IssueId);
}
