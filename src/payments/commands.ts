import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { Permit } from '#kernel';
import { command, type Command, type Outcome, type Terminal, yesNoField } from '#platform';
import { checkPayments } from './check-payments.ts';
import { importPayments, type ImportedPayments } from './import-payments.ts';
import { euros, PAYMENT_COLUMNS, paymentLines } from './report.ts';
import { statementsOf, type Summary } from './summary.ts';

/** Payments on the command line. */
export const commands: readonly Command[] = [
  command('payment import <file>', {
    summary: 'Read a bank file (camt.053, camt.054, KTL or TITO) and match its payments to invoices',
    permit: 'payments:import',
    purpose: 'invoicing',
    changes: true,
    input: z.object({
      file: z.string().describe('the file as the bank sent it'),
      report: z.string().optional().describe('a folder for payments.csv and summary.json'),
      acceptDifferences: yesNoField
        .default(false)
        .describe('import although sums or balances of the file do not add up; a wrong count is never accepted'),
    }),
    examples: ['kortisto payment import statement.xml --report out'],
    run: ({ file, report, acceptDifferences }, by, terminal) =>
      importFile(by, { file, report: report ?? null, areDifferencesAccepted: acceptDifferences }, terminal),
  }),
  command('payment check', {
    summary: 'Compare payments, their allocations and the ledger',
    permit: 'payments:read',
    purpose: 'accounting',
    input: z.object({}),
    run: async (_input, by) => {
      const checked = await checkPayments(by);
      const text = Object.entries(checked)
        .map(([name, value]) => `${name} ${String(value)}\n`)
        .join('');
      return { exit: checked.isRight ? 'done' : 'differs', json: checked, text };
    },
  }),
];

type Given = { readonly file: string; readonly report: string | null; readonly areDifferencesAccepted: boolean };

async function importFile(by: Permit<'payments:import'>, given: Given, terminal: Terminal): Promise<Outcome> {
  const { file, report, areDifferencesAccepted } = given;
  if (!(await isThere(file))) return { exit: 'not found', because: 'no_file', advice: `there is no file ${file}` };
  if ((await stat(file)).isDirectory())
    return { exit: 'wrong usage', because: 'no_file', advice: `${file}: a folder, not a file` };
  const lines = report === null ? null : await Lines.into(report);
  let told = 0;
  const outcome = await importPayments(
    by,
    { name: basename(file), open: () => createReadStream(file, { highWaterMark: 1 << 18 }) },
    {
      isDryRun: terminal.isDryRun,
      areDifferencesAccepted,
      tell: async (decided) => {
        told += decided.length;
        terminal.progress(told, null, 'payments');
        await lines?.write(paymentLines(decided));
      },
    },
  );
  await lines?.close(outcome.kind !== 'refused');
  const summary = reportOf(outcome);
  if (report !== null) await writeFile(join(report, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  if (outcome.kind === 'refused') {
    const place = [outcome.line === null ? '' : `line ${outcome.line}`, outcome.field ?? '', outcome.found ?? '']
      .filter(Boolean)
      .join(', ');
    const where = [basename(file), place].filter(Boolean).join(': ');
    return { exit: 'refused', because: outcome.because, json: summary, advice: `${where}: ${outcome.mend}` };
  }
  return { exit: 'done', json: summary, text: sentences(outcome.summary) };
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

/** What summary.json holds: the summary, or why the file was refused and what it says of itself. */
function reportOf(outcome: ImportedPayments): object {
  if (outcome.kind !== 'refused') return { outcome: outcome.kind, ...outcome.summary };
  const { because, line, field, found, mend, file } = outcome;
  return { outcome: 'refused', because, line, field, found, mend, statements: file === null ? [] : statementsOf(file) };
}

function sentences({ payments, cents, allocated_cents, unallocated_cents, classes, differences }: Summary): string {
  const counts = Object.entries(classes)
    .filter(([, sum]) => sum.payments > 0)
    .map(([name, sum]) => `  ${name} ${sum.payments}, ${euros(sum.cents)}\n`);
  const sums = `payments ${payments}, ${euros(cents)}; allocated ${euros(allocated_cents)}, on the clearing account ${euros(unallocated_cents)}\n`;
  return (
    sums + counts.join('') + (differences > 0 ? `${differences} sums of the file do not add up: see the summary\n` : '')
  );
}

/** payments.csv, written beside its place until the import stands. */
class Lines {
  private readonly folder: string;
  private readonly stream: ReturnType<typeof createWriteStream>;

  private constructor(folder: string) {
    this.folder = folder;
    this.stream = createWriteStream(join(folder, 'payments.csv.part'));
  }

  static async into(folder: string): Promise<Lines> {
    await mkdir(folder, { recursive: true });
    const lines = new Lines(folder);
    await lines.write(`${PAYMENT_COLUMNS}\r\n`);
    return lines;
  }

  async write(text: string): Promise<void> {
    if (!this.stream.write(text)) await new Promise<void>((resolve) => void this.stream.once('drain', resolve));
  }

  async close(isKept: boolean): Promise<void> {
    this.stream.end();
    await finished(this.stream);
    const part = join(this.folder, 'payments.csv.part');
    if (isKept) await rename(part, join(this.folder, 'payments.csv'));
    else await rm(part);
  }
}
