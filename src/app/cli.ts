import { statSync } from 'node:fs';
import { asOperator, callerOfCommand, permit, usualPurposeOf } from '#access';
import { type Command, type CommandAuthorisation, type CommandCaller, runCommandLine, type Streams } from '#platform';
import { houseCommands } from './commands.ts';
import { readHouseSettings } from './house-settings.ts';
import { type OpenHouse, openHouse, StartStopped } from './open-register.ts';
import { commands } from './rooms.ts';
import { VERSION } from './version.ts';

/**
 * Runs one command line of `kortisto` and gives the code that the process ends with. `stop` ends it half-way, with its reason as
 * the code, and takes the embedded database down first.
 */
export async function runKortisto(
  given: readonly string[],
  streams: Streams,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  stop: AbortSignal | null = null,
): Promise<number> {
  const { home, words } = takeHome(given);
  const settingsOf = (flags: object) => readHouseSettings({ home, ...flags }, environment);
  let house: OpenHouse | null = null;
  const running = runCommandLine(words, {
    commands: [...houseCommands(settingsOf), ...commands],
    version: VERSION,
    streams,
    authorise: async (command, caller) => {
      if (command.permit === 'none') return { kind: 'authorised', granted: null };
      house ??= await openHouse(settingsOf({}));
      return authorise(house, command, { caller, token: environment['KORTISTO_TOKEN'] ?? null });
    },
    close: async () => house?.close(),
  });
  if (stop === null) return running;
  const stopped = new Promise<number>((end) => {
    const onStop = (): void => void (house?.abandon() ?? Promise.resolve()).finally(() => end(Number(stop.reason)));
    stop.addEventListener('abort', onStop, { once: true });
  });
  // What breaks because the database went away under it is not told: the stop is what happened.
  return Promise.race([stopped, running.then((code) => (stop.aborted ? stopped : code))]);
}

/** `--home DIR` may stand anywhere: it says which register is meant, whatever the command. */
function takeHome(given: readonly string[]): { home: string | undefined; words: string[] } {
  const words = [...given];
  const at = words.findIndex((word) => word === '--home' || word.startsWith('--home='));
  if (at < 0) return { home: undefined, words };
  const [flag = '', value] = words.slice(at, at + 2);
  if (flag.includes('=')) {
    words.splice(at, 1);
    return { home: flag.slice('--home='.length), words };
  }
  words.splice(at, 2);
  return { home: value, words };
}

type Asked = { readonly caller: CommandCaller; readonly token: string | null };

/** A user by a token of theirs, or, on the machine that owns the home, the operator. */
async function authorise(
  { register, identity }: OpenHouse,
  command: Command,
  { caller: { as, purpose, reason }, token }: Asked,
): Promise<CommandAuthorisation> {
  if (command.permit === 'none') return { kind: 'authorised', granted: null };
  if (identity === null)
    throw new StartStopped('there is no register in this home: kortisto init makes one', 'not found');
  if (as === null) {
    if (!ownsHome(register.home)) return { kind: 'denied', because: 'home_of_another_user' };
    const granted = asOperator(register, command.permit, purpose ?? usualPurposeOf(command.permit), reason);
    return { kind: 'authorised', granted };
  }
  const who = await callerOfCommand(register, as, token);
  if (who === null) return { kind: 'denied', because: 'not_signed_in' };
  const answer = permit(register, who, command.permit, { purpose, entry: 'cli', requestId: null, reason });
  return answer.kind === 'denied' ? answer : { kind: 'authorised', granted: answer.permit };
}

/** Whether the process runs as the owner of the home, or may do everything on this machine anyway. */
function ownsHome(home: string): boolean {
  const own = process.getuid?.();
  return own === undefined || own === 0 || statSync(home).uid === own;
}
