import { sql } from 'kysely';
import type { ActId } from '#kernel';
import type { Tx } from '#platform';

/** A profile to be saved; a new one does not take the place of one that has its name. */
export type SavedDefinition = { readonly name: string; readonly definition: unknown; readonly isNew: boolean };

/** Saves a profile; whether it was saved. */
export async function upsertProfile(
  tx: Tx,
  act: ActId,
  { name, definition, isNew }: SavedDefinition,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into sources.profile as standing (name, definition, act)
    values (${name}, ${JSON.stringify(definition)}::jsonb, ${act})
    on conflict (name) do update set definition = excluded.definition, act = excluded.act
      where not ${isNew}::boolean`.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}

/** Deletes a saved profile; whether there was one. */
export async function deleteProfileRow(tx: Tx, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from sources.profile where name = ${name}`.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}
