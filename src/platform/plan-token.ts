import { fingerprint } from './random.ts';

/**
 * The token of a plan: equal for equal plans, whatever the order of their keys. A preview hands it out, a commit that brings it back
 * is carried out only when the plan made anew has the same: the world has not moved meanwhile.
 */
export const planToken = (plan: unknown): string => fingerprint(JSON.stringify(ordered(plan))).slice(0, 32);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, ordered(one)]));
}
