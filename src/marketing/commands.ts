import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import {
  customerNumberField,
  command,
  type Command,
  lineField,
  type Outcome,
  type Terminal,
  wholeNumberField,
} from '#platform';
import type { Permit } from '#kernel';
import { countGroup } from './count-group.ts';
import type { DefinitionFault } from './definition.ts';
import { explainGroup, type ExplainedCondition } from './explain-group.ts';
import { exportList, exportWholeList } from './export-group.ts';
import { faultTexts } from './fault-texts.ts';
import { freezeGroup } from './freeze-group.ts';
import { MARKETING_CHANNELS } from './queries/members.ts';
import { groupNamed, listGroups, saveGroup } from './saved-groups.ts';

const given = {
  definition: z
    .string()
    .optional()
    .describe('a file with the definition in JSON (docs/target-groups.md), or - for standard input'),
  group: lineField(100).optional().describe('the name of a saved group, instead of a file'),
};
type Given = { readonly definition?: string | undefined; readonly group?: string | undefined };

/** A definition that a command was told of, or how the command ends without one. */
type Found = { readonly definition: unknown; readonly group: number | null } | { readonly outcome: Outcome };

async function find(by: Permit<'groups:read' | 'groups:export'>, { definition, group }: Given): Promise<Found> {
  if (group !== undefined) {
    const saved = await groupNamed(by, group);
    if (saved) return { definition: saved.definition, group: saved.id };
    return { outcome: { exit: 'not found', advice: `no target group is called ${group}: kortisto group list` } };
  }
  if (definition === undefined)
    return { outcome: { exit: 'wrong usage', advice: 'say --definition FILE or --group NAME' } };
  const text = await readFile(definition === '-' ? '/dev/stdin' : definition, 'utf8').catch(() => null);
  if (text === null) return { outcome: { exit: 'not found', advice: `${definition} cannot be read` } };
  try {
    return { definition: JSON.parse(text) as unknown, group: null };
  } catch {
    return {
      outcome: { exit: 'refused', because: 'bad_shape', advice: `${definition}: no JSON; see docs/target-groups.md` },
    };
  }
}

const refusal = ({ because, at }: DefinitionFault): Outcome => ({
  exit: 'refused',
  because,
  json: { kind: 'refused', because, at },
  advice: `${at || '/'}: ${faultTexts[because].en} docs/target-groups.md names fields and operators.`,
});

const shown = (why: ExplainedCondition, indent = ''): string => {
  const mark = why.holds ? 'yes' : 'no ';
  if (why.kind === 'condition') return `${indent}${mark} ${why.field} ${why.operator} ${why.values.join(', ')}\n`;
  const head = `${indent}${mark} ${why.isNegated ? 'not ' : ''}${why.combinator}\n`;
  return head + why.rules.map((rule) => shown(rule, `${indent}  `)).join('');
};

