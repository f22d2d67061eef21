import { asStart, asWorker } from '#access';
import { planIssues } from '#catalog';
import { freezeRun, makeClaim, returnMail, type RunFrozen, type RunOrder, setHold, writeRunFile } from '#deliveries';
import { type CustomerNumber, day, type Day, type RunId, type SubscriptionId } from '#kernel';
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

/** Lets customers who take the weekly since the winter get a number, claim it, hold the next ones, and their post come back. */
export async function givenDeliveries(
  register: Register,
  receivers: readonly { readonly customer: CustomerNumber; readonly subscription: SubscriptionId }[],
): Promise<void> {
  const by = asWorker(register, 'deliveries:change');
  const today = register.clock.today();
  const sent = weekly('2026-03-26');
  await frozen(register, sent);
  const span = { kind: 'pause', toldBy: 'customer', since: day('2026-04-06'), until: day('2026-04-19') } as const;
  for (const { customer, subscription } of receivers) {
    const claim = {
      subscription,
      ...sent,
      reason: 'damaged',
      remedy: 'none',
      doorCode: '12A',
      note: 'Kastunut',
    } as const;
    const made = await makeClaim(by, claim);
    const held = await setHold(by, { ...span, subscription });
    const back = await returnMail(by, { customer, reason: 'unknown', returnedOn: today });
    if (made.kind !== 'made' || held.kind !== 'set' || back.kind !== 'held')
      throw new Error(JSON.stringify([made, held, back]));
  }
  await frozen(register, weekly('2026-04-09'));
}
