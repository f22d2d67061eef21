import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { BatchId, Permit } from '#kernel';
import { command, type Command, idField, languageField, lineField, type Outcome, type Terminal } from '#platform';
import { readProfile } from './files/index.ts';
import type { FileRefusal, Profile } from './files/index.ts';
import { applyImport, type Progress } from './importing/import.ts';
import { listBatches } from './list.ts';
import { planImport } from './importing/plan.ts';
import { profileNamed, saveProfile } from './profiles.ts';
import type { Batch } from './queries/batches.ts';
import { ReportFolder, type Summary, summaryOf } from './importing/report.ts';
import { commissionCommands } from './suppliers/commission-commands.ts';
import { supplierCommands } from './suppliers/commands.ts';
import { undoImport } from './importing/undo.ts';

const input = z.object({
  file: z.string().min(1).describe('the file as received'),
  profile: z.string().min(1).describe('customers, agent-orders, a saved profile, or a profile in a JSON file'),
  report: z.string().min(1).optional().describe('folder for rows.csv and summary.json; made when it is missing'),
  lang: languageField.default('en').describe('language of the messages: fi, sv or en'),
});
type Input = z.infer<typeof input>;

/** What a run needs beside the file. */
type Run = { readonly by: Permit<'imports:apply'>; readonly terminal: Terminal; readonly asked: Input };

/** The room's commands. */
export const commands: readonly Command[] = [
  ...supplierCommands,
  ...commissionCommands,
  command('import plan <file>', {
    summary: 'Say row by row what a file would do; nothing is written',
    permit: 'imports:apply',
    purpose: 'orders',
    input,
    examples: ['kortisto import plan --profile customers customers.csv --report plan'],
    run: (asked, by, terminal) => onFile({ by, terminal, asked }, true),
  }),
  command('import apply <file>', {
    summary: 'Read a file into the register; the same file after a kill goes on where it stopped',
    permit: 'imports:apply',
    purpose: 'orders',
    changes: true,
    input,
    examples: ['kortisto import apply --profile agent-orders agent-orders.csv --report S1-monday'],
    run: (asked, by, terminal) => onFile({ by, terminal, asked }, terminal.isDryRun),
  }),
  command('profile save <name> <file>', {
    summary: 'Save how a sender’s files are read, from a JSON file, under a name for --profile',
    permit: 'imports:apply',
    purpose: 'orders',
    input: z.object({
      name: lineField(60).describe('the name for --profile; one that stands is replaced'),
      file: z.string().min(1).describe('the profile as JSON'),
    }),
    examples: ['kortisto profile save seller-7 seller-7.json'],
    run: ({ name, file }, by) => profileSaved(by, name, file),
  }),
  command('import undo <batch>', {
    summary: 'Take a batch back: what stood before stands again',
    permit: 'imports:apply',
    purpose: 'orders',
    input: z.object({ batch: idField<BatchId>().describe('number of the batch, from import list') }),
    run: async ({ batch }, by) => undone(await undoImport(by, batch)),
  }),
  command('import list', {
    summary: 'List the files that came in, newest first',
    permit: 'imports:read',
    input: z.object({}),
    run: async (_, by) => {
      const batches = await listBatches(by, { before: null, limit: 100 });
      return { exit: 'done', json: batches.map(batchJson), text: batches.map(batchLine).join('') };
    },
  }),
];

async function onFile(run: Run, isPlan: boolean): Promise<Outcome> {
  const { asked, by } = run;
  if (!existsSync(asked.file)) return { exit: 'not found', because: 'no_file', advice: `${asked.file}: no such file` };
  if (!statSync(asked.file).isFile())
    return { exit: 'wrong usage', because: 'no_file', advice: `${asked.file}: a folder, not a file` };
  const profile = await profileFor(by, asked.profile);
  if (typeof profile === 'string') return { exit: 'wrong usage', because: 'unknown_profile', advice: profile };
  return isPlan ? planned(run, profile) : applied(run, profile);
}

