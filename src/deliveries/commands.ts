import type { Command } from '#platform';
import { careCommands } from './edges/care-commands.ts';
import { runCommands } from './edges/run-commands.ts';

/** Deliveries on the command line. */
export const commands: readonly Command[] = [...runCommands, ...careCommands];
