import { asOperator } from '#access';
import type { Permission } from '#kernel';
import { type Command, type Register, runCommandLine } from '#platform';

/** Runs a command as the person at the machine, and gives what it printed and its exit code. */
export async function givenCommand(
  register: Register,
  commands: readonly Command[],
  words: readonly string[],
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCommandLine(words, {
    commands,
    version: '0',
    streams: {
      out: { write: (text: string) => void (out += text) },
      err: { write: (text: string) => void (err += text) },
    },
    authorise: ({ permit }, { reason }) =>
      Promise.resolve({
        kind: 'authorised',
        granted: permit === 'none' ? null : asOperator(register, permit as Permission, 'invoicing', reason),
      }),
    close: () => Promise.resolve(),
  });
  return { code, out, err };
}
