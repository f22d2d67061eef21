import { Command as Program, CommanderError } from 'commander';
import { z } from 'zod';
import { isPurpose, type Label, type Purpose } from '#kernel';
import { readReason, reasonFaults } from '../act-reason.ts';
import { isOfTheMoment } from '../not-now.ts';
import type { Command } from './command.ts';
import { EXIT_CODES, type Exit, type Outcome } from './exit.ts';
import { addOptions, type CommonOptions, inputOf, kebab } from './options.ts';
import { type Streams, type Terminal, terminalOn } from './terminal.ts';

/** What a command line says of who gives it. */
export interface CommandCaller {
  readonly as: string | null;
  readonly purpose: Purpose | null;
  readonly reason: string | null;
}

export type CommandAuthorisation =
  | { readonly kind: 'authorised'; readonly granted: unknown }
  | { readonly kind: 'denied'; readonly because: string };

/** What the wiring gives the command line. */
export interface CommandLine {
  readonly commands: readonly Command[];
  readonly version: string;
  readonly streams: Streams;
  /** Gives the permit; opens the register when a command needs one. */
  readonly authorise: (command: Command, caller: CommandCaller) => Promise<CommandAuthorisation>;
  /** Closes what was opened. */
  readonly close: () => Promise<void>;
}

/** Reads the words of a command line, runs the command, and says which code the process ends with. */
export async function runCommandLine(words: readonly string[], line: CommandLine): Promise<number> {
  let exit: Exit = 'done';
  const program = programOf(line, async (command, values, options) => {
    exit = await perform(command, inputOf(command, values, options), { line, options });
  });
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync([...words], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    exit = failure.exitCode === 0 ? 'done' : 'wrong usage';
  } finally {
    await line.close();
  }
  return EXIT_CODES[exit];
}

type Action = (command: Command, values: readonly unknown[], options: Record<string, unknown>) => Promise<void>;

function programOf({ commands, version, streams }: CommandLine, act: Action): Program {
  const root = new Program('kortisto');
  const settle = (program: Program): Program =>
    program.exitOverride().configureOutput({
      writeOut: (text) => void streams.out.write(text),
      writeErr: (text) => void streams.err.write(text),
    });
  settle(root)
    .description('The customer and target-group register of a publisher')
    .version(version)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(kortisto --help lists the commands)');
  const nouns = new Map<string, Program>();
  const sorted = [...commands].sort((a, b) => (a.words.join(' ') < b.words.join(' ') ? -1 : 1));
  for (const command of sorted) {
    const [noun = '', verb] = command.words;
    const parent = verb === undefined ? root : (nouns.get(noun) ?? settle(root.command(noun)).description(`${noun} …`));
    if (verb !== undefined) nouns.set(noun, parent);
    const own = settle(parent.command(verb ?? noun)).description(inEnglish(command.summary));
    addOptions(own, command);
    if (command.examples.length > 0)
      own.addHelpText('after', `\nExamples:\n${command.examples.map((one) => `  ${one}`).join('\n')}`);
    own.action(async (...given: unknown[]) => {
      const values = given.slice(0, command.positions.length);
      await act(command, values, own.opts());
    });
  }
  return root;
}

const EXAMPLES = `
Examples:
  kortisto serve
  kortisto import plan --profile customers customers.csv --report report/

Exit codes: 0 ok, 1 failure, 2 usage, 3 not found, 4 refused by rule, 5 no right, 6 differs, 7 partly done, 8 unavailable,
130 interrupted.`;

type Performance = { readonly line: CommandLine; readonly options: Record<string, unknown> };

async function perform(command: Command, given: object, { line, options }: Performance): Promise<Exit> {
  const common = options as CommonOptions;
  const isJson = common.json === true;
  const terminal = terminalOn(line.streams, {
    isDryRun: common.dryRun === true,
    isJson,
    isQuiet: common.quiet === true,
  });
  let outcome: Outcome;
  try {
    outcome = await outcomeOf(command, given, { line, common, terminal });
  } catch (failure) {
    outcome = outcomeOfFailure(failure);
  }
  terminal.endLine();
  await print(outcome, line.streams, isJson);
  return outcome.exit;
}

async function outcomeOf(
  command: Command,
  given: object,
  { line, common, terminal }: { line: CommandLine; common: CommonOptions; terminal: Terminal },
): Promise<Outcome> {
  const { as = null, purpose = null } = common;
  if (purpose !== null && !isPurpose(purpose)) {
    return {
      exit: 'wrong usage',
      because: 'unknown_purpose',
      advice: `--purpose: ${purpose} is none of the register's purposes`,
    };
  }
  const told = readReason(common.reason ?? null);
  if (told.kind === 'refused') {
    return { exit: 'wrong usage', because: told.because, advice: `--reason: ${reasonFaults[told.because].en}` };
  }
  const read = z.safeDecode(command.input, given, { error: z.locales.en().localeError });
  if (!read.success) return wrongUsage(command, read.error.issues);
  const answer = await line.authorise(command, { as, purpose: purpose ?? command.purpose, reason: told.reason });
  if (answer.kind === 'denied') {
    return { exit: 'no right', because: answer.because, advice: `no right: ${answer.because.replaceAll('_', ' ')}` };
  }
  return command.run(read.data, answer.granted, terminal);
}

function wrongUsage(command: Command, issues: readonly z.core.$ZodIssue[]): Outcome {
  const lines = issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    const isPosition = command.positions.some((position) => position.name === name);
    return `${isPosition ? `<${name}>` : `--${kebab(name)}`}: ${issue.message}`;
  });
  return { exit: 'wrong usage', because: 'malformed', advice: lines.join('\n') };
}

/** Says what went wrong without what a database error quotes: the text of one can carry a person's name. */
function outcomeOfFailure(failure: unknown): Outcome {
  if (!(failure instanceof Error)) return { exit: 'failed', because: 'unknown', advice: 'failed' };
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.name;
  const exit = exitOf(failure) ?? (isOfTheMoment(failure) ? 'unavailable' : 'failed');
  const isOfDatabase = 'severity' in failure;
  const constraint =
    'constraint' in failure && typeof failure.constraint === 'string' ? ` (${failure.constraint})` : '';
  return { exit, because: code, advice: isOfDatabase ? `the database said ${code}${constraint}` : failure.message };
}

/** An error may say itself how the command ended. */
const exitOf = (failure: Error): Exit | null =>
  'exit' in failure && typeof failure.exit === 'string' && Object.hasOwn(EXIT_CODES, failure.exit)
    ? (failure.exit as Exit)
    : null;

async function print(outcome: Outcome, { out, err }: Streams, isJson: boolean): Promise<void> {
  if (isJson) {
    const document = outcome.json ?? { exit: outcome.exit, ...(outcome.because && { because: outcome.because }) };
    out.write(`${JSON.stringify(document)}\n`);
  } else if (typeof outcome.text === 'string') {
    out.write(outcome.text.endsWith('\n') || outcome.text === '' ? outcome.text : `${outcome.text}\n`);
  } else if (outcome.text) {
    for await (const piece of outcome.text) out.write(piece);
  }
  if (outcome.advice) err.write(`${outcome.advice}\n`);
}

const inEnglish = (summary: string | Label): string => (typeof summary === 'string' ? summary : summary.en);
