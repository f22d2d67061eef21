import { look, nowOf, todayOf, transact } from '#access';
import type { ActId, CustomerNumber, Day, Moment, Permit, SourceId } from '#kernel';
import type { Database, Tx } from '#platform';
import { standing, type Told } from './ban.ts';
import { familyOf } from './queries/bans.ts';
import {
  insertUpdateBans,
  liftUpdateBans,
  noteUpdateLift,
  selectForbidden,
  updateBanRows,
} from './queries/update-bans.ts';
import { keptUpdateBansOf } from './suppression.ts';

/** An update ban as it is told. */
export type GivenUpdateBan = Told & {
  readonly customer: CustomerNumber;
  readonly source?: SourceId | null;
  readonly since?: Moment | null;
};

/** An update ban as the card shows it. */
export type UpdateBan = {
  readonly since: Moment;
  readonly toldBy: string;
  readonly means: string;
  readonly liftedAt: Moment | null;
};

export type UpdateBanSet =
  | { readonly kind: 'set' }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'already_forbidden' };
export type UpdateBanLifted =
  | { readonly kind: 'lifted' }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'only_the_customer_lifts' | 'not_forbidden' };

const SHOWN_MAX = 50;

/**
 * Forbids update services customers' data inside the caller's transaction; gives those who had not forbidden it before.
 *
 * @see Digi- ja väestötietovirasto, tietojen luovutuskiellot: asiakasrekisterin päivityskielto (read 2026-11-22)
 */
export async function forbidUpdatesIn(tx: Tx, act: ActId, rows: readonly GivenUpdateBan[]): Promise<CustomerNumber[]> {
  if (rows.length === 0) return [];
  return insertUpdateBans(tx, act, rows.map(({ customer, toldBy, means, source, since }) => ({
    customer, told_by: toldBy, means, source: source ?? null, since: since ? String(since) : null,
  }))); // prettier-ignore
}

/**
 * Which of the customers, by the numbers that stand, have forbidden update services to change them: by a ban of theirs, or by
 * one that was told before they came into the register or kept when an earlier record was erased.
 */
export const updatesForbiddenIn = async (
  db: Database | Tx,
  customers: readonly CustomerNumber[],
  today: Day,
): Promise<ReadonlySet<CustomerNumber>> =>
  customers.length === 0
    ? new Set()
    : new Set([...(await selectForbidden(db, customers)), ...(await keptUpdateBansOf(db, customers, today))]);

/** Forbids update services a customer's data, at once; a kept ban that meets the customer too does not hinder its own word. */
export const setUpdateBan = (by: Permit<'bans:set'>, customer: CustomerNumber, told: Told): Promise<UpdateBanSet> =>
  transact(by, async (tx, act): Promise<UpdateBanSet> => {
    const number = await standing(tx, customer);
    if (number === null) return { kind: 'refused', because: 'unknown_customer' };
    if ((await selectForbidden(tx, [number])).length > 0) return { kind: 'refused', because: 'already_forbidden' };
    await forbidUpdatesIn(tx, act, [{ ...told, customer: number, since: nowOf(by) }]);
    return { kind: 'set' };
  });

/** Lets update services change a customer again. Only the person allows it; a kept ban is lifted for this customer alone. */
export const liftUpdateBan = (by: Permit<'bans:set'>, customer: CustomerNumber, told: Told): Promise<UpdateBanLifted> =>
  transact(by, async (tx, act): Promise<UpdateBanLifted> => {
    const number = await standing(tx, customer);
    if (number === null) return { kind: 'refused', because: 'unknown_customer' };
    if (told.toldBy !== 'customer') return { kind: 'refused', because: 'only_the_customer_lifts' };
    const now = nowOf(by);
    const isKept = (await keptUpdateBansOf(tx, [number], todayOf(by))).has(number);
    const lifted = await liftUpdateBans(tx, act, { customers: await familyOf(tx, number), now });
    if (lifted === 0 && isKept) await noteUpdateLift(tx, act, number, now);
    return lifted > 0 || isKept ? { kind: 'lifted' } : { kind: 'refused', because: 'not_forbidden' };
  });

/** A customer's update bans, the lifted ones too; the look is recorded. */
export const listUpdateBans = (by: Permit<'customers:find'>, customer: CustomerNumber): Promise<UpdateBan[]> =>
  look(by, 'bans', async (tx) => {
    const rows = await updateBanRows(tx, customer, SHOWN_MAX);
    const answer = rows.map((row) => ({ since: row.since, toldBy: row.told_by, means: row.means, liftedAt: row.lifted_at })); // prettier-ignore
    return { customers: [customer], answer };
  });
