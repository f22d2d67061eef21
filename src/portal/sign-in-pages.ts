import { z } from 'zod';
import { signIn, signOut } from '#access';
import type { Language, UserId } from '#kernel';
import { html, type Html, languageField, page } from '#platform';
import { openPage } from './layout.ts';
import { type MessageId, sayerOf } from './say.ts';

const language = languageField.optional();

function signInForm(spoken: Language, problem: MessageId | null): Html {
  const say = sayerOf(spoken);
  return openPage(
    spoken,
    say('signIn.title'),
    html`<p>${say('signIn.lead')}</p>
      ${problem && html`<p class="problem" role="alert">${say(problem)}</p>`}
      <form method="post" action="/portal/sign-in">
        <input type="hidden" name="language" value="${spoken}" />
        <label
          >${say('signIn.email')} <input type="email" name="email" autocomplete="username" required autofocus
        /></label>
        <label>
          ${say('signIn.password')} <input type="password" name="password" autocomplete="current-password" required />
        </label>
        <button class="main">${say('signIn.enter')}</button>
      </form>`,
  );
}

/** The door of the own pages. */
export const signInPages = [
  page('GET /portal/sign-in', {
    permit: 'public',
    summary: 'Sign in to the own pages',
    input: z.object({ language }),
    render: (input, _nobody, call) => signInForm(input.language ?? call.language, null),
  }),
  page('POST /portal/sign-in', {
    permit: 'public',
    summary: 'Sign in to the own pages',
    input: z.object({ email: z.string().max(320), password: z.string().min(1).max(1_000), language }),
    render: async ({ email, password, ...input }, _nobody, call) => {
      const { register, address, requestId } = call;
      const outcome = await signIn(register, { email, password, address, requestId });
      if (outcome.kind === 'refused') return signInForm(input.language ?? call.language, `signIn.${outcome.because}`);
      call.startSession(outcome.token);
      return { kind: 'go to', path: '/portal' };
    },
  }),
  page('POST /portal/sign-out', {
    permit: 'signed in',
    summary: 'Sign out of the own pages',
    input: z.object({}),
    whenSignedOut: '/portal/sign-in',
    render: async (_input, who, call) => {
      if (call.sessionToken !== null) await signOut(call.register, who.userId as UserId, call.sessionToken);
      call.endSession();
      return { kind: 'go to', path: '/portal/sign-in' };
    },
  }),
] as const;
