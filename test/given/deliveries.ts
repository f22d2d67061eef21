import { asStart, asWorker } from '#access';
import { planIssues } from '#catalog';
import { freezeRun, type RunFrozen, type RunOrder, writeRunFile } from '#deliveries';
import { day, type Day, type RunId } from '#kernel';
import type { Register } from '#platform';

/** Plans the issues of every title for the years. */
export async function givenCalendar(register: Register, ...years: readonly number[]): Promise<void> {
  for (const year of years) await planIssues(asStart(register, 'catalog:change'), year);
}

/** The year and number of the weekly that comes out on a Thursday, counted from the year's first. */
export function weekly(on: string): RunOrder {
  const that: Day = day(on);
  return { title: 'VIIKKO', year: that.year, number: Math.floor((that.dayOfYear - 1) / 7) + 1 };
}

/** Freezes a run; throws when it is refused. */
export async function frozen(register: Register, order: RunOrder): Promise<Extract<RunFrozen, { kind: 'frozen' }>> {
  const run = await freezeRun(asWorker(register, 'deliveries:run'), order);
  if (run.kind !== 'frozen') throw new Error(JSON.stringify(run));
  return run;
}

/** A file of a run, line by line without its header. */
export async function linesOf(
  register: Register,
  run: RunId,
  file: 'labels.csv' | 'printer.csv' | 'changes.csv' = 'labels.csv',
): Promise<string[]> {
  let text = '';
  await writeRunFile(asWorker(register, 'deliveries:run'), { run, file }, (piece) => void (text += piece));
  return text.split('\r\n').slice(1, -1);
}
