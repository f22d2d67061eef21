import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../access/session.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Card } from '../card.ts';
import css from '../card.module.css';
import { OriginOf } from '../origin.tsx';
import { heldText, keyText } from './held.ts';

type Conflict = Card['conflicts'][number];

/** What sources said against what stands; the desk says which is right. Nothing of it was taken. */
export function Conflicts({ card }: { readonly card: Card }): ReactNode {
  const { say } = useText();
  if (card.conflicts.length === 0) return null;
  return (
    <Panel title={say('conflicts.title')}>
      <ul className={css['list']}>
        {card.conflicts.map((conflict) => (
          <ConflictItem key={`${conflict.change} ${conflict.field}`} card={card} conflict={conflict} />
        ))}
      </ul>
    </Panel>
  );
}

function ConflictItem({ card, conflict }: { readonly card: Card; readonly conflict: Conflict }): ReactNode {
  const words = useText();
  const { say, sayCode } = words;
  const may = useMay();
  const settle = useDeed('POST /customers/:customer/settlements');
  const { change, field, values, origin } = conflict;
  const send = (verdict: 'take' | 'dismiss'): void =>
    settle.mutate({ customer: card.customer.number, change, field, verdict });
  return (
    <li>
      <ProblemNote failure={settle.error} />
      {values.map((one) => (
        <div key={one.field} className={css['change']}>
          <span className={css['small']}>{keyText(one.field, sayCode)}</span>
          <span>
            {heldText(one.field, one.stands, words)}{' '}
            <ins>{say('conflicts.said', { value: heldText(one.field, one.said, words) })}</ins>
          </span>
        </div>
      ))}
      <OriginOf origin={{ ...origin, confirmedBy: null, confirmedOn: null }} />
      {may('customers:change') && (
        <div className={`${css['row']} screen-only`} style={{ justifyContent: 'flex-start' }}>
          <Button size="compact-sm" variant="light" loading={settle.isPending} onClick={() => send('take')}>
            {say('conflicts.take')}
          </Button>
          <Button size="compact-sm" variant="default" loading={settle.isPending} onClick={() => send('dismiss')}>
            {say('conflicts.dismiss')}
          </Button>
        </div>
      )}
    </li>
  );
}
