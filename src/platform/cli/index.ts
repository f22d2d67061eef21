import type { CommandLine } from './run.ts';

export { command, type Command, type CommandGranted, type CommandNeed, type CommandParts } from './command.ts';
export { EXIT_CODES, type Exit, type Outcome } from './exit.ts';
export type { Terminal, Streams } from './terminal.ts';
export type { CommandAuthorisation, CommandCaller, CommandLine } from './run.ts';

/** Reads the words of a command line, runs the command, and says which code the process ends with. */
export async function runCommandLine(words: readonly string[], line: CommandLine): Promise<number> {
  const run = await import('./run.ts');
  return run.runCommandLine(words, line);
}
