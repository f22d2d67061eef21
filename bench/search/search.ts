import { sql } from 'kysely';
import { asStart } from '#access';
import { wordsOf } from '#customers';
import { searchCustomers } from '#desk';
import type { Register } from '#platform';
import { measureQuestion, secondsOf } from '../measure.ts';
import { fillRegister } from './big-register.ts';
import { type Question, questionsFrom } from './questions.ts';

const PER_KIND = 60;
const SHOWN_FIRST = 5;

type Tally = { asked: number; first: number; amongFirst: number; ms: number[] };

/**
 * Searches a register of so many customers with questions drawn from it, and prints for each kind of question how often the
 * right one came first and among the first five, and how long it took.
 */
export async function benchSearch(register: Register, size: number): ReturnType<typeof measureQuestion<Question>> {
  const seconds = await secondsOf(() => fillRegister(register, size));
  console.log(`${size} customers made by SQL in ${seconds.toFixed(0)} s; ${await wordCount(register)} words`);
  const questions = await questionsFrom(register.db, PER_KIND);
  const by = asStart(register, 'customers:find');
  const tallies = new Map<string, Tally>();
  // The first question of each kind warms the caches and is asked again.
  for (const question of questions.filter(({ kind }, at) => questions[at - 1]?.kind !== kind)) await searchCustomers(by, question.text); // prettier-ignore
  const measured = await measureQuestion('search', questions, {
    ours: async (question) => {
      const startedAt = performance.now();
      const { hits } = await searchCustomers(by, question.text);
      const tally = tallies.get(question.kind) ?? { asked: 0, first: 0, amongFirst: 0, ms: [] };
      tally.ms.push(performance.now() - startedAt);
      tally.asked += 1;
      const place = hits.findIndex(question.isRight);
      if (place === 0) tally.first += 1;
      if (place >= 0 && place < SHOWN_FIRST) tally.amongFirst += 1;
      if (process.env['KORTISTO_BENCH_MISSES'] && place !== 0) console.log(question.kind, question.text, place, hits[0]?.name); // prettier-ignore
      tallies.set(question.kind, tally);
    },
    plain: ({ text }) => {
      const words = wordsOf(text).map((word) => `'${word}'`).join(' & '); // prettier-ignore
      return sql`select customer from customers.search_text where words @@ ${words}::tsquery limit 20`.execute(
        register.db,
      );
    },
  });
  print(tallies);
  return measured;
}

async function wordCount({ db }: Register): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from customers.search_word`.execute(db);
  return rows[0]?.n ?? 0;
}

function print(tallies: ReadonlyMap<string, Tally>): void {
  const all: Tally = { asked: 0, first: 0, amongFirst: 0, ms: [] };
  for (const [kind, tally] of tallies) {
    console.log(line(kind, tally));
    all.asked += tally.asked;
    all.first += tally.first;
    all.amongFirst += tally.amongFirst;
    all.ms.push(...tally.ms);
  }
  console.log(line('all', all));
}

function line(kind: string, { asked, first, amongFirst, ms }: Tally): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1); // prettier-ignore
  const share = (n: number): string => `${((100 * n) / asked).toFixed(1)} %`.padStart(8);
  return `  ${kind.padEnd(32)} first ${share(first)}  first five ${share(amongFirst)}  p50 ${at(0.5).padStart(6)} ms  p95 ${at(0.95).padStart(6)} ms  most ${at(1).padStart(6)} ms`; // prettier-ignore
}
