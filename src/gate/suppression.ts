import { createHmac } from 'node:crypto';
import { type Channel, type CustomerNumber, type Day, nameKey } from '#kernel';
import { customersIn, type CustomerValues } from '#customers';
import type { Database, Tx } from '#platform';
import { secretOf } from '#register';
import { insertSuppressions, type Keeping, mergedInto, suppressedKeys, updateKeys } from './queries/suppression.ts';

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

/** What a ban without a record forbids: marketing by a channel, or updating from other registers, which is no marketing. */
export type Forbidden = Channel | 'update';

/** A ban to be kept without a record: somebody who is not, or soon will not be, a customer. */
export type Unrecorded = {
  readonly who: Recognisable;
  readonly channels: readonly Forbidden[];
  readonly until?: Day | null;
};

/**
 * Keeps bans of people of whom there is no record, so that they hold when a file brings them back. What a source told goes
 * with its undoing; what was kept at an erasure (no source) stays.
 */
export async function suppressIn(tx: Tx, rows: readonly Unrecorded[], keeping: Keeping): Promise<void> {
  const secret = await secretOf(tx);
  const keys = rows.flatMap(({ who, channels, until }) =>
    suppressionKeys(secret, who).flatMap((key) =>
      channels.map((channel) => ({ ...key, channel, until: until ? String(until) : null })),
    ),
  );
  await insertSuppressions(tx, keys, keeping);
}

/**
 * Which channels are banned for each of the people, by bans that outlived their record. `customers` are their numbers, where
 * they have one: what a customer lifted by its own word no longer meets it, and goes on meeting everybody else.
 */
export async function suppressedIn(
  db: Database | Tx,
  rows: readonly Recognisable[],
  today: Day,
  customers: readonly (CustomerNumber | null)[] = [],
): Promise<ReadonlySet<Channel>[]> {
  const found: Set<Channel>[] = rows.map(() => new Set<Channel>());
  if (rows.length === 0) return found;
  const keys = await keysOf(db, rows, customers);
  for (const { row, channel } of await suppressedKeys(db, keys, String(today))) found[row]?.add(channel);
  return found;
}

/**
 * Which of the people forbid updating by a ban that outlived their record, or came before it. `customers` are their numbers,
 * where they have one: an update ban that a customer lifted by its own word no longer meets it.
 */
export async function updatesSuppressedIn(
  db: Database | Tx,
  rows: readonly Recognisable[],
  today: Day,
  customers: readonly (CustomerNumber | null)[] = [],
): Promise<boolean[]> {
  if (rows.length === 0) return [];
  const met = new Set(await updateKeys(db, await keysOf(db, rows, customers), String(today)));
  return rows.map((_, row) => met.has(row));
}

async function keysOf(
  db: Database | Tx,
  rows: readonly Recognisable[],
  customers: readonly (CustomerNumber | null)[],
): Promise<({ row: number; customer: CustomerNumber | null } & SuppressionKey)[]> {
  const secret = await secretOf(db);
  return rows.flatMap((who, row) =>
    suppressionKeys(secret, who).map((key) => ({ row, customer: customers[row] ?? null, ...key })),
  );
}

/**
 * Which channels are banned for each of the customers who stand, by bans that outlived their record: met by what is known of
 * them, or of one who was merged into them. `values` is what is known of each, as the caller has read it.
 */
export async function keptBansOf(
  db: Database | Tx,
  customers: readonly Standing[],
  today: Day,
): Promise<ReadonlySet<Channel>[]> {
  const place = new Map(customers.map(({ number }, at) => [number, at]));
  const all = await withMerged(db, customers);
  const met = await suppressedIn(db, all.map(({ who }) => who), today, all.map(({ stands }) => stands)); // prettier-ignore
  const kept: Set<Channel>[] = customers.map(() => new Set<Channel>());
  for (const [at, { stands }] of all.entries()) {
    for (const channel of met[at] ?? []) kept[place.get(stands) ?? at]?.add(channel);
  }
  return kept;
}

type Standing = { readonly number: CustomerNumber; readonly values: Recognisable };

/** What is known of the customers who stand and of those who were merged into them, each with who stands for it. */
async function withMerged(
  db: Database | Tx,
  customers: readonly Standing[],
): Promise<{ who: Recognisable; stands: CustomerNumber }[]> {
  const others = await customersIn(db, await mergedInto(db, customers.map(({ number }) => number))); // prettier-ignore
  return [
    ...customers.map(({ number, values }) => ({ who: values, stands: number })),
    ...others.map(({ values, mergedInto: into, number }) => ({ who: values, stands: into ?? number })),
  ];
}

/** Which of the customers who stand forbid updating by a kept ban: met by what is known of them, or of one merged into them. */
export async function keptUpdateBansOf(
  db: Database | Tx,
  customers: readonly CustomerNumber[],
  today: Day,
): Promise<ReadonlySet<CustomerNumber>> {
  const all = await withMerged(db, await customersIn(db, customers));
  const met = await updatesSuppressedIn(db, all.map(({ who }) => who), today, all.map(({ stands }) => stands)); // prettier-ignore
  return new Set(all.flatMap(({ stands }, at) => (met[at] ? [stands] : [])));
}

/**
 * Which of the customers forbid the channel by a ban that outlived an earlier record of their own: known by name and postal
 * code. What only whoever shares the telephone or the e-mail has forbidden is not theirs, though no marketing goes there.
 */
export async function ownKeptBansIn(
  tx: Tx,
  channel: Channel,
  customers: readonly CustomerNumber[],
  today: Day,
): Promise<ReadonlySet<CustomerNumber>> {
  const known = await customersIn(tx, customers);
  const numbers = known.map(({ number }) => number);
  const byName = known.map(({ values }) => ({ ...values, phone: null, email: null }));
  const suppressed = await suppressedIn(tx, byName, today, numbers);
  return new Set(numbers.filter((_, at) => suppressed[at]?.has(channel)));
}
