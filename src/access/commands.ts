import { z } from 'zod';
import type { Permit, UserId } from '#kernel';
import {
  command,
  type Command,
  customerNumberField,
  dayField,
  emailField,
  languageField,
  lineField,
  limitField,
  type Outcome,
  wholeNumberField,
  yesNoField,
} from '#platform';
import { createToken, grantRole, listGrants, listTokens, withdrawRole, withdrawToken } from './grants.ts';
import { permissionMatrix, ROLE_NAMES } from './roles.ts';
import { listActs, listLooks, verifyTrail } from './trail.ts';
import { createUser, endUser, findUser, listUsers, resetPassword } from './users.ts';

const role = z.enum(ROLE_NAMES);
const email = emailField.describe('sign-in address of the user');
const reason = lineField(200);

const NO_USER: Outcome = { exit: 'not found', because: 'no_user', advice: 'there is no user with that e-mail' };

/** Runs a verb on the user of an e-mail. */
async function withUser(
  by: Permit<'users:manage'>,
  address: string,
  work: (user: UserId) => Promise<Outcome>,
): Promise<Outcome> {
  const user = await findUser(by, address);
  return user === null ? NO_USER : work(user);
}

const refused = (because: string): Outcome => ({ exit: 'refused', because, advice: because.replaceAll('_', ' ') });

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const userCommands = [
  command('user create <email>', {
    permit: 'users:manage',
    summary: 'Makes a user and prints the one-time password, once',
    input: z.object({
      email,
      name: lineField(100),
      role: z.array(role).min(1),
      language: languageField.default('fi'),
      customer: customerNumberField.nullable().default(null).describe('customer number of a subscriber'),
      reason: reason.default('made on the command line'),
    }),
    examples: ['kortisto user create anna@lehti.example --name "Anna Asiakaspalvelija" --role customer-service'],
    run: async ({ role: roles, ...given }, by) => {
      const made = await createUser(by, { ...given, roles });
      if (made.kind === 'refused') return refused(made.because);
      return {
        exit: 'done',
        json: made,
        text: made.oneTimePassword,
        advice: 'the password is good once, for seven days',
      };
    },
  }),
  command('user list', {
    permit: 'users:manage',
    summary: 'Lists users with their roles',
    input: z.object({ after: z.string().default(''), limit: limitField }),
    run: async (page, by) => {
      const rows = await listUsers(by, page);
      const shown = rows.map((row) => [row.email, row.endedAt ? 'ended' : 'open', row.roles.join(' '), row.name]);
      return { exit: 'done', json: { rows }, text: columns(shown) };
    },
  }),
  command('user reset <email>', {
    permit: 'users:manage',
    summary: 'Gives a user a new one-time password and ends their sessions',
    input: z.object({ email }),
    run: (given, by) =>
      withUser(by, given.email, async (user) => {
        const done = await resetPassword(by, user);
        return done.kind === 'reset' ? { exit: 'done', json: done, text: done.oneTimePassword } : NO_USER;
      }),
  }),
  command('user end <email>', {
    permit: 'users:manage',
    summary: 'Ends a user: nobody signs in with the account any more',
    input: z.object({ email }),
    run: (given, by) =>
      withUser(by, given.email, async (user) => {
        const done = await endUser(by, user);
        if (done.kind === 'not found') return NO_USER;
        return done.kind === 'ended' ? { exit: 'done', json: done, text: 'ended' } : refused(done.because);
      }),
  }),
];

