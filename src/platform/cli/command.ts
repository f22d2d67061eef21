import { z } from 'zod';
import { assert, type Label, type Permission, type Permit, type Purpose } from '#kernel';
import type { Outcome } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** What a command asks of who gives it: a permission, or nothing (it opens no register, or guards itself). */
export type CommandNeed = Permission | 'none';

/** What the command gets: the permit it asked for. */
export type CommandGranted<N extends CommandNeed> = N extends 'none' ? null : N extends Permission ? Permit<N> : never;

/** What makes a command. */
export interface CommandParts<N extends CommandNeed, In, InJson> {
  readonly summary: string | Label;
  readonly permit: N;
  /** Why personal data is read here, unless `--purpose` names another. */
  readonly purpose?: Purpose;
  /** It changes something: the command has `--dry-run`, and `terminal.isDryRun` says whether it was given. */
  readonly changes?: boolean;
  /** Arguments and options by name; `fromDay` is `--from-day`. `.describe()` is its line of help. */
  readonly input: z.ZodType<In, InJson>;
  /** Whole lines that work, for the help. */
  readonly examples?: readonly string[];
  readonly run: (input: NoInfer<In>, granted: CommandGranted<N>, terminal: Terminal) => Promise<Outcome> | Outcome;
}

/** One command, ready to be run. */
export interface Command {
  readonly words: readonly string[];
  readonly positions: readonly { readonly name: string; readonly isRequired: boolean; readonly isMany: boolean }[];
  readonly summary: string | Label;
  readonly permit: CommandNeed;
  readonly purpose: Purpose | null;
  readonly changes: boolean;
  readonly input: z.ZodType;
  readonly examples: readonly string[];
  readonly run: (input: unknown, granted: unknown, terminal: Terminal) => Promise<Outcome> | Outcome;
}

/** Declares a command: `command('import apply <file>', …)`: noun, verb, then arguments; `<text...>` takes all words that are left. */
export function command<N extends CommandNeed, In, InJson>(
  signature: string,
  parts: CommandParts<N, In, InJson>,
): Command {
  const pieces = signature.split(' ');
  const words = pieces.filter((piece) => /^[a-z][a-z-]*$/.test(piece));
  const positions = pieces.slice(words.length).map((piece) => {
    const [, open, name = '', dots] = /^([<[])([a-z]\w*)(\.{3})?[>\]]$/.exec(piece) ?? [];
    assert(name, `no argument: ${piece} in ${signature}`);
    return { name, isRequired: open === '<', isMany: dots !== undefined };
  });
  assert(words.length === 1 || words.length === 2, `a command has a noun and a verb: ${signature}`);
  const shape = parts.input instanceof z.ZodObject ? parts.input.shape : {};
  for (const { name } of positions) assert(name in shape, `${signature}: ${name} is missing from the input`);
  return {
    words,
    positions,
    summary: parts.summary,
    permit: parts.permit,
    purpose: parts.purpose ?? null,
    changes: parts.changes ?? false,
    input: parts.input,
    examples: parts.examples ?? [],
    run: parts.run as Command['run'],
  };
}
