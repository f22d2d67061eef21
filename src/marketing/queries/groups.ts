import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, Moment } from '#kernel';
import type { Database, Tx } from '#platform';

/** A saved group: its definition in the builder's own JSON. */
export type SavedGroup = {
  readonly id: number;
  readonly name: string;
  readonly definition: unknown;
  readonly savedAt: Moment;
};

/** The saved groups that stand, by name. */
export async function selectGroups(db: Database | Tx, limit: number): Promise<SavedGroup[]> {
  const rows = await db
    .selectFrom('marketing.target_group')
    .select(['id', 'name', 'definition', 'saved_at as savedAt'])
    .where('ended_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows;
}

/** A saved group by its id, an ended one too. */
export async function selectGroup(db: Database | Tx, id: number): Promise<SavedGroup | null> {
  const row = await db
    .selectFrom('marketing.target_group')
    .select(['id', 'name', 'definition', 'saved_at as savedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The group of that name that stands. */
export async function selectGroupNamed(db: Database | Tx, name: string): Promise<SavedGroup | null> {
  const row = await db
    .selectFrom('marketing.target_group')
    .select(['id', 'name', 'definition', 'saved_at as savedAt'])
    .where('name', '=', name)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Saves a group under a name, over the one that stands under it; lists frozen before keep the definition they had. */
export async function upsertGroup(
  tx: Tx,
  act: ActId,
  { name, definition }: { readonly name: string; readonly definition: unknown },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into marketing.target_group (name, definition, act)
    values (${name}, ${JSON.stringify(definition)}::jsonb, ${act})
        on conflict (name) where ended_at is null do update
       set definition = excluded.definition, act = excluded.act, saved_at = clock_timestamp()
 returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Ends a group; false when none stands under the id. */
export async function endGroup(tx: Tx, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update marketing.target_group set ended_at = clock_timestamp()
    where id = ${id} and ended_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}

/** A list that was frozen. */
export type FrozenList = {
  readonly id: number;
  readonly group: number | null;
  readonly frozenOn: Day;
  readonly members: number;
};

/** Opens a list without members. */
export async function insertList(
  tx: Tx,
  act: ActId,
  list: { readonly group: number | null; readonly definition: unknown; readonly frozenOn: Day },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into marketing.frozen_list (target_group, definition, frozen_on, members, act)
    values (${list.group}, ${JSON.stringify(list.definition)}::jsonb, ${String(list.frozenOn)}::date, 0, ${act})
    returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Writes how many members a list has. */
export async function updateMembers(tx: Tx, id: number, members: number): Promise<void> {
  await tx.updateTable('marketing.frozen_list').set({ members }).where('id', '=', id).execute();
}

/** A frozen list by its id. */
export async function selectList(db: Database | Tx, id: number): Promise<FrozenList | null> {
  const row = await db
    .selectFrom('marketing.frozen_list')
    .select(['id', 'target_group as group', 'frozen_on as frozenOn', 'members'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest frozen lists. */
export async function selectLists(db: Database | Tx, limit: number): Promise<FrozenList[]> {
  return db
    .selectFrom('marketing.frozen_list')
    .select(['id', 'target_group as group', 'frozen_on as frozenOn', 'members'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The next members of a list by number, merged ones under the customer that stands, each once. */
export async function selectMembers(
  tx: Tx,
  { list, after, limit }: { readonly list: number; readonly after: number; readonly limit: number },
): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select distinct coalesce(c.merged_into, c.number) as number
      from marketing.frozen_member m join customers.customer c on c.number = m.customer
     where m.list = ${list} and coalesce(c.merged_into, c.number) > ${after}
     order by number limit ${limit}`.execute(tx);
  return rows.map(({ number }) => number);
}
