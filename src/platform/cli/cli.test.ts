import { expect, test } from 'vitest';
import { z } from 'zod';
import { dayField, listField, wholeNumberField, yesNoField } from '../fields.ts';
import { command, type CommandCaller, EXIT_CODES, runCommandLine } from './index.ts';
import { progressLine } from './terminal.ts';

const callers: CommandCaller[] = [];

const commands = [
  command('invoice run', {
    permit: 'invoices:issue',
    purpose: 'invoicing',
    changes: true,
    summary: 'Bills what is due',
    input: z.object({ day: dayField.describe('the day to bill for'), limit: wholeNumberField(1).optional() }),
    run: ({ day, limit = 5 }, _permit, terminal) => {
      terminal.say('billing');
      terminal.progress(1, 2, 'invoices');
      const count = terminal.isDryRun ? 0 : limit;
      return { exit: 'done', json: { day: day.toString(), count }, text: `${count} invoices` };
    },
  }),
  command('invoice list', {
    permit: 'invoices:read',
    summary: 'Lists',
    input: z.object({ csv: yesNoField.optional(), number: listField(z.string()).optional() }),
    run: ({ csv, number }) => ({ exit: 'done', text: lines(csv === true, number ?? []) }),
  }),
  command('inspection <customer>', {
    permit: 'rights:answer',
    summary: 'Tells',
    input: z.object({ customer: wholeNumberField(1) }),
    run: ({ customer }) => {
      if (customer === 3) return { exit: 'not found', because: 'no_customer', advice: 'no customer 3' };
      if (customer === 4) return { exit: 'refused', because: 'erased' };
      if (customer === 5) throw new Error('boom');
      if (customer === 6)
        throw Object.assign(new Error('Key (name)=(Kaisa) exists'), {
          code: '23505',
          severity: 'ERROR',
          constraint: 'once',
        });
      if (customer === 7) throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
      return { exit: 'partly done' };
    },
  }),
  command('customer find <text...>', {
    permit: 'customers:find',
    summary: 'Finds',
    input: z.object({ text: z.array(z.string()), limit: wholeNumberField(1).optional() }),
    run: ({ text, limit }) => ({ exit: 'done', text: `${text.join('+')} ${String(limit)}` }),
  }),
  command('doctor', {
    permit: 'none',
    summary: 'Looks',
    input: z.object({}),
    run: (_input, granted) => ({ exit: 'done', text: String(granted) }),
  }),
];

async function* lines(isCsv: boolean, numbers: string[]) {
  yield isCsv ? 'number\n' : '';
  for (const number of numbers) yield `${number}\n`;
}

async function run(...words: string[]) {
  let out = '';
  let err = '';
  const streams = {
    out: { write: (text: string) => void (out += text) },
    err: { write: (text: string) => void (err += text) },
  };
  const code = await runCommandLine(words, {
    commands,
    version: '1.2.3',
    streams,
    authorise: (wanted, caller) => {
      callers.push(caller);
      if (caller.as === 'nobody@example.example') return Promise.resolve({ kind: 'denied', because: 'not_signed_in' });
      return Promise.resolve({ kind: 'authorised', granted: wanted.permit === 'none' ? null : {} });
    },
    close: () => Promise.resolve(),
  });
  return { code, out, err };
}

test('data goes to stdout, talk to stderr', async () => {
  expect(await run('invoice', 'run', '--day', '2026-12-01')).toEqual({
    code: 0,
    out: '5 invoices\n',
    err: expect.stringMatching(/^billing\n1 of 2 invoices/) as string,
  });
});

test('--json prints one document, -q nothing beside it, --dry-run tells the command', async () => {
  const { out, err } = await run('invoice', 'run', '--day', '2026-12-01', '--json', '-q', '--dry-run', '--limit', '9');
  expect(JSON.parse(out)).toEqual({ day: '2026-12-01', count: 0 });
  expect(err).toBe('');
});

test.each([
  [['inspection', '1'], 'partly done'],
  [['inspection', '3'], 'not found'],
  [['inspection', '4'], 'refused'],
  [['inspection', '5'], 'failed'],
  [['inspection', '7'], 'unavailable'],
  [['inspection', 'x'], 'wrong usage'],
  [['inspection'], 'wrong usage'],
  [['invoice', 'run'], 'wrong usage'],
  [['invoice', 'run', '--day', '2026-02-30'], 'wrong usage'],
  [['invoice', 'run', '--day', '2026-12-01', '--colour'], 'wrong usage'],
  [['doctor', '--as', 'nobody@example.example'], 'no right'],
  [['doctor', '--purpose', 'curiosity'], 'wrong usage'],
  [['doctor'], 'done'],
  [['--version'], 'done'],
  [[], 'done'],
] as const)('%j ends as %s', async (words, exit) => {
  expect((await run(...words)).code).toBe(EXIT_CODES[exit]);
});

test('a mistyped command is refused with the one that was meant', async () => {
  const { code, err } = await run('invoic', 'run');
  expect(code).toBe(2);
  expect(err).toContain('Did you mean invoice?');
  expect((await run('invoice', 'rum')).err).toContain('Did you mean run?');
});

test('what is wrong in the options is named by its flag', async () => {
  expect((await run('invoice', 'run')).err).toMatch(/^--day: /);
  expect((await run('inspection', 'x')).err).toMatch(/^<customer>: /);
});

test('an error of the database is told by its code: its text can carry a name', async () => {
  const { err, out } = await run('inspection', '6', '--json');
  expect(err).toBe('the database said 23505 (once)\n');
  expect(JSON.parse(out)).toEqual({ exit: 'failed', because: '23505' });
});

test('long answers are written as they come, and lists of values read', async () => {
  expect((await run('invoice', 'list', '--csv', '--number', '1', '2')).out).toBe('number\n1\n2\n');
  expect((await run('invoice', 'list', '--number', '1', '--number', '2')).out).toBe('1\n2\n');
  expect((await run('invoice', 'list', '--number', '1')).out).toBe('1\n');
});

test('the caller’s name, purpose and reason reach the one who gives permits', async () => {
  await run('invoice', 'list', '--as', 'a@b.example', '--purpose', 'rights', '--reason', 'letter 12');
  expect(callers.at(-1)).toEqual({ as: 'a@b.example', purpose: 'rights', reason: 'letter 12' });
  await run('invoice', 'run', '--day', '2026-12-01');
  expect(callers.at(-1)).toEqual({ as: null, purpose: 'invoicing', reason: null });
});

test('progress says how many, how fast and how long', () => {
  expect(progressLine(12_000, 20_000, { what: 'invoices', seconds: 3 })).toBe(
    '12 000 of 20 000 invoices, 4 000 a second, 2 s left',
  );
  expect(progressLine(10, null, { what: 'rows', seconds: 0 })).toBe('10 rows');
});

test('a command whose argument is not in its input is our mistake', () => {
  const wrong = () =>
    command('x y <z>', { permit: 'none', summary: '', input: z.object({}), run: () => ({ exit: 'done' }) });
  expect(wrong).toThrow('z is missing');
});

test('the last argument may take all words that are left, and asks for one at least', async () => {
  expect(await run('customer', 'find', 'Virtanen', 'Helsingfors', '--limit', '3')).toMatchObject({
    code: 0,
    out: 'Virtanen+Helsingfors 3\n',
  });
  expect((await run('customer', 'find')).code).toBe(EXIT_CODES['wrong usage']);
});
