import type { Moment } from '#kernel';

/** What is known of the attempts on an account and from an address. */
export interface Attempts {
  /** Failures on the account since its last success, within a day, from addresses that never signed in to it. */
  readonly strangerFailures: number;
  /** Failures on the account from this address since its last success from here, within a day. */
  readonly ownFailures: number;
  /** Failures from this address on any account, within an hour. */
  readonly addressFailures: number;
  /** The last failure on the account: from here, or from a stranger. */
  readonly lastOwnFailureAt: Moment | null;
  readonly lastStrangerFailureAt: Moment | null;
  readonly lastAddressFailureAt: Moment | null;
  /** Somebody signed in to the account from this address within thirty days. */
  readonly isKnownAddress: boolean;
}

export type Throttle = { readonly kind: 'try' } | { readonly kind: 'wait'; readonly until: Moment };

const FREE_FAILURES = 4;
/** Twenty minutes at the end of the growth: at most 72 guesses a day, and about ten on the way. */
const WAIT_MAX_SECONDS = 1_200;
const ADDRESS_FAILURES_FREE = 30;

/**
 * Decides whether an attempt to sign in is looked at now. The wait grows with each failure and ends by itself, so that
 * nobody is locked out for good; strangers who guess do not slow down an address that the owner has signed in from.
 */
export function decideThrottle(attempts: Attempts, now: Moment): Throttle {
  const waits = [
    waitAfter(attempts.addressFailures - ADDRESS_FAILURES_FREE, attempts.lastAddressFailureAt),
    attempts.isKnownAddress
      ? waitAfter(attempts.ownFailures - FREE_FAILURES, attempts.lastOwnFailureAt)
      : waitAfter(attempts.strangerFailures - FREE_FAILURES, attempts.lastStrangerFailureAt),
  ];
  const until = waits.filter((wait) => wait !== null).sort((a, b) => Temporal.Instant.compare(b, a))[0];
  return until && Temporal.Instant.compare(until, now) > 0 ? { kind: 'wait', until } : { kind: 'try' };
}

function waitAfter(excess: number, last: Moment | null): Moment | null {
  if (excess <= 0 || last === null) return null;
  return last.add({ seconds: Math.min(WAIT_MAX_SECONDS, 2 ** Math.min(excess, 20)) });
}
