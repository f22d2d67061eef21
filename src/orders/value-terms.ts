import { type ActId, assert, type Cents, cents, type Day, lesser, minus, NO_CENTS, split, type TermId } from '#kernel';
import type { Tx } from '#platform';
import { type Balance, insertValues, lockBalances, type ValueMovement } from './queries/value.ts';

/** What a term costs of a title, VAT not included. */
export type TermValue = { readonly term: TermId; readonly title: string; readonly netCents: Cents };

/** How the value of a term's title divides: for numbers to come, for delivered ones, and for credited ones. They add up to the whole. */
export type ValueShares = {
  readonly term: TermId;
  readonly title: string;
  /** Deferred revenue: numbers owed. */
  readonly deferredCents: Cents;
  /** Sales: numbers delivered before. */
  readonly earnedCents: Cents;
  /** Credits due: numbers credited before. */
  readonly setAsideCents: Cents;
};

/**
 * Gives terms their value when they are invoiced, in the order of the rows: what falls on numbers delivered already is earned at once, the rest
 * deferred until they are. A term of which the calendar knows no number yet is deferred whole.
 */
export async function valueTermsIn(tx: Tx, act: ActId, rows: readonly TermValue[], on: Day): Promise<ValueShares[]> {
  const balances = await balancesOf(tx, rows);
  const shares = rows.map((row, at) => sharesOf(row, balances[at]));
  const movements = shares.flatMap(({ term, title, ...share }): ValueMovement[] => [
    { term, title, from: 'sold', to: 'owed', netCents: share.deferredCents },
    { term, title, from: 'sold', to: 'delivered', netCents: share.earnedCents },
    { term, title, from: 'sold', to: 'credited', netCents: share.setAsideCents },
  ]);
  await insertValues(tx, act, { on, cause: 'invoice' }, movements);
  return shares;
}

/**
 * Takes value back that a credit note gives back, in the order of the rows: first what was set aside, then what is deferred, and what is left out of
 * sales. What was invoiced before the ledger of issues was kept stands in sales alone.
 */
export async function unvalueTermsIn(tx: Tx, act: ActId, rows: readonly TermValue[], on: Day): Promise<ValueShares[]> {
  const balances = await balancesOf(tx, rows);
  const shares = rows.map((row, at) => takenFrom(row, balances[at]));
  const movements = shares.flatMap(({ term, title, ...share }, at): ValueMovement[] => [
    { term, title, from: 'owed', to: 'sold', netCents: share.deferredCents },
    { term, title, from: 'credited', to: 'sold', netCents: share.setAsideCents },
    { term, title, from: 'delivered', to: 'sold', netCents: lesser(share.earnedCents, balances[at]?.deliveredCents ?? NO_CENTS) },
  ]); // prettier-ignore
  await insertValues(tx, act, { on, cause: 'credit_note' }, movements);
  return shares;
}

const keyOf = ({ term, title }: { readonly term: TermId; readonly title: string }): string => `${term} ${title}`;

async function balancesOf(tx: Tx, rows: readonly TermValue[]): Promise<(Balance | undefined)[]> {
  if (rows.length === 0) return [];
  assert(new Set(rows.map(keyOf)).size === rows.length, 'a title of a term is valued once');
  const found = new Map((await lockBalances(tx, rows)).map((balance) => [keyOf(balance), balance]));
  return rows.map((row) => found.get(keyOf(row)));
}

function sharesOf({ term, title, netCents }: TermValue, balance: Balance | undefined): ValueShares {
  const { owed = 0, delivered = 0, credited = 0 } = balance ?? {};
  const weights = owed + delivered + credited === 0 ? [1, 0, 0] : [owed, delivered, credited];
  const [deferredCents = NO_CENTS, earnedCents = NO_CENTS, setAsideCents = NO_CENTS] = split(netCents, weights);
  return { term, title, deferredCents, earnedCents, setAsideCents };
}

function takenFrom({ term, title, netCents }: TermValue, balance: Balance | undefined): ValueShares {
  const setAsideCents = lesser(netCents, balance?.creditedCents ?? NO_CENTS);
  const left = cents(netCents - setAsideCents);
  const deferredCents = lesser(left, balance?.owedCents ?? NO_CENTS);
  return { term, title, setAsideCents, deferredCents, earnedCents: minus(left, deferredCents) };
}
