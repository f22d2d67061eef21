import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { command, type Command, languageField, type Outcome, wholeNumberField, yesNoField } from '#platform';
import { doubtfulAddresses, listPostalLists, tellSuccessor } from './codes-of-register.ts';
import { codeField } from './routes.ts';
import { importPcf } from './refresh-codes.ts';
import { refreshTexts, successorTexts, whereOf } from './refresh-texts.ts';
import { countsOfRefreshed, linesOfRefreshed } from './say-refreshed.ts';

/** Tables of the world outside, brought up to date by the operator. */
export const postalCommands: readonly Command[] = [
  command('refdata import <set> <file>', {
    summary: 'Read a newer list into a table of reference: pcf, the post’s file of postal codes',
    permit: 'settings:change',
    purpose: 'care',
    changes: true,
    input: z.object({
      set: z.enum(['pcf']).describe('which table: pcf'),
      file: z.string().min(1).describe('the file as the post gives it'),
      acceptFewer: yesNoField.default(false).describe('even when the list lacks many codes that are in use'),
      lang: languageField.default('en').describe('language of the messages: fi, sv or en'),
    }),
    examples: ['kortisto refdata import pcf PCF_20261124.dat --dry-run'],
    run: async ({ file, acceptFewer, lang }, by, terminal) => {
      if (!existsSync(file) || !statSync(file).isFile())
        return { exit: 'not found', because: 'no_file', advice: `${file}: no such file` };
      const bytes = await readFile(file);
      const sha256 = createHash('sha256').update(bytes).digest();
      const how = { isDryRun: terminal.isDryRun, acceptsFewer: acceptFewer };
      const done = await importPcf(by, { name: basename(file), bytes, sha256 }, how);
      if (done.kind === 'refused') {
        const advice = `${basename(file)}: ${refreshTexts[done.because][lang]} (${whereOf(done)})`;
        return { exit: 'refused', because: done.because, advice, json: done };
      }
      const [counts, lines] = [countsOfRefreshed(done), linesOfRefreshed(done)];
      return {
        exit: 'done',
        json: { kind: done.kind, runOn: String(done.runOn), codes: done.codes, ...counts, lines },
        text:
          `${done.kind}: list of ${String(done.runOn)}, ${done.codes} codes: ${counts.added} new, ${counts.changed} changed, ` +
          `${counts.retired} retired, ${counts.back} back, ${counts.unchanged} as before\n` +
          lines.map((one) => `${one.change}\t${one.code}\t${one.town}\t${one.customers} customers\t${one.detail}\n`).join(''),
      }; // prettier-ignore
    },
  }),
  command('refdata list', {
    summary: 'List the lists of postal codes that were taken in, newest first',
    permit: 'settings:change',
    input: z.object({}),
    run: async (_, by) => {
      const found = await listPostalLists(by, 100);
      return {
        exit: 'done',
        json: found.map((one) => ({ ...one, runOn: String(one.runOn) })),
        text: found.map((one) => `${String(one.runOn)}\t${one.origin}\t${one.codes} codes\t${one.name}\n`).join(''),
      };
    },
  }),
  command('refdata check', {
    summary: 'List customers whose postal code is retired, unknown or nobody’s home, with its successor where told',
    permit: 'customers:find',
    purpose: 'care',
    input: z.object({ limit: wholeNumberField(1, 10_000).default(1_000).describe('how many at most') }),
    run: async ({ limit }, by) => {
      const found = await doubtfulAddresses(by, limit);
      const line = (one: (typeof found)[number]): string =>
        `${one.customer}\t${one.code ?? '*****'}\t${one.standing === 'in_use' ? (one.kind ?? '') : one.standing}\t${one.successor ?? ''}\n`;
      return { exit: 'done', json: found, text: found.map(line).join('') };
    },
  }),
  command('refdata succeed <code> <successor>', {
    summary: 'Tell which postal code took over from a retired one',
    permit: 'settings:change',
    input: z.object({
      code: codeField.describe('the retired code'),
      successor: codeField.describe('the code that took over'),
    }),
    examples: ['kortisto refdata succeed 02290 02280'],
    run: async ({ code, successor }, by): Promise<Outcome> => {
      const done = await tellSuccessor(by, code, successor);
      if (done.kind === 'set') return { exit: 'done', json: { code, successor }, text: `${code} ${successor}\n` };
      return { exit: 'refused', because: done.because, advice: successorTexts[done.because].en };
    },
  }),
];
