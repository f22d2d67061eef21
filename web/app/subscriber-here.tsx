import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Entry } from './entry.tsx';

/** A subscriber has pages of their own, without any of the desk. */
export function SubscriberHere(): ReactNode {
  const { say } = useText();
  return (
    <Entry title={say('subscriber.title')} lead={say('subscriber.lead')}>
      <p>
        <Anchor href="/portal">{say('subscriber.open')}</Anchor>
      </p>
    </Entry>
  );
}
