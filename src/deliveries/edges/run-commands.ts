import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { registerOf } from '#access';
import type { Permit, RunId } from '#kernel';
import { command, type Command, idField, lineField, type Outcome, wholeNumberField, yesNoField } from '#platform';
import { freezeRun, previewRun, type RunFrozen } from '../freeze-run.ts';
import type { RunPlan } from '../plan-run.ts';
import { refusalTexts } from '../refusal-texts.ts';
import { RUN_FILES, type RunFile, writeRunFile } from '../run-files.ts';
import { checkDeliveries, orderPrint, type Reconciled, reconcileRun } from '../runs.ts';
import { issueFields } from '../shapes.ts';

/** Print runs on the command line. */
export const runCommands: readonly Command[] = [
  command('issue run', {
    summary:
      'Freeze the print run of an issue and write labels.csv, printer.csv and changes.csv; run again, a supplement of what is left',
    permit: 'deliveries:run',
    purpose: 'orders',
    changes: true,
    input: z.object({
      ...issueFields,
      household: yesNoField.default(false).describe('copies of one family name at one address under one label'),
      token: lineField(64).optional().describe('of the preview: refused when the world has moved since'),
      out: z.string().optional().describe('the folder for the files; print-runs/RUN in the home unless told'),
    }),
    examples: [
      'kortisto issue run --title VIIKKO --year 2027 --number 12 --dry-run',
      'kortisto issue run --title VIIKKO --year 2027 --number 12',
    ],
    run: async ({ household, token, out, ...issue }, by, terminal) => {
      const order = { ...issue, isByHousehold: household };
      if (terminal.isDryRun) return ofRun(await previewRun(by, order), null);
      const done = await freezeRun(by, order, token ?? null);
      if (done.kind !== 'frozen') return ofRun(done, null);
      const folder = out ?? join(registerOf(by).home, 'print-runs', String(done.run));
      for (const file of RUN_FILES) await writeFile(by, { run: done.run, file }, folder);
      return ofRun(done, folder);
    },
  }),
  command('issue files', {
    summary: 'Write the files of a frozen run again, as they went',
    permit: 'deliveries:run',
    purpose: 'orders',
    input: z.object({
      run: idField<RunId>().describe('the run'),
      out: z.string().describe('the folder for the files'),
    }),
    run: async ({ run, out }, by) => {
      for (const file of RUN_FILES)
        if ((await writeFile(by, { run, file }, out)) === null) return { exit: 'not found' };
      return { exit: 'done', json: { run, folder: out }, text: `${out}\n` };
    },
  }),
  command('issue close', {
    summary:
      'Write the printer’s order number of a run, and what was printed and posted of it; says whether it is what was frozen',
    permit: 'deliveries:run',
    purpose: 'orders',
    input: z.object({
      run: idField<RunId>().describe('the run'),
      printOrder: lineField(60).optional().describe('the printer’s number'),
      printed: wholeNumberField(0, 100_000_000).optional().describe('copies printed'),
      posted: wholeNumberField(0, 100_000_000).optional().describe('copies posted'),
    }),
    examples: [
      'kortisto issue close --run 12 --print-order P-4711',
      'kortisto issue close --run 12 --printed 5200 --posted 5138',
    ],
    run: async ({ run, printOrder, printed, posted }, by) => {
      const ordered = printOrder === undefined ? null : await orderPrint(by, run, printOrder);
      if (ordered && ordered.kind !== 'ordered') return ofReconciled(ordered);
      if (printed === undefined && posted === undefined)
        return ordered
          ? ofReconciled(ordered)
          : { exit: 'wrong usage', advice: '--print-order, or --printed and --posted' };
      if (printed === undefined || posted === undefined)
        return { exit: 'wrong usage', advice: '--printed and --posted together' };
      return ofReconciled(await reconcileRun(by, run, { printed, posted }));
    },
  }),
  command('delivery check', {
    summary:
      'Check that frozen runs, what the gate let out and what was delivered by the ledger of issues are one and the same',
    permit: 'deliveries:read',
    purpose: 'orders',
    input: z.object({}),
    run: async (_input, by) => {
      const findings = await checkDeliveries(by);
      const lines = findings.map(({ rule, broken }) => `${broken === 0 ? 'ok' : `${broken} broken`}: ${rule}\n`);
      return {
        exit: findings.some(({ broken }) => broken > 0) ? 'differs' : 'done',
        json: findings,
        text: lines.join(''),
      };
    },
  }),
];

/** Writes a file of a run beside its name and then renames it: a reader of the folder never meets half a file. */
async function writeFile(
  by: Permit<'deliveries:run'>,
  of: { readonly run: RunId; readonly file: RunFile },
  folder: string,
): Promise<number | null> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, of.file);
  const stream = createWriteStream(`${path}.tmp`, { mode: 0o600 });
  const copies = await writeRunFile(by, of, async (piece) => {
    if (!stream.write(piece)) await once(stream, 'drain');
  });
  stream.end();
  await finished(stream);
  if (copies !== null) await rename(`${path}.tmp`, path);
  return copies;
}

function ofRun(done: RunFrozen, folder: string | null): Outcome {
  switch (done.kind) {
    case 'not found':
      return { exit: 'not found' };
    case 'refused':
      return {
        exit: done.because === 'world_moved' ? 'differs' : 'refused',
        because: done.because,
        advice: refusalTexts[done.because].en,
        json: done,
      };
    case 'previewed':
      return {
        exit: 'done',
        json: done,
        text: sentences(done.plan),
        advice: `--token ${done.plan.token} freezes exactly this`,
      };
    case 'frozen':
      return {
        exit: 'done',
        json: { ...done, folder },
        text: `run ${done.run}${folder === null ? '' : `, files in ${folder}`}\n${sentences(done.plan)}`,
      };
  }
}

function sentences({ issue, supplement, deliversOn, labels, copies, byStatus, leftOut }: RunPlan): string {
  const statuses = Object.entries(byStatus).map(([status, count]) => `  ${status}: ${count}\n`);
  const reasons = leftOut.map(
    ({ because, subscriptions, removed }) =>
      `  left out, ${because}: ${subscriptions}${removed > 0 ? `, removed ${removed}` : ''}\n`,
  );
  const what = supplement === 0 ? 'main run' : `supplement ${supplement}`;
  return `${issue.title} ${issue.year}/${issue.number}, ${what}, as on ${deliversOn.toString()}: ${labels} labels, ${copies} copies\n${statuses.join('')}${reasons.join('')}`;
}

function ofReconciled(done: Reconciled): Outcome {
  switch (done.kind) {
    case 'not found':
      return { exit: 'not found' };
    case 'refused':
      return { exit: 'refused', because: done.because, advice: refusalTexts[done.because].en, json: done };
    case 'differs':
      return {
        exit: 'differs',
        json: done,
        text: `posted ${done.run.posted}, frozen ${done.run.copies}: ${done.difference}\n`,
      };
    case 'ordered':
      return { exit: 'done', json: done, text: `${done.run.printOrder}\n` };
    case 'reconciled':
      return { exit: 'done', json: done, text: `posted ${done.run.posted}, as frozen\n` };
  }
}
