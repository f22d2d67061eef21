import { asStart, transact } from '#access';
import { type CustomerValues, matchIn, nothingKnown } from '#customers';
import type { Register } from '#platform';
import { sql } from 'kysely';
import { matchKeys } from '../../src/customers/matching/match-keys.ts';
import { traitsOf } from '../../src/customers/matching/traits.ts';
import { withPublisher } from '../publisher.ts';
import { insertMade, insertStrangers } from './queries.ts';

/** Beyond the numbers of an example publisher. */
const FIRST = 1_000_000;
/** Beyond these, a register is filled up with strangers: it would take long, and a file finds them by no key. */
const ALIKE_MAX = 200_000;
const STRANGERS_PER_STEP = 100_000;
const ROWS = 20_000;
const ROWS_PER_CHUNK = 5_000;

/**
 * Matches a file of 20,000 rows against registers that grow. The cost of a row must stay what it is: a quarter of the rows
 * are known customers, a quarter their like, the rest nobody of the register. Beyond 200,000 customers the rest of the register
 * is strangers.
 */
export async function measureSpeed(sizes: readonly number[], say: (line: string) => void): Promise<void> {
  await withPublisher(async (register, version) => {
    say(`PostgreSQL ${version}, a file of ${ROWS} rows, ${ROWS_PER_CHUNK} at a time`);
    let made = 0;
    for (const size of sizes) {
      await fill(register, made, size);
      made = size;
      await sql`analyze`.execute(register.db);
      const cold = await matchFile(register, size);
      const { seconds, counts } = await matchFile(register, size);
      const perRow = ((1000 * seconds) / ROWS).toFixed(3);
      say(
        `${String(size).padStart(9)} customers  ${seconds.toFixed(2)} s  ${perRow} ms a row (the first time ${cold.seconds.toFixed(2)} s)  ${JSON.stringify(counts)}`,
      );
    }
  });
}

async function fill(register: Register, from: number, to: number): Promise<void> {
  const by = asStart(register, 'imports:apply');
  for (let at = Math.max(from, ALIKE_MAX); at < to; at += STRANGERS_PER_STEP)
    await transact(by, (tx) => insertStrangers(tx, FIRST + at, FIRST + Math.min(at + STRANGERS_PER_STEP, to) - 1));
  for (let at = from; at < Math.min(to, ALIKE_MAX); at += ROWS_PER_CHUNK)
    await transact(by, (tx) =>
      insertMade(
        tx,
        Array.from({ length: Math.min(ROWS_PER_CHUNK, Math.min(to, ALIKE_MAX) - at) }, (_, n) => {
          const values = person(at + n);
          return { number: FIRST + at + n, values, keys: matchKeys(traitsOf(values)) };
        }),
      ),
    );
}

async function matchFile(register: Register, size: number) {
  const counts = { same: 0, new: 0, ask: 0, 'same row': 0 };
  const startedAt = performance.now();
  for (let at = 0; at < ROWS; at += ROWS_PER_CHUNK) {
    const rows = Array.from({ length: ROWS_PER_CHUNK }, (_, n) => ({
      values: incoming(at + n, Math.min(size, ALIKE_MAX)),
    }));
    for (const match of await transact(asStart(register, 'imports:apply'), (tx) => matchIn(tx, rows)))
      counts[match.kind] += 1;
  }
  return { seconds: (performance.now() - startedAt) / 1000, counts };
}

const spread = (n: number, by: number): number => (n * 2_654_435_761) % by;

/** A known customer, one that looks like it, or two of nobody. */
function incoming(n: number, size: number): CustomerValues {
  const known = person(spread(n + 7, size));
  if (n % 4 === 0) return known;
  if (n % 4 === 1) return { ...known, givenNames: `${known.givenNames?.slice(0, 1)}.`, email: null };
  return person(50_000_000 + n);
}

const GIVEN = 'Matti Teppo Anna Maria Juhani Aino Eero Helmi Ilmari Kerttu Lauri Martta Onni Saima Toivo Elina Kalle Sofia Ville Tuuli'.split(' '); // prettier-ignore
const STEMS = 'Virta Korpi Mäki Niemi Laine Salo Koski Järvi Lehto Heino Ranta Saari Aalto Kallio Suo Hauta Kanto Vuori Kivi Metsä'.split(' '); // prettier-ignore
const ENDINGS = ['nen', 'la', 'lainen', 'sto', 'nto', '', 'ranta', 'mäki', 'niemi', 'saari'];
const POSTAL_CODES = 3_000;
const STREETS = 20_000;

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

/** The n-th person: common names are common, a fifth lives in blocks of flats, one in six has no e-mail. */
function person(n: number): CustomerValues {
  const street = spread(n, STREETS);
  return {
    ...nothingKnown('person'),
    givenNames: pick(GIVEN, spread(n, 1_000_003)),
    familyName: pick(STEMS, spread(n + 1, 1_000_033)) + pick(ENDINGS, spread(n + 2, 1_000_037)),
    streetAddress: `Katu${street}tie ${1 + (n % 60)}${n % 5 === 0 ? ` A ${1 + (n % 40)}` : ''}`,
    postalCode: String(spread(street, POSTAL_CODES) * 33).padStart(5, '0'),
    city: 'Helsinki',
    country: 'FI',
    phone: `+35840${String(5_000_000 + n).padStart(7, '0')}`,
    email: n % 6 === 0 ? null : `p${n}@posti.example`,
  };
}
