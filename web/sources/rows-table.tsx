import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';
import { inWords, useFieldName } from './wizard/field-name.ts';

type Row = OutputOf<'POST /imports/plan'>['rows'][number] & { readonly isDecided?: boolean };

const TONES: Readonly<Record<string, Tone>> = {
  created: 'good',
  updated: 'good',
  unchanged: 'quiet',
  quarantined: 'care',
  rejected: 'stop',
};

/** Rows of a file with their verdicts: where, what, why, and how to mend it. */
export function RowsTable({ rows, batch }: { readonly rows: readonly Row[]; readonly batch?: number }): ReactNode {
  const texts = useText();
  const nameOf = useFieldName();
  if (rows.length === 0) return <Empty title={texts.say('rows.none')} />;
  return (
    <DataTable
      caption={texts.say('imports.rows')}
      rows={rows}
      keyOf={({ row }) => row}
      columns={columns(texts, nameOf, batch)}
    />
  );
}

type NameOf = (field: string) => string;

const columns = ({ say, sayCode }: Texts, nameOf: NameOf, batch: number | undefined): Column<Row>[] => [
  {
    key: 'row',
    title: say('rows.row'),
    kind: 'narrow',
    cell: ({ row, verdict }) =>
      batch !== undefined && verdict === 'quarantined' ? (
        <Link
          to="/imports/$batch"
          params={{ batch: String(batch) }}
          search={{ verdict: 'quarantined', row: String(row) }}
        >
          {row}
        </Link>
      ) : (
        row
      ),
  },
  {
    key: 'verdict',
    title: say('rows.verdict'),
    kind: 'narrow',
    cell: ({ verdict }) => verdict && <Mark tone={TONES[verdict] ?? 'quiet'}>{sayCode('verdict', verdict)}</Mark>,
  },
  {
    key: 'field',
    title: say('rows.field'),
    kind: 'narrow',
    cell: ({ field }) => field.split('|').map(nameOf).join(', '),
  },
  {
    key: 'message',
    title: say('rows.message'),
    cell: ({ message, field, reason }) => inWords(message, field, nameOf) || sayCode('rowReason', reason),
  },
  {
    key: 'customer',
    title: say('rows.customer'),
    kind: 'narrow',
    cell: ({ customer }) => customer !== null && <CustomerLink number={customer} />,
  },
];
