import { todayOf, transact } from '#access';
import type { Permit } from '#kernel';
import type { DefinitionFault } from './definition.ts';
import { insertList, updateMembers } from './queries/groups.ts';
import { insertMembers } from './queries/members.ts';
import { readDefinition } from './read-definition.ts';

/** What became of a group that was to be frozen. */
export type Frozen =
  | { readonly kind: 'frozen'; readonly list: number; readonly members: number }
  | ({ readonly kind: 'refused' } & DefinitionFault);

/**
 * Freezes a target group: writes down who matches now, so that a campaign keeps to the same people. Bans and consents are not frozen: the
 * gate is asked anew whenever the list goes out.
 * @param group  the saved group that the definition is of; `null` when nobody saved it
 */
export async function freezeGroup(
  by: Permit<'groups:export'>,
  definition: unknown,
  group: number | null = null,
): Promise<Frozen> {
  const read = readDefinition(definition);
  if (read.kind === 'refused') return read;
  const today = todayOf(by);
  return transact(by, async (tx, act) => {
    const list = await insertList(tx, act, { group, definition, frozenOn: today });
    const members = await insertMembers(tx, list, read.definition, today);
    await updateMembers(tx, list, members);
    return { kind: 'frozen', list, members };
  });
}
