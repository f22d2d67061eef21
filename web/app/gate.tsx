import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChangePassword } from '../access/change-password.tsx';
import { meQuery } from '../access/session.ts';
import { SignIn } from '../access/sign-in.tsx';
import { Undertaking } from '../access/undertaking.tsx';
import { Loading } from '../ui/loading.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Shell } from './shell.tsx';
import { SubscriberHere } from './subscriber-here.tsx';

/** Shows what the person may see now: the door, a new password, the undertaking, or the screen that was asked for. */
export function Gate(): ReactNode {
  const { data: me, error, isPending } = useQuery(meQuery);
  if (isPending) return <Loading />;
  if (error) return <ProblemNote failure={error} />;
  if (me === null) return <SignIn />;
  if (me.mustChangePassword) return <ChangePassword />;
  if (me.kind === 'subscriber') return <SubscriberHere />;
  if (!me.undertaking.isAccepted) return <Undertaking of={me.undertaking} />;
  return <Shell />;
}