async function profileSaved(by: Permit<'imports:apply'>, name: string, file: string): Promise<Outcome> {
  if (!existsSync(file)) return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
  const saved = await saveProfile(by, name, parsedJson(await readFile(file, 'utf8')));
  if (saved.kind === 'refused') return { exit: 'refused', because: saved.because, advice: `${file}: ${saved.detail}` };
  const { subject, columns } = saved.profile;
  return {
    exit: 'done',
    json: { name, subject, columns: columns.length },
    text: `${name}: ${subject}, ${columns.length} columns\n`,
  };
}

async function profileFor(by: Permit, name: string): Promise<Profile | string> {
  if (!name.endsWith('.json')) {
    const found = await profileNamed(by, name);
    return found.kind === 'profile'
      ? found.profile
      : `${name}: no such profile file; customers, agent-orders, bans and address-updates need none`;
  }
  if (!existsSync(name)) return `${name}: no such file`;
  const read = readProfile(parsedJson(await readFile(name, 'utf8')), basename(name, '.json'));
  return read.kind === 'profile' ? read.profile : `${name}: ${read.detail}`;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const fileOf = ({ file }: Input) => ({ path: file, name: basename(file) });

const shown = (terminal: Terminal) => (at: Progress) => terminal.progress(at.rowsDone, at.rowsTotal, 'rows');

async function planned({ by, terminal, asked }: Run, profile: Profile): Promise<Outcome> {
  const folder = asked.report === undefined ? null : await ReportFolder.open(asked.report, asked.lang);
  const plan = await planImport(by, {
    file: fileOf(asked),
    profile,
    onRows: async (rows) => folder?.add(rows),
    onProgress: shown(terminal),
  });
  const summary = plan.kind === 'refused' ? plan : summaryOf(plan.batch, true);
  await folder?.close(summary);
  return ended(summary, asked);
}

async function applied({ by, terminal, asked }: Run, profile: Profile): Promise<Outcome> {
  const done = await applyImport(by, { file: fileOf(asked), profile }, shown(terminal));
  const summary = done.kind === 'refused' ? done : summaryOf(done.batch, false);
  if (asked.report !== undefined) {
    const folder = await ReportFolder.open(asked.report, asked.lang);
    if (done.kind === 'applied') await folder.addBatch(by, done.batch.id);
    await folder.close(summary);
  }
  if (done.kind === 'applied' && done.isResumed)
    terminal.say('The import of this file had been cut short; it went on.');
  return ended(summary, asked);
}

function ended(summary: Summary | FileRefusal, { file, report, lang }: Input): Outcome {
  if ('because' in summary) {
    const { because, message } = summary;
    return { exit: 'refused', json: summary, because, advice: `${basename(file)}: ${message[lang]}` };
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

function undone(outcome: Awaited<ReturnType<typeof undoImport>>): Outcome {
  if (outcome.kind === 'refused') {
    const exit = outcome.because === 'unknown_batch' ? 'not found' : 'refused';
    return { exit, because: outcome.because, advice: 'kortisto import list shows the batches' };
  }
  const { customers, orders } = outcome;
  return {
    exit: orders.kept > 0 ? 'partly done' : 'done',
    json: outcome,
    text:
      `customers: ${customers.restored} restored, ${customers.removed} removed, ${customers.kept} kept; ` +
      `orders: ${orders.cancelled} cancelled, ${orders.kept} kept\n`,
    ...(orders.kept > 0 ? { advice: 'an invoice stands on the orders that were kept: credit it first' } : {}),
  };
}

const batchJson = ({ receivedOn, receivedAt, ...batch }: Batch) => ({
  ...batch,
  receivedOn: String(receivedOn),
  receivedAt: String(receivedAt),
});

const batchLine = ({ id, receivedOn, profile, fileName, state, rowsDone, rowsTotal }: Batch): string =>
  `${id}\t${String(receivedOn)}\t${profile}\t${state}\t${rowsDone}/${rowsTotal}\t${fileName}\n`;
