import { databaseOf, look } from '#access';
import { revealFor, type Unrevealed } from '#customers';
import { goneOutIn } from '#gate';
import { assert, isCountry, FINLAND, type CustomerNumber, type Permit, type RunId } from '#kernel';
import { csvRows, type Tx } from '#platform';
import { changesHeader, type Labelled, labelRows, labelsHeader, printerHeader, printerRows } from './label-file.ts';
import { type CopyRow, selectCopies, selectReceivers, selectRemoved, selectRun } from './queries/runs.ts';

const COPIES_PER_CHUNK = 5_000;

/** The files of a run: its labels copy by copy, the printer's file label by label, and what is other than in the run before. */
export const RUN_FILES = ['labels.csv', 'printer.csv', 'changes.csv'] as const;
export type RunFile = (typeof RUN_FILES)[number];

/** Takes the pieces of a file. */
export type Give = (piece: string) => void | Promise<void>;

/**
 * Writes a file of a frozen run, piece by piece: the same every time, whatever has changed since. Who looked at whom is recorded, and
 * the gate is asked for every addressee whether it let the copy go. Gives how many copies the file has; `null` when there is no such run.
 */
export const writeRunFile = (
  by: Permit<'deliveries:run'>,
  { run, file }: { readonly run: RunId; readonly file: RunFile },
  give: Give,
): Promise<number | null> =>
  look(by, `print run ${file}`, async (tx): Promise<{ customers: CustomerNumber[]; answer: number | null }> => {
    if ((await selectRun(tx, run)) === null) return { customers: [], answer: null };
    const customers = await (file === 'changes.csv' ? writeChanges(tx, run, give) : writeLabelled(tx, run, file, give));
    return { customers, answer: customers.length };
  });

/**
 * Whether somebody may look at a file of a run: the labels of protected addresses are a reveal, as any file that holds one. What the
 * printer is sent is not looked at, and goes.
 */
export const mayLookAt = async (
  by: Permit<'deliveries:run'>,
  { run, file }: { readonly run: RunId; readonly file: RunFile },
): Promise<Unrevealed | null> =>
  file === 'changes.csv' ? null : revealFor(by, await selectReceivers(databaseOf(by), run));

async function writeLabelled(tx: Tx, run: RunId, file: RunFile, give: Give): Promise<CustomerNumber[]> {
  await give(file === 'labels.csv' ? labelsHeader() : printerHeader());
  const customers: CustomerNumber[] = [];
  let open: Labelled[] = [];
  for (let after = 0; ;) {
    const rows = await selectCopies(tx, run, after, COPIES_PER_CHUNK);
    if (rows.length === 0) break;
    after = rows.at(-1)?.number ?? after;
    const made = await labelledOf(tx, rows);
    customers.push(...made.map(({ to }) => to.customer));
    if (file === 'labels.csv') await give(labelRows(made));
    else {
      // The last label may go on in the next piece.
      const labels = grouped([...open, ...made]);
      open = labels.pop() ?? [];
      await give(printerRows(labels));
    }
  }
  if (open.length > 0) await give(printerRows([open]));
  return customers;
}

const grouped = (copies: readonly Labelled[]): Labelled[][] => [
  ...Map.groupBy(copies, ({ copy }) => copy.label).values(),
];

async function labelledOf(tx: Tx, rows: readonly CopyRow[]): Promise<Labelled[]> {
  const onPaper = rows.flatMap((copy) => {
    if (copy.decision === null) return [];
    const country = copy.country !== null && isCountry(copy.country) ? copy.country : FINLAND;
    const address = {
      line2: copy.line2 ?? '', line3: copy.line3 ?? '', street: copy.street ?? '', postalCode: copy.postalCode ?? '', city: copy.city ?? '', country,
    }; // prettier-ignore
    return [{ copy, gone: { decision: copy.decision, customer: copy.customer, name: copy.name ?? '', address } }];
  });
  const addressees = await goneOutIn(tx, 'orders', onPaper.map(({ gone }) => gone)); // prettier-ignore
  return onPaper.map(({ copy }, at) => {
    const to = addressees[at];
    assert(to, 'an addressee for every copy');
    return { copy, to };
  });
}

async function writeChanges(tx: Tx, run: RunId, give: Give): Promise<CustomerNumber[]> {
  await give(changesHeader());
  const customers: CustomerNumber[] = [];
  for (let after = 0; ;) {
    const rows = await selectCopies(tx, run, after, COPIES_PER_CHUNK);
    if (rows.length === 0) break;
    after = rows.at(-1)?.number ?? after;
    const other = rows.filter(({ status }) => status !== 'continuing');
    customers.push(...other.map(({ customer }) => customer));
    if (other.length > 0)
      await give(csvRows(other.map((it) => [it.subscription, it.customer, it.status, '', it.copies]), '\r\n')); // prettier-ignore
  }
  for (let after = 0; ;) {
    const rows = await selectRemoved(tx, run, after, COPIES_PER_CHUNK);
    if (rows.length === 0) return customers;
    after = rows.at(-1)?.subscription ?? after;
    customers.push(...rows.map(({ customer }) => customer));
    await give(csvRows(rows.map((it) => [it.subscription, it.customer, 'removed', it.because, it.copies]), '\r\n')); // prettier-ignore
  }
}
