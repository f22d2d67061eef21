import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { useMe } from './session.ts';
import { typedIn } from '../ui/typed.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { OneTime } from './one-time.tsx';
import { STAFF_ROLES, type StaffRole } from './roles.ts';
import type { User } from './user.ts';
import css from './users.module.css';

/** One user: roles withdrawn and granted with reason and end, a new one-time password, the end of the account. */
export function UserDialog({ user, onClose }: { readonly user: User; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const { today } = useMe();
  const [role, setRole] = useState<StaffRole>('customer-service');
  const grant = useDeed('PUT /users/:user/roles/:role');
  const withdraw = useDeed('DELETE /users/:user/roles/:role');
  const reset = useDeed('POST /users/:user/password-reset');
  const end = useDeed('DELETE /users/:user', onClose);
  const held = STAFF_ROLES.filter((one) => user.roles.includes(one));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { reason = '', endsOn } = typedIn(event.currentTarget);
    grant.mutate({ user: user.user, role, reason, endsOn: endsOn || null });
  };
  return (
    <Dialog title={user.name} onClose={onClose}>
      <div className={css['parts']}>
        <ProblemNote failure={grant.error ?? withdraw.error ?? reset.error ?? end.error} />
        <ul className={css['roles']}>
          {held.map((one) => (
            <li key={one}>
              {sayCode('role', one)}
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={say('users.withdrawOf', { role: sayCode('role', one) })}
                onClick={() => withdraw.mutate({ user: user.user, role: one })}
              >
                {say('users.withdraw')}
              </Button>
            </li>
          ))}
        </ul>
        {user.endedAt === null && user.kind === 'staff' && (
          <form onSubmit={submit}>
            <NativeSelect
              label={say('users.grant')}
              value={role}
              data={STAFF_ROLES.map((one) => ({ value: one, label: sayCode('role', one) }))}
              onChange={(event) =>
                setRole(STAFF_ROLES.find((one) => one === event.currentTarget.value) ?? 'customer-service')
              }
            />
            <TextInput name="reason" label={say('users.reason')} required withAsterisk={false} />
            <DayField name="endsOn" label={say('users.endsOn')} today={today} />
            <Button type="submit" loading={grant.isPending}>
              {say('users.grantNow')}
            </Button>
          </form>
        )}
        {reset.data && <OneTime password={reset.data.oneTimePassword} />}
        {user.endedAt === null && (
          <div className={css['buttons']}>
            <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate({ user: user.user })}>
              {say('users.reset')}
            </Button>
            <Button variant="light" color="red" loading={end.isPending} onClick={() => end.mutate({ user: user.user })}>
              {say('users.end')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
