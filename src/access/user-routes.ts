import { z } from 'zod';
import {
  customerNumberField,
  dayField,
  emailField,
  languageField,
  limitField,
  lineField,
  momentField,
  route,
  userIdField,
  wholeNumberField,
} from '#platform';
import { grantRole, listGrants, withdrawRole } from './grants.ts';
import { permissionMatrix, ROLE_NAMES } from './roles.ts';
import { createUser, endUser, listUsers, resetPassword } from './users.ts';

const role = z.enum(ROLE_NAMES);
const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

/** The staff of the register, by e-mail. */
export const usersRoute = route('GET /users', {
  permit: 'users:manage',
  summary: { fi: 'Käyttäjät', sv: 'Användare', en: 'Users' },
  input: z.object({ after: z.string().max(320).default(''), limit: limitField }),
  output: z.object({
    rows: z.array(
      z.object({
        user: userIdField,
        email: z.string(),
        name: z.string(),
        kind: z.enum(['staff', 'subscriber']),
        customer: customerNumberField.nullable(),
        language: languageField,
        madeAt: momentField,
        endedAt: momentField.nullable(),
        mustChangePassword: z.boolean(),
        roles: z.array(z.string()),
        acceptedVersion: z.int().nullable(),
        lastSeenAt: momentField.nullable(),
      }),
    ),
  }),
  handle: async ({ after, limit }, permit) => ({ rows: await listUsers(permit, { after, limit }) }),
});

/** Makes a user; the one-time password is in this answer and nowhere else. */
export const createUserRoute = route('POST /users', {
  permit: 'users:manage',
  summary: { fi: 'Lisää käyttäjä', sv: 'Lägg till användare', en: 'Add a user' },
  input: z.object({
    email: emailField,
    name: lineField(100),
    language: languageField.default('fi'),
    roles: z.array(role).max(10),
    customer: customerNumberField.nullable().default(null),
    reason: lineField(200),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('created'), user: userIdField, oneTimePassword: z.string() }),
    refused(['email_taken', 'role_of_the_other_kind']),
  ]),
  handle: (given, permit) => createUser(permit, given),
});

/** Ends a user: sessions and tokens end at once. */
export const endUserRoute = route('DELETE /users/:user', {
  permit: 'users:manage',
  summary: { fi: 'Päätä käyttäjän tunnus', sv: 'Avsluta användarens konto', en: 'End a user' },
  input: z.object({ user: userIdField }),
  output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('ended') }), refused(['nobody_left_to_grant'])]),
  handle: ({ user }, permit) => endUser(permit, user),
});

/** Gives a user a new one-time password. */
export const resetPasswordRoute = route('POST /users/:user/password-reset', {
  permit: 'users:manage',
  summary: { fi: 'Anna uusi kertasalasana', sv: 'Ge ett nytt engångslösenord', en: 'Give a new one-time password' },
  input: z.object({ user: userIdField }),
  output: z.object({ kind: z.literal('reset'), oneTimePassword: z.string() }),
  handle: ({ user }, permit) => resetPassword(permit, user),
});

/** Grants a role to a user. */
export const grantRoleRoute = route('PUT /users/:user/roles/:role', {
  permit: 'users:manage',
  summary: { fi: 'Myönnä rooli', sv: 'Bevilja en roll', en: 'Grant a role' },
  input: z.object({ user: userIdField, role, reason: lineField(200), endsOn: dayField.nullable().default(null) }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('granted') }),
    refused(['granted_already', 'role_of_the_other_kind', 'own_grant']),
  ]),
  handle: (given, permit) => grantRole(permit, given),
});

/** Withdraws a role from a user; acts on the user's next request. */
export const withdrawRoleRoute = route('DELETE /users/:user/roles/:role', {
  permit: 'users:manage',
  summary: { fi: 'Peru rooli', sv: 'Återkalla en roll', en: 'Withdraw a role' },
  input: z.object({ user: userIdField, role }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('withdrawn') }),
    refused(['not_granted', 'nobody_left_to_grant']),
  ]),
  handle: (given, permit) => withdrawRole(permit, given.user, given.role),
});

/** Grants of all users, the newest first, those withdrawn too. */
export const grantsRoute = route('GET /grants', {
  permit: 'users:manage',
  summary: { fi: 'Myönnetyt käyttöoikeudet', sv: 'Beviljade behörigheter', en: 'Grants' },
  input: z.object({ before: wholeNumberField(1).default(Number.MAX_SAFE_INTEGER), limit: limitField }),
  output: z.object({
    rows: z.array(
      z.object({
        grant: z.int(),
        user: userIdField,
        email: z.string(),
        role: z.string(),
        reason: z.string(),
        grantedBy: z.string().nullable(),
        grantedAt: momentField,
        endsOn: dayField.nullable(),
        withdrawnAt: momentField.nullable(),
      }),
    ),
  }),
  handle: async (page, permit) => ({ rows: await listGrants(permit, page) }),
});

/** Which role may what. */
export const permissionMatrixRoute = route('GET /permissions', {
  permit: 'users:manage',
  summary: { fi: 'Oikeudet rooleittain', sv: 'Rättigheter per roll', en: 'Permissions by role' },
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ permission: z.string(), meaning: z.string(), roles: z.array(role) })),
  }),
  handle: () => ({ rows: permissionMatrix() }),
});

export const userRoutes = [
  usersRoute,
  createUserRoute,
  endUserRoute,
  resetPasswordRoute,
  grantRoleRoute,
  withdrawRoleRoute,
  grantsRoute,
  permissionMatrixRoute,
] as const;
