import type { ReactNode } from 'react';
import { day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { InvoiceLink } from './invoice-link.tsx';
import type { Invoice } from './invoice.ts';

type Event = Invoice['events'][number];

/** Payments, charges, reminders, holds and credit notes in the order of their days. */
export function InvoiceEvents({ card }: { readonly card: Invoice }): ReactNode {
  const texts = useText();
  const { say } = texts;
  return (
    <Panel title={say('events.title')} flush>
      {card.events.length === 0 ? (
        <Empty title={say('events.none')} />
      ) : (
        <DataTable
          caption={say('events.title')}
          rows={card.events}
          keyOf={({ kind, ref }) => `${kind} ${ref}`}
          columns={columns(texts)}
        />
      )}
    </Panel>
  );
}

function whatOf({ kind, what }: Event, { sayCode }: Texts): string {
  if (kind === 'payment') return sayCode('paymentClass', what);
  if (kind === 'charge') return sayCode('charge', what);
  if (kind === 'hold') return sayCode('hold', what);
  if (kind === 'sent') return sayCode('document', what);
  return what;
}

const columns = (texts: Texts): Column<Event>[] => [
  { key: 'on', title: texts.say('events.on'), kind: 'narrow', cell: ({ on }) => day(on) },
  { key: 'kind', title: texts.say('events.what'), kind: 'narrow', cell: ({ kind }) => texts.sayCode('event', kind) },
  {
    key: 'what',
    title: texts.say('events.more'),
    cell: (one) =>
      one.kind === 'credit_note' ? (
        <InvoiceLink id={one.ref} number={Number(one.what)} />
      ) : (
        <>
          {whatOf(one, texts)} {one.isOver && <small>({texts.say('events.over')})</small>}
        </>
      ),
  },
  {
    key: 'cents',
    title: texts.say('payment.sum'),
    kind: 'number',
    cell: ({ cents }) => (cents === null ? '' : euros(cents)),
  },
];
