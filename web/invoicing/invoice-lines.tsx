import type { ReactNode } from 'react';
import { CustomerLink } from '../customers/customer-link.tsx';
import { day, euros, percent } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Invoice } from './invoice.ts';

type Line = Invoice['lines'][number];
type VatSum = {
  readonly rate: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
};

/** What was billed, and the VAT of each rate. */
export function InvoiceLines({ card }: { readonly card: Invoice }): ReactNode {
  const texts = useText();
  const { say } = texts;
  return (
    <>
      <Panel title={say('invoice.lines')} flush>
        <DataTable
          caption={say('invoice.lines')}
          rows={card.lines}
          keyOf={({ position }) => position}
          columns={lineColumns(texts)}
        />
      </Panel>
      <Panel title={say('invoice.vat')} flush>
        <DataTable
          caption={say('invoice.vat')}
          rows={vatSums(card.lines)}
          keyOf={({ rate }) => rate}
          columns={vatColumns(texts)}
        />
      </Panel>
    </>
  );
}

function vatSums(lines: readonly Line[]): VatSum[] {
  const byRate = Map.groupBy(lines, ({ vatRate }) => vatRate);
  const sum = (some: readonly Line[], of: (line: Line) => number): number =>
    some.reduce((so, line) => so + of(line), 0);
  return [...byRate].map(([rate, some]) => ({
    rate,
    netCents: sum(some, (line) => line.netCents),
    vatCents: sum(some, (line) => line.vatCents),
    grossCents: sum(some, (line) => line.grossCents),
  }));
}

const lineColumns = ({ say }: Texts): Column<Line>[] => [
  { key: 'text', title: say('invoice.what'), cell: ({ text }) => text },
  {
    key: 'receiver',
    title: say('invoice.receiver'),
    cell: ({ receiver, receiverName }) =>
      receiver !== null && <CustomerLink number={Number(receiver)} name={receiverName ?? ''} />,
  },
  {
    key: 'time',
    title: say('invoice.time'),
    kind: 'narrow',
    cell: ({ startsOn, endsOn }) => startsOn && `${day(startsOn)} – ${day(endsOn)}`,
  },
  { key: 'copies', title: say('invoice.copies'), kind: 'number', cell: ({ copies }) => copies },
  { key: 'rate', title: say('invoice.vatRate'), kind: 'number', cell: ({ vatRate }) => percent(vatRate) },
  { key: 'gross', title: say('invoice.gross'), kind: 'number', cell: ({ grossCents }) => euros(grossCents) },
];

const vatColumns = ({ say }: Texts): Column<VatSum>[] => [
  { key: 'rate', title: say('invoice.vatRate'), cell: ({ rate }) => percent(rate) },
  { key: 'net', title: say('invoice.net'), kind: 'number', cell: ({ netCents }) => euros(netCents) },
  { key: 'vat', title: say('invoice.vatSum'), kind: 'number', cell: ({ vatCents }) => euros(vatCents) },
  { key: 'gross', title: say('invoice.gross'), kind: 'number', cell: ({ grossCents }) => euros(grossCents) },
];
