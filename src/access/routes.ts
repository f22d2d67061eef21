import { z } from 'zod';
import { LANGUAGES, type Permission, PERMISSIONS, type UserId } from '#kernel';
import {
  type Call,
  csrfTokenOf,
  customerNumberField,
  languageField,
  limitField,
  momentField,
  route,
  type SignedIn,
  userIdField,
  wholeNumberField,
} from '#platform';
import { acceptUndertaking, changePassword, setLanguage } from './own-account.ts';
import { PASSWORD_BYTES_MAX } from './password-policy.ts';
import { signedInUser } from './queries/sessions.ts';
import { isRole, permissionsOf, ROLE_NAMES } from './roles.ts';
import { ownPermit, signIn, signOut } from './sign-in.ts';
import { listActs, listLooks } from './trail.ts';
import { currentUndertaking } from './undertaking.ts';
import { userRoutes } from './user-routes.ts';

const password = z.string().min(1).max(PASSWORD_BYTES_MAX);
const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

const NOT_RECOGNISED = {
  fi: 'Sähköposti tai salasana on väärä, tai tunnus ei ole voimassa.',
  sv: 'E-postadressen eller lösenordet är fel, eller kontot gäller inte.',
  en: 'The e-mail or the password is wrong, or the account is not valid.',
};
const WAIT = {
  fi: 'Liian monta yritystä. Odota hetki ja yritä uudelleen.',
  sv: 'För många försök. Vänta en stund och försök igen.',
  en: 'Too many attempts. Wait a moment and try again.',
};

/** Signs in: sets the session cookie and gives the token that changing requests carry in `X-CSRF-Token`. */
export const signInRoute = route('POST /session', {
  permit: 'public',
  summary: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in' },
  input: z.object({ email: z.string().max(320), password }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('signed in'), csrfToken: z.string() }),
    refused(['not_recognised', 'wait']),
  ]),
  says: { not_recognised: NOT_RECOGNISED, wait: WAIT },
  handle: async ({ email, password: given }, _nobody, call) => {
    const { register, address, requestId } = call;
    const outcome = await signIn(register, { email, password: given, address, requestId });
    if (outcome.kind === 'refused') return outcome;
    call.startSession(outcome.token);
    return { kind: 'signed in', csrfToken: csrfTokenOf(outcome.token) };
  },
});

/** Signs out: ends the session on the server and in the browser. */
export const signOutRoute = route('DELETE /session', {
  permit: 'signed in',
  summary: { fi: 'Kirjaudu ulos', sv: 'Logga ut', en: 'Sign out' },
  input: z.object({}),
  output: z.object({ kind: z.literal('signed out') }),
  handle: async (_input, who, call) => {
    if (call.sessionToken !== null) await signOut(call.register, userOf(who), call.sessionToken);
    call.endSession();
    return { kind: 'signed out' };
  },
});

/** Who is signed in, and what they may. */
export const meRoute = route('GET /me', {
  permit: 'signed in',
  summary: { fi: 'Kuka olen ja mitä saan tehdä', sv: 'Vem jag är och vad jag får göra', en: 'Who I am and what I may' },
  input: z.object({}),
  output: z.object({
    user: userIdField,
    email: z.string(),
    name: z.string(),
    kind: z.enum(['staff', 'subscriber']),
    customer: customerNumberField.nullable(),
    language: languageField,
    roles: z.array(z.enum(ROLE_NAMES)),
    permissions: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
    mustChangePassword: z.boolean(),
    undertaking: z.object({
      version: z.int(),
      isAccepted: z.boolean(),
      text: z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
    }),
    csrfToken: z.string().nullable(),
    today: z.string(),
  }),
  handle: async (_input, who, { register, csrfToken }) => {
    const found = await signedInUser(register.db, userOf(who), register.clock.today());
    if (!found) return { kind: 'not found' };
    const { acceptedVersion, ...user } = found;
    const roles = user.roles.filter(isRole);
    const { version, text } = currentUndertaking();
    return {
      ...user,
      roles,
      permissions: [...permissionsOf(roles)],
      undertaking: { version, text, isAccepted: acceptedVersion !== null && acceptedVersion >= version },
      csrfToken,
      today: String(register.clock.today()),
    };
  },
});

