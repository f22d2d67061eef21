import {
  type ActId,
  assert,
  type CustomerNumber,
  type Day,
  type Moment,
  type Permission,
  type Permit,
  type PermitFacts,
} from '#kernel';
import type { Database, Register, Tx } from '#platform';
import { actOf, insertLooks } from './queries/acts.ts';

/** The register of each permit; a permit that is not in here was not made by this room. */
const registers = new WeakMap<object, Register>();

/** Makes a permit once somebody's right was found to stand; for this room alone. */
export function mintPermit<P extends Permission>(register: Register, facts: PermitFacts<P>): Permit<P> {
  const permit = Object.freeze({ ...facts }) as unknown as Permit<P>;
  registers.set(permit, register);
  return permit;
}

/** The same permit for an act whose case is told with it, not before: the reason stands in the trail of acts. */
export const withReason = <P extends Permission>(by: Permit<P>, reason: string): Permit<P> =>
  mintPermit(registerOf(by), { ...by, reason } as unknown as PermitFacts<P>);

/** The register that a permit is for. */
export function registerOf(by: Permit): Register {
  const register = registers.get(by);
  assert(register, 'a permit that the room access did not make');
  return register;
}

/**
 * Runs `work` in one transaction that begins with the act in the audit trail: no act, no change.
 * Whatever `work` throws takes the act back with it.
 */
export const transact = <Answer>(by: Permit, work: (tx: Tx, act: ActId) => Promise<Answer>): Promise<Answer> =>
  registerOf(by)
    .db.transaction()
    .execute(async (tx) => work(tx, await actOf(tx, by)));

/** What was read, and whom it was about. */
export type Seen<Answer> = { readonly customers: readonly CustomerNumber[]; readonly answer: Answer };

/**
 * Reads personal data: the answer is given out only after who looked at whom, on which screen, stands in the audit trail.
 * @param screen  a stable word for the page, command or document: `card`, `search`, `invoice list`
 */
export const look = <Answer>(by: Permit, screen: string, read: (tx: Tx) => Promise<Seen<Answer>>): Promise<Answer> =>
  registerOf(by)
    .db.transaction()
    .execute(async (tx) => {
      const { customers, answer } = await read(tx);
      await insertLooks(tx, await actOf(tx, by), customers, screen);
      return answer;
    });

/** The database outside a transaction: for facts that are not about persons, and for streams whose looks are recorded apart. */
export const databaseOf = (by: Permit): Database => registerOf(by).db;

/** Today in the register: the real day, or the day of its test clock. */
export const todayOf = (by: Permit): Day => registerOf(by).clock.today();

/** Now in the register. */
export const nowOf = (by: Permit): Moment => registerOf(by).clock.now();
