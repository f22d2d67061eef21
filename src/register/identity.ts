import { randomBytes } from 'node:crypto';
import { assert, type Permit } from '#kernel';
import { transact } from '#access';
import type { Database, Tx } from '#platform';
import { identityRow, insertIdentity } from './queries.ts';

/** What kind of register this is; set once, when it is made. */
export type Identity = { readonly isTestClock: boolean; readonly isDemo: boolean };

const SECRET_BYTES = 32;

/** The register's identity; `null` when the database holds none yet. */
export async function identityOf(db: Database | Tx): Promise<Identity | null> {
  const row = await identityRow(db);
  return row ? { isTestClock: row.is_test_clock, isDemo: row.is_demo } : null;
}

/** Makes the register, with a secret of its own that keys its hashes. Refused by the database when there is one. */
export const makeIdentity = (by: Permit<'settings:change'>, identity: Identity): Promise<void> =>
  transact(by, (tx) => insertIdentity(tx, { ...identity, secret: randomBytes(SECRET_BYTES) }));

/** The key of this register's hashes: suppression, sign-in attempts. Never leaves the system. */
export async function secretOf(db: Database | Tx): Promise<Buffer> {
  const row = await identityRow(db);
  assert(row, 'the register has not been made: kortisto init');
  return row.secret;
}
