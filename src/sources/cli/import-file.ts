import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { databaseOf, todayOf } from '#access';
import { protectedAmong } from '#customers';
import type { Permit } from '#kernel';
import { command, type Command, type Outcome, type Terminal } from '#platform';
import { applyImport, type Progress } from '../importing/import.ts';
import { choiceOf, type ImportOrder, type ImportRefusal } from '../importing/order.ts';
import { ReportFolder, type Summary, summaryOf } from '../importing/report.ts';
import { applyStrictly, type Difference } from '../planning/apply-strictly.ts';
import { planImport } from '../planning/plan.ts';
import { customersOf } from '../planning/planned-homes.ts';
import { type PlanFacts, PlanFolder, planIn, promisedIn } from '../planning/plan-folder.ts';
import type { Batch } from '../queries/batches.ts';
import { fileInput, type FileInput, orderOf } from './asked.ts';
import { repairLines } from './say-repairs.ts';

/** What a run needs beside the order. */
type Run = { readonly by: Permit<'imports:apply'>; readonly terminal: Terminal; readonly asked: FileInput };

const applyInput = fileInput.extend({
  strict: z
    .string()
    .min(1)
    .optional()
    .describe('folder of a plan (import plan --report): apply only if every row does what was planned, else exit 6'),
});

/** The commands that read a file. */
export const fileCommands: readonly Command[] = [
  command('import plan <file>', {
    summary: 'Say row by row what a file would do, and what would be repaired; nothing is written',
    permit: 'imports:apply',
    purpose: 'orders',
    input: fileInput,
    examples: ['kortisto import plan --profile customers customers.csv --report plan'],
    run: async (asked, by, terminal) => {
      const order = await orderOf(by, asked);
      return order.kind === 'order' ? planned({ by, terminal, asked }, order) : order.outcome;
    },
  }),
  command('import apply <file>', {
    summary: 'Read a file into the register; the same file after a kill goes on where it stopped',
    permit: 'imports:apply',
    purpose: 'orders',
    changes: true,
    input: applyInput,
    examples: [
      'kortisto import apply --profile agent-orders agent-orders.csv --report S1-monday',
      'kortisto import apply --profile customers customers.csv --strict plan',
    ],
    run: async (asked, by, terminal) => {
      const order = await orderOf(by, asked);
      if (order.kind !== 'order') return order.outcome;
      const run = { by, terminal, asked };
      if (terminal.isDryRun) return planned(run, order);
      return asked.strict === undefined ? applied(run, order) : strictlyApplied(run, order, asked.strict);
    },
  }),
];

const shown = (terminal: Terminal) => (at: Progress) => terminal.progress(at.rowsDone, at.rowsTotal, 'rows');

async function planned({ by, terminal, asked }: Run, order: ImportOrder): Promise<Outcome> {
  const { report } = asked;
  const folder = report === undefined ? null : await ReportFolder.open(report, asked.lang);
  const promise = report === undefined ? null : new PlanFolder(report);
  const plan = await planImport(by, {
    ...order,
    onRows: async (rows) => {
      await folder?.add(rows);
      await promise?.add(rows, await protectedAmong(databaseOf(by), rows.flatMap(customersOf), todayOf(by)));
    },
    onProgress: shown(terminal),
  });
  const summary = plan.kind === 'refused' ? plan : summaryOf(plan.batch, true);
  await folder?.close(summary);
  if (plan.kind === 'refused') return ended(summary, asked);
  await promise?.close(factsOf(plan.batch, order), plan.repairs);
  const outcome = ended(summary, asked);
  const groups = { ...summary, repairs: plan.repairs };
  return { ...outcome, json: groups, text: outcome.text + repairLines(plan.repairs) };
}

const factsOf = ({ sha256, profile }: Batch, order: ImportOrder): PlanFacts => ({
  sha256,
  profile,
  supplier: order.supplier ?? null,
  repairs: choiceOf(order),
});

async function applied({ by, terminal, asked }: Run, order: ImportOrder): Promise<Outcome> {
  const done = await applyImport(by, order, shown(terminal));
  if (done.kind === 'applied' && done.isResumed)
    terminal.say('The import of this file had been cut short; it went on.');
  return reported({ by, terminal, asked }, done);
}

async function reported(
  { by, asked }: Run,
  done: { readonly kind: 'applied'; readonly batch: Batch } | ImportRefusal,
): Promise<Outcome> {
  const summary = done.kind === 'refused' ? done : summaryOf(done.batch, false);
  if (asked.report !== undefined) {
    await mkdir(asked.report, { recursive: true });
    const folder = await ReportFolder.open(asked.report, asked.lang);
    if (done.kind === 'applied') await folder.addBatch(by, done.batch.id);
    await folder.close(summary);
  }
  return ended(summary, asked);
}

async function strictlyApplied(run: Run, order: ImportOrder, folder: string): Promise<Outcome> {
  const facts = await planIn(folder);
  if (facts === null)
    return { exit: 'wrong usage', because: 'no_plan', advice: `${folder}: no plan; make one: import plan --report ${folder}` }; // prettier-ignore
  if (facts.profile !== order.profile.name || facts.supplier !== (order.supplier ?? null))
    return { exit: 'wrong usage', because: 'other_plan', advice: `${folder}: a plan by ${facts.profile}` };
  // The repairs are those that were shown, whatever the profile's policy is by now.
  const promised = { ...order, repairs: facts.repairs };
  const done = await applyStrictly(run.by, promised, promisedIn(folder), shown(run.terminal));
  return done.kind === 'differs' ? moved(done.count, done.rows) : reported(run, done);
}

function moved(count: number, rows: readonly Difference[]): Outcome {
  const lines = rows.map(({ row, was, is }) => `${row}\t${was ?? '–'}\t${is ?? '–'}\n`);
  return {
    exit: 'differs',
    because: 'register_has_moved',
    json: { kind: 'differs', because: 'register_has_moved', count, rows },
    text: `row\tplanned\tnow\n${lines.join('')}`,
    advice: `${count} rows would no longer do what was planned; nothing was written. Plan again: import plan --report`,
  };
}

/** How a file ended; its words are whole, so that more can be said after them. */
type Ended = Outcome & { readonly text: string };

function ended(summary: Summary | ImportRefusal, { file, report, lang }: FileInput): Ended {
  if ('because' in summary) {
    const { because, message } = summary;
    return { exit: 'refused', text: '', json: summary, because, advice: `${basename(file)}: ${message[lang]}` };
  }
  const { rows, created, updated, unchanged, quarantined, rejected, batch } = summary;
  const heldRows = quarantined + rejected;
  const where = report === undefined ? 'give --report DIR to see which' : `see ${report}/rows.csv`;
  return {
    exit: heldRows > 0 ? 'partly done' : 'done',
    json: summary,
    text:
      `${rows} rows${batch === null ? ' (plan)' : `, batch ${batch}`}: ${created} created, ${updated} updated, ` +
      `${unchanged} unchanged, ${quarantined} quarantined, ${rejected} rejected\n`,
    ...(heldRows > 0 ? { advice: `${basename(file)}: ${heldRows} rows were held back: ${where}` } : {}),
  };
}