/** Changes the own password; every other session of the user ends. */
export const changePasswordRoute = route('PUT /me/password', {
  permit: 'signed in',
  summary: { fi: 'Vaihda salasana', sv: 'Byt lösenord', en: 'Change the password' },
  input: z.object({ current: password, next: password }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    refused(['not_recognised', 'wait', 'unchanged', 'too_short', 'too_long', 'too_simple', 'names_its_user']),
  ]),
  handle: ({ current, next }, who, call) => changePassword(ownOf(who, call), { current, next }, call),
});

/** Accepts the undertaking of confidentiality in the version that was read. */
export const acceptUndertakingRoute = route('PUT /me/undertaking', {
  permit: 'signed in',
  summary: { fi: 'Hyväksy salassapitositoumus', sv: 'Godkänn sekretessförbindelsen', en: 'Accept the undertaking' },
  input: z.object({ version: wholeNumberField(1) }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), version: z.int() }),
    refused(['another_version']),
  ]),
  handle: ({ version }, who, call) => acceptUndertaking(ownOf(who, call), version),
});

/** Sets the language of the user's screens. */
export const setLanguageRoute = route('PUT /me/language', {
  permit: 'signed in',
  summary: { fi: 'Valitse kieli', sv: 'Välj språk', en: 'Choose the language' },
  input: z.object({ language: z.enum(LANGUAGES) }),
  output: z.object({ language: z.enum(LANGUAGES) }),
  handle: async ({ language }, who, call) => {
    await setLanguage(ownOf(who, call), language);
    return { language };
  },
});

const question = z.object({
  user: userIdField.optional(),
  customer: customerNumberField.optional(),
  before: wholeNumberField(1).optional(),
  limit: limitField,
});
const by = {
  user: userIdField.nullable(),
  email: z.string().nullable(),
  who: z.enum(['user', 'worker', 'operator', 'start']),
};

/** Who did what, the newest first. */
export const actsRoute = route('GET /audit/acts', {
  permit: 'audit:read',
  purpose: 'security',
  summary: { fi: 'Mitä on tehty', sv: 'Vad som har gjorts', en: 'What was done' },
  input: question,
  output: z.object({
    rows: z.array(
      z.object({
        act: z.int(),
        doneAt: momentField,
        ...by,
        permission: z.string(),
        purpose: z.string(),
        entry: z.string(),
        reason: z.string().nullable(),
        lookCount: z.int(),
      }),
    ),
  }),
  handle: async (asked, permit) => ({ rows: await listActs(permit, asked) }),
});

/** Who looked at whom, when and for which purpose, the newest first. */
export const looksRoute = route('GET /audit/looks', {
  permit: 'audit:read',
  purpose: 'security',
  summary: { fi: 'Ketä on katsottu', sv: 'Vem som har visats', en: 'Who was looked at' },
  input: question,
  output: z.object({
    rows: z.array(
      z.object({
        look: z.int(),
        customer: customerNumberField,
        screen: z.string(),
        lookedAt: momentField,
        ...by,
        purpose: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  handle: async (asked, permit) => ({ rows: await listLooks(permit, asked) }),
});

const userOf = (who: SignedIn): UserId => who.userId as UserId;

const ownOf = (who: SignedIn, call: Call) =>
  ownPermit(call.register, userOf(who), {
    entry: call.bearerToken === null ? 'web' : 'api',
    requestId: call.requestId,
  });

export const routes = [
  signInRoute,
  signOutRoute,
  meRoute,
  changePasswordRoute,
  acceptUndertakingRoute,
  setLanguageRoute,
  actsRoute,
  looksRoute,
  ...userRoutes,
] as const;
