import { Button, PasswordInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { typedIn } from '../ui/typed.ts';
import { useDeed } from '../api/use-deed.ts';
import { Entry } from '../app/entry.tsx';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useAskAgain } from './session.ts';

/** A one-time password is changed before anything else is seen. */
export function ChangePassword(): ReactNode {
  const { say } = useText();
  const askAgain = useAskAgain();
  const change = useDeed('PUT /me/password', () => void askAgain());
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { current = '', next = '' } = typedIn(event.currentTarget);
    change.mutate({ current, next });
  };
  const eye = { 'aria-label': say('signIn.showPassword') };
  return (
    <Entry title={say('password.title')} lead={say('password.lead')}>
      <form onSubmit={submit}>
        <ProblemNote failure={change.error} />
        <PasswordInput
          name="current"
          label={say('password.current')}
          autoComplete="current-password"
          autoFocus
          required
          withAsterisk={false}
          visibilityToggleButtonProps={eye}
        />
        <PasswordInput
          name="next"
          label={say('password.next')}
          description={say('password.rule')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={eye}
        />
        <Button type="submit" loading={change.isPending}>
          {say('password.change')}
        </Button>
      </form>
    </Entry>
  );
}
