import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { InputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

type Channel = InputOf<'DELETE /customers/:customer/marketing-bans/:channel'>['channel'];

/** Lifts one ban, on the customer’s own word and nobody else’s: asked once more before it is done. */
export function LiftBan({ customer, channel }: { readonly customer: number; readonly channel: Channel }): ReactNode {
  const { say, sayCode } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const lift = useDeed('DELETE /customers/:customer/marketing-bans/:channel', () => setIsOpen(false));
  const name = sayCode('channel', channel);
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={say('ban.liftOf', { channel: name })}
        onClick={() => setIsOpen(true)}
      >
        {say('ban.lift')}
      </Button>
      {isOpen && (
        <Dialog title={say('ban.liftOf', { channel: name })} onClose={() => setIsOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              lift.mutate({ customer, channel, toldBy: 'customer', means: 'phone' });
            }}
          >
            <p style={{ margin: 0 }}>{say('ban.liftWhat')}</p>
            <ProblemNote failure={lift.error} />
            <Button type="submit" loading={lift.isPending}>
              {say('ban.liftNow')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
