import {
  CHANNELS,
  type ActId,
  type BanId,
  type Channel,
  type CustomerNumber,
  type Day,
  type Moment,
  type Permit,
  type SourceId,
} from '#kernel';
import { look, nowOf, todayOf, transact } from '#access';
import { currentIn, customersIn } from '#customers';
import type { Database, Tx } from '#platform';
import {
  type BanRow,
  banRows,
  familyOf,
  forgetSource,
  insertBans,
  insertLifted,
  liftBans,
  lockForBan,
  takeBackBans,
} from './queries/bans.ts';
import { deleteKeys } from './queries/keys.ts';
import { deleteSuppressionsOf } from './queries/suppression.ts';
import { deleteUpdateBansOf, selectForbidden } from './queries/update-bans.ts';
import { keptBansOf, suppressIn, type Unrecorded } from './suppression.ts';

/** A ban as it is told: who told it (`customer`, a list's name) and how (`phone`, `letter`, `file`, `portal`). */
export type GivenBan = {
  readonly customer: CustomerNumber;
  readonly channel: Channel;
  readonly toldBy: string;
  readonly means: string;
  readonly source?: SourceId | null | undefined;
  readonly until?: Day | null | undefined;
  /** When it was told; the moment of the writing unless given. */
  readonly since?: Moment | null | undefined;
};

/**
 * Sets bans inside the caller's transaction and gives those that did not stand before. They hold from the moment it
 * ends, also for what is being sent meanwhile: either the message was first, or it does not go.
 * A ban that stands already lasts as long as the longer of the two.
 */
export async function banIn(
  tx: Tx,
  act: ActId,
  rows: readonly GivenBan[],
): Promise<{ customer: CustomerNumber; channel: Channel }[]> {
  if (rows.length === 0) return [];
  await lockForBan(tx, [...new Set(rows.map((row) => row.customer))]);
  return insertBans(tx, act, rows.map((row) => ({
    customer: row.customer, channel: row.channel, told_by: row.toldBy, means: row.means,
    source: row.source ?? null, until: row.until ? String(row.until) : null,
    since: row.since ? String(row.since) : null,
  }))); // prettier-ignore
}

/** What came of setting or lifting a ban. */
export type BanSet = { readonly kind: 'set'; readonly channels: readonly Channel[] } | Refused<'unknown_customer'>;
export type BanLifted =
  | { readonly kind: 'lifted'; readonly channels: readonly Channel[] }
  | Refused<'unknown_customer' | 'only_the_customer_lifts' | 'not_banned'>;
type Refused<Because extends string> = { readonly kind: 'refused'; readonly because: Because };

/** How a ban came to the desk. */
export type Told = { readonly toldBy: string; readonly means: string };

/** The customer that stands for the number; `null` when there is none, or it was erased. */
export async function standing(tx: Tx, customer: CustomerNumber): Promise<CustomerNumber | null> {
  const current = (await currentIn(tx, [customer])).get(customer) ?? customer;
  const [row] = await customersIn(tx, [current]);
  return row && row.erasedOn === null ? current : null;
}

/** Sets bans on a customer's channels, at once. Channels that were banned already are left out of the answer. */
export const setBan = (
  by: Permit<'bans:set' | 'own:change'>,
  customer: CustomerNumber,
  channels: readonly Channel[],
  told: Told,
): Promise<BanSet> =>
  transact(by, async (tx, act): Promise<BanSet> => {
    const number = await standing(tx, customer);
    if (number === null) return { kind: 'refused', because: 'unknown_customer' };
    const made = await banIn(tx, act, channels.map((channel) => ({ customer: number, channel, since: nowOf(by), ...told }))); // prettier-ignore
    return { kind: 'set', channels: made.map((row) => row.channel) };
  });

/**
 * Lifts bans. Only the person does: whatever else wants a ban gone is refused. Reasons in order: the customer is unknown;
 * somebody else told it; no ban stands. Bans that were kept beyond an earlier record are lifted for this customer only: they may be
 * another's with the same telephone, and hold for everybody else whom they meet.
 */
