import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay, useMe } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';
import { ClaimDialog } from './claim-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { IssueStrip } from './issue-strip.tsx';
import type { Deliveries } from './shown.ts';

type Doing = { readonly what: 'hold' | 'claim'; readonly subscription: number } | null;

const TONES: Readonly<Record<Deliveries['status']['status'], Tone>> = {
  active: 'good', complimentary: 'good', future: 'care', grace: 'care', hold_temporary: 'care', hold_open: 'care',
  unpaid_break: 'stop', undeliverable: 'stop', cancelled: 'quiet', ended: 'quiet', title_closed: 'quiet',
}; // prettier-ignore

/** What is delivered to the customer, number by number; hold, claim and temporary address begin here. */
export function DeliveriesTab(props: { readonly customer: number; readonly onAddress: () => void }): ReactNode {
  const { say } = useText();
  const list = useRoute('GET /customers/:customer/deliveries', { customer: props.customer });
  const [doing, setDoing] = useState<Doing>(null);
  return (
    <Fetched query={list}>
      {({ subscriptions }) => {
        const about = subscriptions.find(({ subscription }) => Number(subscription) === doing?.subscription);
        return (
          <>
            {subscriptions.length === 0 && (
              <Panel title={say('tab.deliveries')}>
                <Empty title={say('deliveries.none')} />
              </Panel>
            )}
            {subscriptions.map((one) => (
              <Subscription key={one.subscription} of={one} onDo={setDoing} onAddress={props.onAddress} />
            ))}
            {about && doing?.what === 'hold' && <HoldDialog of={about} onClose={() => setDoing(null)} />}
            {about && doing?.what === 'claim' && <ClaimDialog of={about} onClose={() => setDoing(null)} />}
          </>
        );
      }}
    </Fetched>
  );
}

function Subscription(props: {
  readonly of: Deliveries;
  readonly onDo: (doing: Doing) => void;
  readonly onAddress: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const { of: one, onDo } = props;
  const subscription = Number(one.subscription);
  const { status, why, since, until } = one.status;
  const canBeHeld = !['cancelled', 'ended', 'title_closed'].includes(status);
  return (
    <Panel
      title={one.titles.join(', ')}
      actions={
        may('deliveries:change') && (
          <>
            {canBeHeld && (
              <Button size="xs" variant="default" onClick={() => onDo({ what: 'hold', subscription })}>
                {say('delivery.hold')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => onDo({ what: 'claim', subscription })}>
              {say('delivery.claim')}
            </Button>
            {may('customers:change') && (
              <Button size="xs" variant="default" onClick={props.onAddress}>
                {say('delivery.address')}
              </Button>
            )}
          </>
        )
      }
    >
      <p>
        <Mark tone={TONES[status]}>{sayCode('deliveryStatus', status)}</Mark> {sayCode('deliveryWhy', why)}{' '}
        {(since ?? until) && `${day(since)} – ${day(until)}`}
      </p>
      <Sums
        of={[
          [say('deliveries.sent'), count(one.sent)],
          [say('deliveries.claimed'), count(one.claimed)],
          [say('deliveries.paused'), count(one.paused)],
          [say('deliveries.remaining'), count(one.remaining)],
          [say('deliveries.next'), one.nextOn === null ? '–' : `${one.nextTitle} ${day(one.nextOn)}`],
        ]}
      />
      <IssueStrip strip={one.strip} />
      <Holds of={one} />
    </Panel>
  );
}

function Holds({ of: { holds } }: { readonly of: Deliveries }): ReactNode {
  const { say, sayCode } = useText();
  const { today } = useMe();
  const may = useMay();
  const end = useDeed('POST /holds/:hold/end');
  if (holds.length === 0) return null;
  return (
    <>
      <ProblemNote failure={end.error} />
      <ul>
        {holds.map(({ id, kind, since, until }) => (
          <li key={id}>
            {sayCode('holdKind', kind)} {day(since)} – {day(until)}{' '}
            {may('deliveries:change') && (
              <Button
                size="compact-xs"
                variant="default"
                loading={end.isPending}
                onClick={() => end.mutate({ hold: id, last: today })}
              >
                {say('delivery.endHold')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
