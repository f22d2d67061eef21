import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay, useMe } from '../access/session.ts';
import { ComplaintDialog } from '../suppliers/complaint-dialog.tsx';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Card } from './card.ts';
import { CustomerLink } from './customer-link.tsx';

type Subscription = Card['subscriptions'][number];

/** What the customer receives or pays for. */
export function Subscriptions({ card }: { readonly card: Card }): ReactNode {
  const texts = useText();
  const { today } = useMe();
  const { say } = texts;
  const may = useMay();
  const [isComplaining, setIsComplaining] = useState(false);
  const orders = card.subscriptions.map(({ order, titles, offer }) => ({ order, what: titles.join(', ') || offer }));
  return (
    <Panel
      title={say('subscriptions.title')}
      flush
      actions={
        may('orders:make') &&
        orders.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setIsComplaining(true)}>
            {say('complaint.save')}
          </Button>
        )
      }
    >
      {card.subscriptions.length === 0 ? (
        <Empty title={say('subscriptions.none')}>
          <p>{say('subscriptions.noneHow')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('subscriptions.title')}
          rows={card.subscriptions}
          keyOf={({ id }) => id}
          columns={columns(texts, Number(card.customer.number), today)}
        />
      )}
      {isComplaining && (
        <ComplaintDialog
          from={{ customer: Number(card.customer.number), orders }}
          onClose={() => setIsComplaining(false)}
        />
      )}
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts, customer: number, today: string): Column<Subscription>[] => [
  {
    key: 'titles',
    title: say('subscriptions.what'),
    cell: ({ titles, offer, copies }) => (
      <>
        <b>{titles.join(', ') || offer}</b> {copies > 1 && say('subscriptions.copies', { n: copies })}
        <br />
        <small>{offer}</small>
      </>
    ),
  },
  { key: 'kind', title: say('subscriptions.kind'), kind: 'narrow', cell: ({ kind }) => sayCode('subscription', kind) },
  {
    key: 'time',
    title: say('subscriptions.time'),
    kind: 'narrow',
    cell: ({ startsOn, endsOn, termEndsOn }) => `${day(startsOn)} – ${day(endsOn ?? termEndsOn)}`,
  },
  {
    key: 'parties',
    title: say('subscriptions.parties'),
    cell: ({ receiver, receiverName, payer, payerName }) => (
      <>
        {Number(receiver) !== customer && <div>{say('subscriptions.for')} <CustomerLink number={Number(receiver)} name={receiverName} /></div>}
        {Number(payer) !== customer && <div>{say('subscriptions.paidBy')} <CustomerLink number={Number(payer)} name={payerName} /></div>}
      </>
    ),
  },
  { key: 'state', title: say('subscriptions.state'), kind: 'narrow', cell: (one) => <State of={one} today={today} /> },
]; // prettier-ignore

function State({ of: one, today }: { readonly of: Subscription; readonly today: string }): ReactNode {
  const { say } = useText();
  const lastOn = one.endsOn ?? one.termEndsOn;
  if (one.cancelledOn) return <Mark tone="stop">{say('subscriptions.cancelled')}</Mark>;
  if (one.startsOn > today) return <Mark tone="care">{say('subscriptions.coming')}</Mark>;
  if (lastOn && lastOn < today) return <Mark tone="quiet">{say('subscriptions.ended')}</Mark>;
  return <Mark tone="good">{say('subscriptions.running')}</Mark>;
}
