import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Card } from './card.ts';

const CHANNELS = ['all', 'post', 'phone', 'email', 'sms', 'disclosure'] as const;
const MEANS = ['phone', 'letter', 'email', 'visit', 'portal'] as const;

/** Sets a ban: all direct marketing unless one channel is chosen, told by telephone unless otherwise. Enter is enough. */
export function BanDialog({ card, onClose }: { readonly card: Card; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('all');
  const [means, setMeans] = useState<string>('phone');
  const set = useDeed('PUT /customers/:customer/marketing-bans/:channel', onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate({ customer: card.customer.number, channel, means });
  };
  return (
    <Dialog title={say('ban.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: 0 }}>{say('ban.what')}</p>
        <ProblemNote failure={set.error} />
        <NativeSelect
          label={say('ban.channel')}
          value={channel}
          data={CHANNELS.map((one) => ({
            value: one,
            label: one === 'all' ? say('ban.all') : sayCode('channel', one),
          }))}
          onChange={(event) => setChannel(CHANNELS.find((one) => one === event.currentTarget.value) ?? 'all')}
        />
        <NativeSelect
          label={say('ban.means')}
          value={means}
          data={MEANS.map((one) => ({ value: one, label: sayCode('means', one) }))}
          onChange={(event) => setMeans(event.currentTarget.value)}
        />
        <Button type="submit" color="red" loading={set.isPending} data-first>
          {say('ban.confirm')}
        </Button>
      </form>
    </Dialog>
  );
}
