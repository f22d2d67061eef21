import { type Day, isBefore } from '#kernel';

export type ModelIssue = {
  readonly id: number;
  readonly title: string;
  on: Day;
  covers: number;
  isCancelled: boolean;
  isClosed: boolean;
};

export type Account = {
  readonly dealt: Map<number, 'delivered' | 'credited' | 'extended'>;
  readonly graced: Map<number, number>;
  delivered: number;
  credited: number;
  owedCents: number;
  earnedCents: number;
  setAsideCents: number;
};

export type ModelTerm = {
  id: number;
  readonly offer: string;
  readonly months: number;
  anchorOn: Day;
  anchorMonths: number;
  startsOn: Day;
  endsOn: Day;
  billOn: Day;
  readonly priceCents: number;
  isCancelled: boolean;
  isBilled: boolean;
  readonly titles: Map<string, Account>;
};

/** Makes an account on which nothing has happened. */
export const anAccount = (): Account => ({
  dealt: new Map(),
  graced: new Map(),
  delivered: 0,
  credited: 0,
  owedCents: 0,
  earnedCents: 0,
  setAsideCents: 0,
});

/** Gives a part's share of cents, the half upwards. */
export const share = (cents: number, part: number, whole: number): number =>
  Number((BigInt(cents) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n));

/** Tells whether a day lies between two, both included. */
export const within = (on: Day, from: Day, to: Day): boolean => !isBefore(on, from) && !isBefore(to, on);
/** Gives the day after. */
export const dayAfter = (on: Day): Day => on.add({ days: 1 });