/** Target groups on the command line. */
export const commands: readonly Command[] = [
  command('group list', {
    summary: 'List the saved target groups',
    permit: 'groups:read',
    purpose: 'informing',
    input: z.object({}),
    run: async (_input, by) => {
      const groups = await listGroups(by);
      return { exit: 'done', json: groups, text: groups.map(({ id, name }) => `${id}\t${name}\n`).join('') };
    },
  }),
  command('group save <name>', {
    summary: 'Save a definition as a target group, over the one that stands under the name',
    permit: 'groups:read',
    purpose: 'informing',
    input: z.object({
      name: lineField(100).describe('the name of the group'),
      definition: z.string().describe('a file with the definition in JSON'),
    }),
    run: async ({ name, definition }, by) => {
      const found = await find(by, { definition });
      if ('outcome' in found) return found.outcome;
      const saved = await saveGroup(by, name, found.definition);
      return saved.kind === 'refused' ? refusal(saved) : { exit: 'done', json: saved, text: `${saved.id}\n` };
    },
  }),
  command('group count', {
    summary: 'Count a target group now, with what each reason takes away from each channel',
    permit: 'groups:read',
    purpose: 'informing',
    input: z.object(given),
    examples: ['kortisto group count --definition helsinki.json', 'kortisto group count --group "Entiset tilaajat"'],
    run: async (input, by) => {
      const found = await find(by, input);
      if ('outcome' in found) return found.outcome;
      const counted = await countGroup(by, found.definition);
      if (counted.kind === 'refused') return refusal(counted);
      const lines = counted.channels.map(({ channel, removed, reached }) => {
        const reasons = removed.map(({ because, count }) => ` - ${count} ${because}`).join('');
        return `${channel}: ${counted.matched}${reasons} = ${reached}\n`;
      });
      return { exit: 'done', json: counted, text: `matched: ${counted.matched}\n${lines.join('')}` };
    },
  }),
  command('group explain <customer>', {
    summary: 'Say why a customer is in a target group, or why not',
    permit: 'groups:read',
    purpose: 'informing',
    input: z.object({ customer: customerNumberField.describe('the customer number'), ...given }),
    run: async ({ customer, ...input }, by) => {
      const found = await find(by, input);
      if ('outcome' in found) return found.outcome;
      const explained = await explainGroup(by, found.definition, customer);
      if (explained.kind === 'refused') return refusal(explained);
      if (explained.kind === 'unknown customer') return { exit: 'not found', advice: `no customer ${customer}` };
      const channels = explained.channels.map(({ channel, may, because }) => `${channel}: ${may ? 'may' : because}\n`);
      return { exit: 'done', json: explained, text: `${shown(explained.why)}${channels.join('')}` };
    },
  }),
  command('group freeze', {
    summary: 'Freeze a target group: write down who matches now, and print the number of the list',
    permit: 'groups:export',
    purpose: 'informing',
    input: z.object(given),
    run: async (input, by) => {
      const found = await find(by, input);
      if ('outcome' in found) return found.outcome;
      const frozen = await freezeGroup(by, found.definition, found.group);
      return frozen.kind === 'refused' ? refusal(frozen) : { exit: 'done', json: frozen, text: `${frozen.list}\n` };
    },
  }),
  command('group export', {
    summary: 'Take a target group out as CSV for one channel; the gate decides about each person at that moment',
    permit: 'groups:export',
    purpose: 'informing',
    input: z.object({
      ...given,
      list: wholeNumberField(1).optional().describe('a frozen list, instead of a group'),
      channel: z.enum(MARKETING_CHANNELS).describe(MARKETING_CHANNELS.join(', ')),
      out: z.string().optional().describe('the file to write; standard output unless told'),
    }),
    examples: ['kortisto group export --group "Entiset tilaajat" --channel post --out list.csv'],
    run: async ({ list, channel, out, ...input }, by, terminal) => {
      if (terminal.isJson && out === undefined) return { exit: 'wrong usage', advice: '--json wants --out FILE' };
      const taker = out === undefined ? toTerminal(terminal) : await fileAt(out);
      if (typeof taker === 'string') return { exit: 'wrong usage', because: 'no_target', advice: taker };
      const exported = await taker.take(async (give) => {
        const frozen = list ?? (await freezeGiven(by, input));
        if (typeof frozen !== 'number') return frozen;
        const exportTo = out === undefined ? exportList : exportWholeList;
        return { frozen, ...(await exportTo(by, frozen, channel, give)) };
      });
      if ('exit' in exported) return exported;
      const { frozen } = exported;
      if (exported.kind === 'unknown list') return { exit: 'not found', advice: `no frozen list ${frozen}` };
      terminal.say(
        `list ${frozen}: ${exported.rows} rows${exported.refused.map(({ because, count }) => `, ${count} ${because}`).join('')}`,
      );
      return { exit: 'done', ...(out !== undefined && { json: exported }) };
    },
  }),
];

async function freezeGiven(by: Permit<'groups:export'>, input: Given): Promise<number | Outcome> {
  const found = await find(by, input);
  if ('outcome' in found) return found.outcome;
  const frozen = await freezeGroup(by, found.definition, found.group);
  return frozen.kind === 'refused' ? refusal(frozen) : frozen.list;
}

type Give = (piece: string) => void | Promise<void>;
/** Where a list goes: `take` runs the work that gives its pieces, and settles what was written. */
type Taker = { readonly take: <Answer extends object>(work: (give: Give) => Promise<Answer>) => Promise<Answer> };

const toTerminal = (terminal: Terminal): Taker => ({ take: (work) => work((piece) => terminal.write(piece)) });

/** A file that appears under its name when it is whole, opened before anything is recorded as sent; or why it cannot be. */
async function fileAt(path: string): Promise<Taker | string> {
  const standing = await stat(path).catch(() => null);
  if (standing?.isDirectory()) return `--out: ${path} is a folder; name a file`;
  // A device would be replaced by a file of that name.
  if (standing && !standing.isFile()) return `--out: ${path} is no file; leave --out out for standard output`;
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600).catch(() => null);
  if (file === null) return `--out: no file can be written in ${dirname(path)}`;
  return {
    take: async (work) => {
      try {
        const answer = await work((piece) => written(file, piece));
        await file.close();
        if ('kind' in answer && answer.kind === 'exported') await rename(part, path);
        return answer;
      } finally {
        await file.close().catch(() => undefined);
        await rm(part, { force: true });
      }
    },
  };
}

const written = (file: FileHandle, piece: string): Promise<void> => file.writeFile(piece);
