import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { typedIn } from '../ui/typed.ts';
import type { InputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { OneTime } from './one-time.tsx';
import { STAFF_ROLES } from './roles.ts';

/** Adds a user with roles; the one-time password is shown here once. */
export function NewUser({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const [roles, setRoles] = useState<readonly string[]>([]);
  const add = useDeed('POST /users');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    add.mutate({ ...typedIn(event.currentTarget), roles } as InputOf<'POST /users'>);
  };
  return (
    <Dialog title={say('users.add')} onClose={onClose}>
      {add.data ? (
        <OneTime password={add.data.oneTimePassword} />
      ) : (
        <form onSubmit={submit}>
          <ProblemNote failure={add.error} />
          <TextInput name="name" label={say('users.name')} required withAsterisk={false} autoFocus />
          <TextInput name="email" type="email" label={say('signIn.email')} required withAsterisk={false} />
          <NativeSelect
            name="language"
            label={say('shell.language')}
            data={['fi', 'sv', 'en'].map((one) => ({ value: one, label: sayCode('language', one) }))}
          />
          <Checkbox.Group label={say('users.roles')} value={[...roles]} onChange={setRoles}>
            {STAFF_ROLES.map((role) => (
              <Checkbox key={role} value={role} label={sayCode('role', role)} mt={6} />
            ))}
          </Checkbox.Group>
          <TextInput name="reason" label={say('users.reason')} required withAsterisk={false} />
          <Button type="submit" loading={add.isPending}>
            {say('users.make')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
