import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** Whole euro cents. A bare `+` loses the brand, so unchecked arithmetic cannot slip into an invoice. */
export type Cents = Brand<number, 'Cents'>;

/** Asserts whole cents within the safe integers. */
export function cents(value: number): Cents {
  assert(Number.isSafeInteger(value), `not whole cents: ${value}`);
  return value as Cents;
}

export const NO_CENTS: Cents = cents(0);

/** The sum of the amounts, in cents. */
export const plus = (...amounts: readonly Cents[]): Cents => cents(amounts.reduce((sum, amount) => sum + amount, 0));

/** `a` less `b`, in cents. */
export const minus = (a: Cents, b: Cents): Cents => cents(a - b);

/** The amount taken `times` times; `times` is a whole number. */
export const times = (amount: Cents, count: number): Cents => cents(amount * count);

/** The amount with its sign turned. */
export const negated = (amount: Cents): Cents => cents(0 - amount);

/** The smaller of two amounts. */
export const lesser = (a: Cents, b: Cents): Cents => (a <= b ? a : b);

/**
 * Splits `total` by `weights` so that the parts add up to `total` exactly.
 *
 * Cents left over by rounding down go to the parts with the largest remainders, the earlier part first.
 */
export function split(total: Cents, weights: readonly number[]): Cents[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  assert(weights.length > 0 && whole > 0 && weights.every((weight) => weight >= 0), 'split needs positive weights');
  const exact = weights.map((weight) => (total * weight) / whole);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts.map(cents);
}

/** Reads `59.90`, `59,90` or `59`; `null` when the text is no amount with at most two decimals. Never goes through a float. */
export function parseEuros(text: string): Cents | null {
  const match = /^(-?)(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = '', euros = '', decimals = ''] = match;
  const value = Number(euros + decimals.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? cents(sign === '-' && value !== 0 ? -value : value) : null;
}

/** `5990` as `59.90`: the plain form of files, with a point. */
export function eurosPlain(amount: Cents, decimalMark: '.' | ',' = '.'): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}${decimalMark}${digits.slice(-2)}`;
}
