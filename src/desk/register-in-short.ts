import type { Day, Label } from '#kernel';
import type { Register } from '#platform';
import { identityOf, readSettings } from '#register';

/** What everybody may know of a register before they sign in. */
export type RegisterInShort = {
  /** `null` until the register has been given settings. */
  readonly name: Label | null;
  readonly isDemo: boolean;
  readonly isTestClock: boolean;
  readonly today: Day;
};

/** Says whose register this is and what kind of register. */
export async function registerInShort({ db, clock }: Register): Promise<RegisterInShort> {
  const identity = await identityOf(db);
  const name = identity ? (await readSettings(db)).registerName : null;
  return { name, isDemo: identity?.isDemo ?? false, isTestClock: identity?.isTestClock ?? false, today: clock.today() };
}
