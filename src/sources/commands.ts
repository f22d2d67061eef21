import type { Command } from '#platform';
import { batchCommands } from './cli/batches.ts';
import { fileCommands } from './cli/import-file.ts';
import { profileCommands } from './cli/profiles.ts';
import { sniffCommands } from './cli/sniff.ts';
import { informingCommands } from './informing/commands.ts';
import { questionCommands } from './review/commands.ts';
import { commissionCommands } from './suppliers/commission-commands.ts';
import { supplierCommands } from './suppliers/commands.ts';
import { updateCommands } from './updates/commands.ts';
import { organisationCommands } from './ytj/commands.ts';

/** The room's commands about files. */
export const commands: readonly Command[] = [
  ...sniffCommands,
  ...fileCommands,
  ...batchCommands,
  ...questionCommands,
  ...profileCommands,
  ...updateCommands,
  ...supplierCommands,
  ...commissionCommands,
  ...organisationCommands,
  ...informingCommands,
];
