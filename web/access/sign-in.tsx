import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { typedIn } from '../ui/typed.ts';
import { call, carryToken } from '../api/call.ts';
import { useDeed } from '../api/use-deed.ts';
import { Entry } from '../app/entry.tsx';
import { languageOfDoor } from '../text/door.ts';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useAskAgain } from './session.ts';

/** The door: e-mail and password. The address that was asked for is shown as soon as it opens. */
export function SignIn(): ReactNode {
  const { say } = useText();
  const askAgain = useAskAgain();
  const signIn = useDeed('POST /session', ({ csrfToken }) => {
    carryToken(csrfToken);
    void enter();
  });
  // A language that was chosen at the door is the person's from now on, everywhere.
  const enter = async (): Promise<void> => {
    const language = languageOfDoor();
    if (language) await call('PUT /me/language', { language }).catch(() => undefined);
    await askAgain();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { email = '', password = '' } = typedIn(event.currentTarget);
    signIn.mutate({ email, password });
  };
  return (
    <Entry title={say('signIn.title')} lead={say('signIn.lead')}>
      <form onSubmit={submit}>
        <ProblemNote failure={signIn.error} />
        <TextInput
          name="email"
          type="email"
          label={say('signIn.email')}
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordInput
          name="password"
          label={say('signIn.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': say('signIn.showPassword') }}
        />
        <Button type="submit" loading={signIn.isPending}>
          {say('signIn.enter')}
        </Button>
      </form>
    </Entry>
  );
}
