import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/**
 * argon2id with 64 MiB and three passes: the second recommended option of RFC 9106 section 4, with one lane because the
 * server has few cores (read 2026-11-22). About a third of a second.
 */
const COST = { memory: 65_536, passes: 3, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** At most so many at a time: each takes a core and 64 MiB. */
const HASHES_AT_ONCE_MAX = 2;
/** Who comes when so many wait is told to come again: a queue of half a minute serves nobody. */
const WAITING_MAX = 100;

/** More sign in at once than the machine can check; the edge answers 503. */
class TooManyWaiting extends Error {
  readonly code = 'EBUSY';
}

/** Made of no password; what an unknown e-mail is compared with, so that it takes as long as a known one. */
const NOBODYS = phc({ ...COST }, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** Passwords are compared as Unicode NFKC: the same keys on another keyboard give the same password. Nothing else is changed. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

/** Hashes a password for keeping, in the PHC form that carries its parameters. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(COST, salt, await derived(password, salt, COST));
}

/** Whether the password is the one that was hashed. `null` for an unknown user: takes as long, and is never so. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const { cost, salt, tag } = parse(kept ?? NOBODYS) ?? { cost: COST, salt: randomBytes(SALT_BYTES), tag: null };
  const given = await derived(password, salt, cost);
  return tag !== null && kept !== null && tag.length === given.length && timingSafeEqual(given, tag);
}

function phc({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const inBase64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${inBase64(salt)}$${inBase64(tag)}`;
}

function parse(kept: string): { cost: Cost; salt: Buffer; tag: Buffer } | null {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(kept);
  if (!found) return null;
  const [, memory, passes, parallelism, salt = '', tag = ''] = found;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

let running = 0;
const waiting: (() => void)[] = [];

async function derived(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  if (waiting.length >= WAITING_MAX) throw new TooManyWaiting('too many passwords are being checked');
  if (running >= HASHES_AT_ONCE_MAX) await new Promise<void>((done) => waiting.push(done));
  else running += 1;
  try {
    const message = bytesOf(password);
    return await derive('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...cost });
  } finally {
    // The place is handed on, not given back: a newcomer cannot slip in before those who wait.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
