import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { InvoiceLink } from '../invoicing/invoice-link.tsx';
import { day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { Tiles } from '../ui/tiles.tsx';

const here = getRouteApi('/reminders/run');
type Line = OutputOf<'POST /reminder-run-previews'>['lines'][number];

const TONES: Readonly<Record<Line['verdict'], Tone>> = { reminded: 'good', waits: 'quiet', left: 'care' };

/** The overdue invoices one by one; each reason of an exclusion is a filter. */
export function PreviewLines(props: {
  readonly lines: readonly Line[];
  readonly excluded: Readonly<Record<string, number>>;
}): ReactNode {
  const texts = useText();
  const { say, sayCode } = texts;
  const navigate = here.useNavigate();
  const { because } = here.useSearch();
  const reasons = Object.entries(props.excluded);
  const lines = props.lines.filter((line) => because === undefined || line.because === because);
  return (
    <>
      {reasons.length > 0 && (
        <Tiles
          label={say('reminderRun.left')}
          tiles={reasons.map(([key, value]) => ({ key, label: sayCode('reminderBecause', key), value }))}
          chosen={because}
          onChoose={(chosen) => void navigate({ search: (now) => ({ ...now, because: chosen }) })}
        />
      )}
      <Panel title={say('reminderRun.rows')} flush>
        {lines.length === 0 ? (
          <Empty title={say('rows.none')} />
        ) : (
          <DataTable
            caption={say('reminderRun.rows')}
            rows={lines}
            keyOf={({ invoiceId }) => invoiceId}
            columns={columns(texts)}
          />
        )}
      </Panel>
    </>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Line>[] => [
  {
    key: 'invoice',
    title: say('invoice.number'),
    kind: 'narrow',
    cell: ({ invoiceId, invoice }) => <InvoiceLink id={invoiceId} number={invoice} />,
  },
  {
    key: 'payer',
    title: say('invoice.payer'),
    cell: ({ payer, payerName }) => <CustomerLink number={Number(payer)} name={payerName} />,
  },
  { key: 'due', title: say('invoice.due'), kind: 'narrow', cell: ({ dueOn }) => day(dueOn) },
  {
    key: 'verdict',
    title: say('rows.verdict'),
    cell: ({ verdict, because, until }) => (
      <>
        <Mark tone={TONES[verdict]}>{sayCode('reminderVerdict', verdict)}</Mark>{' '}
        {because && sayCode('reminderBecause', because)}{' '}
        {until && <small>{say('reminderRun.from', { day: day(until) })}</small>}
      </>
    ),
  },
  {
    key: 'fee',
    title: say('reminders.fee'),
    kind: 'number',
    cell: ({ feeCents }) => (feeCents === 0 ? '–' : euros(feeCents)),
  },
  { key: 'open', title: say('invoice.open'), kind: 'number', cell: ({ openCents }) => euros(openCents) },
];
