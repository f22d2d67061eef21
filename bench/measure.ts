import { sql } from 'kysely';
import type { Register } from '#platform';
import { markTables, secondsOfPlainSql } from './plain-sql.ts';

/** One line of the table: what we took, what the database alone took for the same rows in the same run. */
export type Measured = {
  readonly what: string;
  readonly rows: number;
  readonly seconds: number;
  readonly plainSeconds: number;
  readonly ratio: number;
  /** How far the program's memory rose at the most, in megabytes. */
  readonly risenMb: number;
};

/** Times a verb that writes, and then plain SQL that writes the same rows. */
export async function measureBulk(
  register: Register,
  what: string,
  rows: number,
  verb: () => Promise<unknown>,
): Promise<Measured> {
  await sql`analyze`.execute(register.db);
  const marks = await markTables(register.db);
  const memory = watchMemory();
  const seconds = await secondsOf(verb);
  const risenMb = memory.stop();
  const plain = await secondsOfPlainSql(register.db, marks);
  return { what, rows, seconds, plainSeconds: plain.seconds, ratio: seconds / plain.seconds, risenMb };
}

/** Times a question asked many times in many forms, and the plain SQL of the same questions. */
export async function measureQuestion<Question>(
  what: string,
  questions: readonly Question[],
  ask: { ours(question: Question): Promise<unknown>; plain(question: Question): Promise<unknown> },
): Promise<Measured & { readonly p50Ms: number; readonly p95Ms: number }> {
  const memory = watchMemory();
  const ours: number[] = [];
  for (const question of questions) ours.push(await secondsOf(() => ask.ours(question)));
  const risenMb = memory.stop();
  const plain: number[] = [];
  for (const question of questions) plain.push(await secondsOf(() => ask.plain(question)));
  const seconds = sum(ours);
  const plainSeconds = sum(plain);
  const [p50Ms, p95Ms] = [percentile(ours, 0.5) * 1000, percentile(ours, 0.95) * 1000];
  return { what, rows: questions.length, seconds, plainSeconds, ratio: seconds / plainSeconds, risenMb, p50Ms, p95Ms };
}

/** Seconds that the work took. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, number) => so + number, 0);

const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;

const WATCH_MS = 20;
const MB = 1 << 20;

function watchMemory(): { stop(): number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), WATCH_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round((Math.max(most, process.memoryUsage.rss()) - before) / MB);
    },
  };
}
