import { type Forbidden, suppressIn, type Unrecorded } from '#gate';
import { type Channel, CHANNELS, cleanText, isChannel, isKind, parseEmail, parsePhone } from '#kernel';
import type { Chunk } from './chunk.ts';
import type { OpenRow } from '../queries/rows.ts';

/**
 * Keeps the bans of rows that are held back or rejected, as bans without a record: whoever said no is not sent anything
 * because a postal code was mistyped beside it. They stay when the row is decided and when it is sent back: a ban too many is
 * mended by one word of the person, a message too many by nothing. When the batch is undone they go with it.
 */
export async function keepBansOfHeldRows({ tx, batch, now }: Chunk, rows: readonly OpenRow[]): Promise<void> {
  const unrecorded = rows.flatMap(({ values }) => banOf(values));
  if (unrecorded.length > 0) await suppressIn(tx, unrecorded, { source: batch.source, now });
}

function banOf(values: OpenRow['values']): Unrecorded[] {
  const codes = (values['ban_codes'] ?? '').split('|').map((code) => code.trim().toLowerCase());
  const ofChannels: readonly Channel[] = codes.includes('all') ? CHANNELS : codes.filter(isChannel);
  const channels: readonly Forbidden[] = codes.includes('update') ? [...ofChannels, 'update'] : ofChannels;
  if (channels.length === 0) return [];
  const told = (field: string): string | null => cleanText(values[field] ?? '') || null;
  const kind = told('kind') ?? 'person';
  const who = {
    kind: isKind(kind) ? kind : 'person',
    givenNames: told('given_names'),
    familyName: told('family_name'),
    organisationName: told('organisation_name'),
    postalCode: told('postal_code'),
    phone: parsePhone(values['phone'] ?? ''),
    email: parseEmail(values['email'] ?? ''),
  } as const;
  return [{ who, channels }];
}
