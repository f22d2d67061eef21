import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { CustomerNumber } from '#kernel';
import { csvRows } from '#platform';
import { VERDICTS } from '../queries/rows.ts';
import { type Choice, choiceShape, type RepairGroup } from '../repairs/index.ts';
import type { PromisedRow } from './apply-strictly.ts';
import { customersOf, withoutHome } from './planned-homes.ts';
import { digestOf, type PlannedRow } from './planned-row.ts';

/** What of a plan must be the same again for its rows to be held to. */
export type PlanFacts = {
  readonly sha256: string;
  readonly profile: string;
  readonly supplier: string | null;
  readonly repairs: Choice;
};

const factsShape = z.object({
  sha256: z.string(),
  profile: z.string(),
  supplier: z.string().nullable(),
  repairs: choiceShape,
});

/** A plan written into a folder as its rows come, so that `import apply --strict FOLDER` can be held to it later. */
export class PlanFolder {
  readonly #folder: string;
  readonly #rows: ReturnType<typeof createWriteStream>;
  readonly #changes: ReturnType<typeof createWriteStream>;

  /** Opens the plan in a folder that is there. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#rows = createWriteStream(join(folder, 'plan.csv'));
    this.#rows.write('row,verdict,digest\n');
    this.#changes = createWriteStream(join(folder, 'changes.csv'));
    this.#changes.write('row,customer_number,field,stands,would_stand,held_back\n');
  }

  /** Writes rows as they come, what is told of those in `hidden` without homes. */
  async add(rows: readonly PlannedRow[], hidden: ReadonlySet<CustomerNumber>): Promise<void> {
    const told = rows.map((row) => (customersOf(row).some((one) => hidden.has(one)) ? withoutHome(row) : row));
    const [promised, changes] = [rows.map(promise), told.flatMap(changesOf)];
    if (!this.#rows.write(csvRows(promised))) await once(this.#rows, 'drain');
    if (changes.length > 0 && !this.#changes.write(csvRows(changes))) await once(this.#changes, 'drain');
  }

  /** Ends the plan. */
  async close(facts: PlanFacts, repairs: readonly RepairGroup[]): Promise<void> {
    await Promise.all([this.#rows, this.#changes].map((stream) => (stream.end(), once(stream, 'close'))));
    await writeFile(join(this.#folder, 'plan.json'), `${JSON.stringify({ ...facts, groups: repairs }, null, 2)}\n`);
  }
}

const promise = (row: PlannedRow) => [row.row, row.verdict, digestOf(row)];

/** A line for each field that a row changes, or says and is overruled in. */
function changesOf(row: PlannedRow) {
  return row.changes.flatMap(({ customer, before, after, heldBack }) => [
    ...Object.entries(after).map(([field, value]) => [row.row, customer, field, said(before[field]), said(value), null]), // prettier-ignore
    ...Object.entries(heldBack).map(([field, value]) => [row.row, customer, field, null, null, said(value)]),
  ]);
}

const said = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** A plan read back from its folder; `null` when there is none. */
export async function planIn(folder: string): Promise<PlanFacts | null> {
  const path = join(folder, 'plan.json');
  if (!existsSync(path) || !existsSync(join(folder, 'plan.csv'))) return null;
  const read = factsShape.safeParse(JSON.parse(await readFile(path, 'utf8')));
  return read.success ? read.data : null;
}

const isVerdict = (text: string | undefined): text is (typeof VERDICTS)[number] => VERDICTS.some((one) => one === text);

/** The rows of a plan in a folder, in the order of the file; memory does not grow with them. */
export async function* promisedIn(folder: string): AsyncGenerator<PromisedRow> {
  const lines = createInterface({ input: createReadStream(join(folder, 'plan.csv')), crlfDelay: Number.POSITIVE_INFINITY }); // prettier-ignore
  for await (const line of lines) {
    const [row = '', verdict, digest = ''] = line.split(',');
    if (!/^\d+$/.test(row)) continue;
    yield { row: Number(row), verdict: isVerdict(verdict) ? verdict : null, digest };
  }
}
