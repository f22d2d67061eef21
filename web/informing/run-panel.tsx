import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';

/** How many letters would go today, and the one button that sends them. */
export function RunPanel(): ReactNode {
  const { say } = useText();
  const preview = useRoute('POST /notice-runs', { isPreview: true });
  const send = useDeed('POST /notice-runs');
  return (
    <Panel title={say('informing.preview')}>
      <ProblemNote failure={send.error} />
      {send.data?.kind === 'sent' && (
        <p role="status">
          <Mark tone="good">
            {say('informing.told')}: {count(send.data.told)}
          </Mark>{' '}
          {say('informing.done')}
        </p>
      )}
      <Fetched query={preview}>
        {({ told, left }) => {
          const unreached = Object.values(left).reduce((sum, n) => sum + n, 0);
          return (
            <>
              <Sums
                of={[
                  [say('informing.would'), count(told)],
                  [say('informing.left'), count(unreached)],
                ]}
              />
              {told > 0 && (
                <Button onClick={() => send.mutate({ isPreview: false })} loading={send.isPending}>
                  {say('informing.send', { n: told })}
                </Button>
              )}
            </>
          );
        }}
      </Fetched>
    </Panel>
  );
}
