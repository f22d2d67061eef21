import { z } from 'zod';
import { databaseOf, todayOf } from '#access';
import { command, type Command, dayField } from '#platform';
import { changePolicies } from '../change-policies.ts';
import { codeField } from '../fields.ts';
import { selectPolicies } from '../queries/policies.ts';
import { selectTitles } from '../queries/titles.ts';
import { policyField } from './fields.ts';
import { policiesFrom } from './policies.ts';
import { EVERY_TITLE, POLICY_KINDS } from './rules.ts';
import { policyTexts } from './texts.ts';

/** Policies of titles on the command line. */
export const policyCommands: readonly Command[] = [
  command('policy show <title>', {
    summary: 'Show the policies that hold for a title on a day',
    permit: 'catalog:read',
    purpose: 'orders',
    input: z.object({
      title: codeField,
      day: dayField.optional().describe('the day, YYYY-MM-DD; today unless told'),
    }),
    run: async ({ title, day }, by) => {
      const db = databaseOf(by);
      const titles = await selectTitles(db);
      if (!titles.some(({ code }) => code === title)) {
        return { exit: 'not found', because: 'unknown_title', advice: policyTexts.unknown_title.en };
      }
      const policy = policiesFrom(titles, await selectPolicies(db))(title, day ?? todayOf(by));
      const lines = POLICY_KINDS.map((kind) => `${kind}\t${JSON.stringify(policy[kind])}\n`);
      return { exit: 'done', json: policy, text: lines.join('') };
    },
  }),
  command('policy set <kind> <rules>', {
    summary: 'Set a policy from a day on; a dry run shows what it changes and which cut-offs move',
    permit: 'catalog:change',
    purpose: 'orders',
    changes: true,
    input: z.object({
      kind: z.enum(POLICY_KINDS).describe(POLICY_KINDS.join(', ')),
      rules: z.string().max(5_000).describe('the rules of the kind as JSON, all of them: see policy show'),
      title: z.string().default(EVERY_TITLE).describe('the title; every title that has none of its own unless told'),
      validFrom: dayField.optional().describe('first day, YYYY-MM-DD; today unless told'),
      token: z.string().max(64).optional().describe('of the dry run: the policy is set only when it still holds'),
    }),
    examples: [`kortisto policy set grace '{"issues":2}' --title VIIKKO --dry-run`],
    run: async ({ kind, rules, title, validFrom, token }, by, terminal) => {
      const read = policyField.safeDecode({
        kind,
        title,
        validFrom: (validFrom ?? todayOf(by)).toString(),
        rules: asJson(rules),
      } as z.input<typeof policyField>);
      if (!read.success) {
        const [issue] = read.error.issues;
        return { exit: 'wrong usage', advice: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
      }
      const changed = await changePolicies(by, [read.data], { token, dryRun: terminal.isDryRun });
      if (changed.kind === 'refused') {
        const { because } = changed;
        const exit = because === 'world_moved' ? 'differs' : 'refused';
        return { exit, because, advice: policyTexts[because].en, json: changed };
      }
      const lines = changed.consequences.map(
        ({ title: of, before, after, issues }) =>
          `${of}\t${JSON.stringify(before)} > ${JSON.stringify(after)}\t${issues.length} cut-offs\n`,
      );
      return { exit: 'done', json: changed, text: lines.join(''), advice: `token ${changed.token}` };
    },
  }),
];

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
