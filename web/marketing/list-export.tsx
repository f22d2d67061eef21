import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { fetchFile } from '../api/fetch-file.ts';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

const CHANNELS = ['post', 'phone', 'email', 'sms'] as const;

/** Takes a frozen list out for one channel. The gate decides about each person now, and writes down whom it left out. */
export function ListExport({ list }: { readonly list: number }): ReactNode {
  const { say, sayCode } = useText();
  const [channel, setChannel] = useState<string>('post');
  const take = useMutation({ mutationFn: () => fetchFile(`/target-group-lists/${list}/export`, { channel }) });
  return (
    <div>
      <div style={{ display: 'flex', gap: '0.4rem' }}>
        <NativeSelect
          size="xs"
          aria-label={say('lists.channelOf', { n: list })}
          value={channel}
          data={CHANNELS.map((one) => ({ value: one, label: sayCode('channel', one) }))}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <Button
          size="xs"
          loading={take.isPending}
          aria-label={say('lists.exportOf', { n: list })}
          onClick={() => take.mutate()}
        >
          {say('lists.take')}
        </Button>
      </div>
      <ProblemNote failure={take.error} />
    </div>
  );
}