export const liftBan = (
  by: Permit<'bans:set' | 'own:change'>,
  customer: CustomerNumber,
  channels: readonly Channel[],
  told: Told,
): Promise<BanLifted> =>
  transact(by, async (tx, act): Promise<BanLifted> => {
    const number = await standing(tx, customer);
    if (number === null) return { kind: 'refused', because: 'unknown_customer' };
    if (told.toldBy !== 'customer') return { kind: 'refused', because: 'only_the_customer_lifts' };
    const now = nowOf(by);
    const [row] = await customersIn(tx, [number]);
    const [met] = row ? await keptBansOf(tx, [row], todayOf(by)) : [];
    const lifted = await liftBans(tx, act, { customers: await familyOf(tx, number), channels, now });
    const isLifted = new Set(lifted.map(({ channel }) => channel));
    const keptOnly = channels.filter((channel) => met?.has(channel) === true && !isLifted.has(channel));
    await insertLifted(tx, act, { customer: number, channels: keptOnly, now });
    const gone = CHANNELS.filter((channel) => isLifted.has(channel) || keptOnly.includes(channel));
    return gone.length === 0 ? { kind: 'refused', because: 'not_banned' } : { kind: 'lifted', channels: gone };
  });

/** A ban as the card shows it. */
export type Ban = {
  readonly id: BanId;
  readonly channel: Channel;
  readonly since: Moment;
  readonly until: Day | null;
  readonly toldBy: string;
  readonly means: string;
  readonly liftedAt: Moment | null;
};

const BANS_PER_CUSTOMER_MAX = 200;

const banOf = (row: BanRow): Ban => ({
  id: row.id, channel: row.channel, since: row.since, until: row.until, toldBy: row.told_by, means: row.means, liftedAt: row.lifted_at,
}); // prettier-ignore

/** A customer's bans and those of the numbers merged into it, the lifted ones too. */
export async function bansIn(db: Database | Tx, customer: CustomerNumber): Promise<Ban[]> {
  return (await banRows(db, [customer], BANS_PER_CUSTOMER_MAX)).map(banOf);
}

/** A customer's bans, for the desk; the look is recorded. */
export const listBans = (by: Permit<'customers:find'>, customer: CustomerNumber): Promise<Ban[]> =>
  look(by, 'bans', async (tx) => ({ customers: [customer], answer: await bansIn(tx, customer) }));

/**
 * Takes back the bans and consents that came with a source, also those kept without a record, when its batch is undone: what
 * a wrong file told nobody ever told. Bans that others told stay. Gives how many bans of customers were taken back.
 */
export async function undoBansIn(tx: Tx, act: ActId, source: SourceId): Promise<number> {
  const taken = await takeBackBans(tx, act, source);
  await forgetSource(tx, source);
  await deleteSuppressionsOf(tx, source);
  await deleteUpdateBansOf(tx, source);
  return taken;
}

/** Keeps a customer's bans, also the one on updating, as keyed hashes before the record is erased, so that they hold if the person is brought back. */
export async function rememberBansIn(tx: Tx, customer: CustomerNumber, now: Moment): Promise<void> {
  const bans = (await bansIn(tx, customer)).filter((ban) => ban.liftedAt === null);
  const family = (await familyOf(tx, customer)) as CustomerNumber[];
  const rows = await customersIn(tx, family);
  const isUpdateBanned = (await selectForbidden(tx, [customer])).length > 0;
  const unrecorded = rows.flatMap(({ values }): Unrecorded[] => [
    ...bans.map((ban) => ({ who: values, channels: [ban.channel], until: ban.until })),
    ...(isUpdateBanned ? [{ who: values, channels: ['update'] as const }] : []),
  ]);
  await suppressIn(tx, unrecorded, { source: null, now });
  await deleteKeys(tx, family);
}
