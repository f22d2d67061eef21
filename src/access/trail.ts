import type { CustomerNumber, Permit, UserId } from '#kernel';
import { databaseOf, look } from './permit.ts';
import { type ActRow, actRows, type LookRow, lookRows, type TrailFilter, trailState } from './queries/trail.ts';

/** What to show of the trail: of one user, about one customer, before a row seen already. */
export type TrailQuestion = {
  readonly user?: UserId | undefined;
  readonly customer?: CustomerNumber | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
};

const filterOf = ({ user, customer, before, limit }: TrailQuestion): TrailFilter => ({
  user: user ?? null,
  customer: customer ?? null,
  before: before ?? Number.MAX_SAFE_INTEGER,
  limit,
});

/** Acts, the newest first: who did what, when, for which purpose. */
export const listActs = (by: Permit<'audit:read'>, question: TrailQuestion): Promise<ActRow[]> =>
  look(by, 'audit acts', async (tx) => {
    const customers = question.customer === undefined ? [] : [question.customer];
    return { customers, answer: await actRows(tx, filterOf(question)) };
  });

/** Looks, the newest first: who looked at whom, when, on which screen, for which purpose. Reading them is a look too. */
export const listLooks = (by: Permit<'audit:read'>, question: TrailQuestion): Promise<LookRow[]> =>
  look(by, 'audit looks', async (tx) => {
    const answer = await lookRows(tx, filterOf(question));
    return { customers: answer.map(({ customer }) => customer), answer };
  });

export type TrailVerdict = {
  readonly isGuarded: boolean;
  readonly acts: number;
  readonly looks: number;
};

/** Rows and truncation, on both tables. */
const GUARDS = 4;

/** Whether the trail can still only be added to: the triggers that refuse changes stand, on both tables, and are on. */
export async function verifyTrail(by: Permit<'audit:read'>): Promise<TrailVerdict> {
  const { acts, looks, guards } = await trailState(databaseOf(by));
  return { isGuarded: guards === GUARDS, acts, looks };
}
