import { databaseOf, transact } from '#access';
import type { Permit } from '#kernel';
import type { DefinitionFault } from './definition.ts';
import {
  endGroup as endRow,
  type FrozenList,
  type SavedGroup,
  selectGroup,
  selectGroupNamed,
  selectGroups,
  selectLists,
  upsertGroup,
} from './queries/groups.ts';
import { readDefinition } from './read-definition.ts';

const GROUPS_MAX = 500;

/** What became of a group that was to be saved. */
export type GroupSaved =
  | { readonly kind: 'saved'; readonly id: number }
  | ({ readonly kind: 'refused' } & DefinitionFault);

/** Saves a target group under a name, over the one that stands under it; a definition that cannot be read is refused. */
export async function saveGroup(by: Permit<'groups:read'>, name: string, definition: unknown): Promise<GroupSaved> {
  const read = readDefinition(definition);
  if (read.kind === 'refused') return read;
  return transact(by, async (tx, act) => ({ kind: 'saved', id: await upsertGroup(tx, act, { name, definition }) }));
}

/** Ends a saved group; false when none stands under the id. Its name is free again, its lists stay. */
export const endGroup = (by: Permit<'groups:read'>, id: number): Promise<boolean> =>
  transact(by, (tx) => endRow(tx, id));

/** The saved groups that stand, by name. */
export const listGroups = (by: Permit<'groups:read'>): Promise<SavedGroup[]> =>
  selectGroups(databaseOf(by), GROUPS_MAX);

/** A saved group by its id. */
export const groupOf = (by: Permit<'groups:read' | 'groups:export'>, id: number): Promise<SavedGroup | null> =>
  selectGroup(databaseOf(by), id);

/** The saved group that stands under the name. */
export const groupNamed = (by: Permit<'groups:read' | 'groups:export'>, name: string): Promise<SavedGroup | null> =>
  selectGroupNamed(databaseOf(by), name);

/** The newest frozen lists. */
export const listFrozen = (by: Permit<'groups:read'>, limit: number): Promise<FrozenList[]> =>
  selectLists(databaseOf(by), limit);
