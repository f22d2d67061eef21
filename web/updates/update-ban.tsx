import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './updates.module.css';

/** Whether other registers may update the customer; set at once, and lifted on the customer’s own word. */
export function UpdateBan({ customer }: { readonly customer: number }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const bans = useRoute('GET /customers/:customer/update-bans', { customer });
  const set = useDeed('PUT /customers/:customer/update-ban');
  const lift = useDeed('DELETE /customers/:customer/update-ban');
  const standing = bans.data?.bans.find((one) => one.liftedAt === null);
  return (
    <Panel title={say('updateBan.title')}>
      <div className={css['row']}>
        <span>{say('updateBan.what')}</span>
        {standing ? (
          <Mark tone="stop">{say('updateBan.forbidden')}</Mark>
        ) : (
          <Mark tone="quiet">{say('updateBan.allowed')}</Mark>
        )}
      </div>
      {standing && (
        <small className={css['small']}>
          {moment(standing.since)} · {sayCode('toldBy', standing.toldBy)} · {sayCode('means', standing.means)}
        </small>
      )}
      {bans.data && may('bans:set') && (
        <div className={css['verdicts']}>
          {standing ? (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={lift.isPending}
              onClick={() => lift.mutate({ customer, toldBy: 'customer', means: 'phone' })}
            >
              {say('updateBan.lift')}
            </Button>
          ) : (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={set.isPending}
              onClick={() => set.mutate({ customer, toldBy: 'customer', means: 'phone' })}
            >
              {say('updateBan.set')}
            </Button>
          )}
        </div>
      )}
      <ProblemNote failure={set.error ?? lift.error} />
    </Panel>
  );
}
