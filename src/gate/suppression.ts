import { createHmac } from 'node:crypto';
import { CHANNELS, type ActId, type Channel, type CustomerNumber, type Day, nameKey, type SourceId } from '#kernel';
import { customersIn, type CustomerValues } from '#customers';
import type { Database, Tx } from '#platform';
import { secretOf } from '#register';
import { insertBans } from './queries/bans.ts';
import { insertSuppressions, suppressedKeys } from './queries/suppression.ts';

/** By what a ban without a record knows somebody. */
export type Recognisable = Pick<
  CustomerValues,
  'kind' | 'givenNames' | 'familyName' | 'organisationName' | 'postalCode' | 'phone' | 'email'
>;

/** A key of somebody: which kind, and the keyed hash. Without the register's secret nobody can be guessed from it. */
export type SuppressionKey = { readonly kind: 'email' | 'phone' | 'name_address'; readonly key: Buffer };

const firstName = (givenNames: string | null): string => (givenNames ?? '').trim().split(/\s+/)[0] ?? '';

/** First given name and surname with the postal code; a post is a person at work and is not known by it. */
function nameAndCode(who: Recognisable): string | null {
  if (who.kind === 'post' || !who.postalCode) return null;
  const name =
    who.kind === 'organisation' ? who.organisationName : `${firstName(who.givenNames)} ${who.familyName ?? ''}`;
  const key = nameKey(name ?? '');
  return key === '' || (who.kind === 'person' && !key.includes(' ')) ? null : `${key}|${who.postalCode}`;
}

/** The keys of somebody, each a keyed hash of what is recognisable. */
export function suppressionKeys(secret: Buffer, who: Recognisable): SuppressionKey[] {
  const known = [
    ['email', who.email?.toLowerCase() ?? null],
    ['phone', who.phone],
    ['name_address', nameAndCode(who)],
  ] as const;
  return known.flatMap(([kind, text]) =>
    text ? [{ kind, key: createHmac('sha256', secret).update(`${kind}\u0000${text}`).digest() }] : [],
  );
}

/** A ban to be kept without a record: somebody who is not, or soon will not be, a customer. */
export type Unrecorded = {
  readonly who: Recognisable;
  readonly channels: readonly Channel[];
  readonly until?: Day | null;
};

/** Keeps bans of people of whom there is no record, so that they hold when a file brings them back. */
export async function suppressIn(tx: Tx, _act: ActId, rows: readonly Unrecorded[]): Promise<void> {
  const secret = await secretOf(tx);
  const keys = rows.flatMap(({ who, channels, until }) =>
    suppressionKeys(secret, who).flatMap((key) =>
      channels.map((channel) => ({ ...key, channel, until: until ? String(until) : null })),
    ),
  );
  await insertSuppressions(tx, keys);
}

/** Which channels are banned for each of the people, by bans that outlived their record. */
export async function suppressedIn(
  db: Database | Tx,
  rows: readonly Recognisable[],
  today: Day,
): Promise<ReadonlySet<Channel>[]> {
  const found: Set<Channel>[] = rows.map(() => new Set<Channel>());
  if (rows.length === 0) return found;
  const secret = await secretOf(db);
  const keys = rows.flatMap((who, row) => suppressionKeys(secret, who).map((key) => ({ row, ...key })));
  for (const { row, channel } of await suppressedKeys(db, keys, String(today))) found[row]?.add(channel);
  return found;
}

/**
 * Sets on customers just made or changed the bans that outlived an earlier record; gives how many. To be called wherever
 * customers are made, before anything is sent.
 */
export async function banSuppressedIn(
  tx: Tx,
  { act, today, source = null }: { readonly act: ActId; readonly today: Day; readonly source?: SourceId | null },
  customers: readonly CustomerNumber[],
): Promise<number> {
  if (customers.length === 0) return 0;
  const rows = await customersIn(tx, customers);
  const suppressed = await suppressedIn(tx, rows.map((row) => row.values), today); // prettier-ignore
  const bans = rows.flatMap(({ number }, at) =>
    CHANNELS.filter((channel) => suppressed[at]?.has(channel)).map((channel) => ({
      customer: number, channel, told_by: 'kept ban', means: 'recognised', source, until: null,
    })),
  ); // prettier-ignore
  return bans.length === 0 ? 0 : (await insertBans(tx, act, bans)).length;
}