const grantCommands = [
  command('grant give <email> <role>', {
    permit: 'users:manage',
    summary: 'Grants a role to a user',
    input: z.object({ email, role, reason, endsOn: dayField.optional().describe('last day of the grant') }),
    run: (given, by) =>
      withUser(by, given.email, async (user) => {
        const { role: granted, reason: why, endsOn = null } = given;
        const done = await grantRole(by, { user, role: granted, reason: why, endsOn });
        if (done.kind === 'not found') return NO_USER;
        return done.kind === 'granted' ? { exit: 'done', json: done, text: 'granted' } : refused(done.because);
      }),
  }),
  command('grant withdraw <email> <role>', {
    permit: 'users:manage',
    summary: 'Withdraws a role from a user, at once',
    input: z.object({ email, role }),
    run: (given, by) =>
      withUser(by, given.email, async (user) => {
        const done = await withdrawRole(by, user, given.role);
        return done.kind === 'withdrawn' ? { exit: 'done', json: done, text: 'withdrawn' } : refused(done.because);
      }),
  }),
  command('grant list', {
    permit: 'users:manage',
    summary: 'Lists grants, the newest first, those withdrawn too',
    input: z.object({ before: wholeNumberField(1).default(Number.MAX_SAFE_INTEGER), limit: limitField }),
    run: async (page, by) => {
      const rows = await listGrants(by, page);
      const shown = rows.map((row) => [
        String(row.grant),
        row.email,
        row.role,
        row.withdrawnAt ? 'withdrawn' : row.endsOn ? `until ${String(row.endsOn)}` : 'standing',
        row.reason,
      ]);
      return { exit: 'done', json: { rows }, text: columns(shown) };
    },
  }),
  command('grant matrix', {
    permit: 'none',
    summary: 'Prints which role may what',
    input: z.object({}),
    run: () => {
      const rows = permissionMatrix();
      const head = ['', ...ROLE_NAMES];
      const body = rows.map(({ permission, roles }) => [
        permission,
        ...ROLE_NAMES.map((one) => (roles.includes(one) ? 'x' : '')),
      ]);
      return { exit: 'done', json: { rows }, text: columns([head, ...body]) };
    },
  }),
];

const tokenCommands = [
  command('token create <email>', {
    permit: 'users:manage',
    summary: 'Makes a token by which a program acts as a user; printed once',
    input: z.object({ email, name: lineField(100), days: wholeNumberField(1, 366).default(90) }),
    run: (given, by) =>
      withUser(by, given.email, async (user) => {
        const made = await createToken(by, { user, name: given.name, days: given.days });
        if (made.kind === 'not found') return NO_USER;
        return { exit: 'done', json: made, text: made.token, advice: `good until ${String(made.endsAt)}` };
      }),
  }),
  command('token list', {
    permit: 'users:manage',
    summary: 'Lists tokens without their secrets',
    input: z.object({ limit: limitField }),
    run: async ({ limit }, by) => {
      const rows = await listTokens(by, limit);
      const shown = rows.map((row) => [
        String(row.token),
        row.email,
        row.withdrawnAt ? 'withdrawn' : String(row.endsAt),
        row.name,
      ]);
      return { exit: 'done', json: { rows }, text: columns(shown) };
    },
  }),
  command('token withdraw <token>', {
    permit: 'users:manage',
    summary: 'Withdraws a token, at once',
    input: z.object({ token: wholeNumberField(1) }),
    run: async ({ token }, by) =>
      (await withdrawToken(by, token))
        ? { exit: 'done', json: { kind: 'withdrawn' }, text: 'withdrawn' }
        : { exit: 'not found', because: 'no_token', advice: 'there is no open token with that number' },
  }),
];

const auditCommands = [
  command('audit list', {
    permit: 'audit:read',
    purpose: 'security',
    summary: 'Lists acts, or with --looks who looked at whom, the newest first',
    input: z.object({
      looks: yesNoField.optional().describe('who looked at whom'),
      customer: customerNumberField.optional(),
      before: wholeNumberField(1).optional(),
      limit: limitField,
    }),
    run: async ({ looks, ...question }, by) => {
      if (looks) {
        const rows = await listLooks(by, question);
        const shown = rows.map((row) => [
          String(row.lookedAt),
          row.email ?? row.who,
          String(row.customer),
          row.screen,
          row.purpose,
        ]);
        return { exit: 'done', json: { rows }, text: columns(shown) };
      }
      const rows = await listActs(by, question);
      const shown = rows.map((row) => [
        String(row.doneAt),
        row.email ?? row.who,
        row.permission,
        row.purpose,
        row.entry,
      ]);
      return { exit: 'done', json: { rows }, text: columns(shown) };
    },
  }),
  command('audit verify', {
    permit: 'audit:read',
    purpose: 'security',
    summary: 'Checks that the trail can only be added to',
    input: z.object({}),
    run: async (_input, by) => {
      const verdict = await verifyTrail(by);
      const text = `${verdict.acts} acts, ${verdict.looks} looks, ${verdict.isGuarded ? 'guarded' : 'NOT guarded'}`;
      return { exit: verdict.isGuarded ? 'done' : 'differs', json: verdict, text };
    },
  }),
];

export const commands: readonly Command[] = [...userCommands, ...grantCommands, ...tokenCommands, ...auditCommands];
