import type { ReactNode } from 'react';
import { useRoute } from '../api/use-route.ts';
import { count } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './quality.module.css';
import { monthText, type Quality } from './supplier.ts';

/** How good what a supplier brought was, month by month: a bar for its rows, and what became of the orders since. */
export function QualityPanel({ code, isSeller }: { readonly code: string; readonly isSeller: boolean }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const quality = useRoute('GET /supplier-quality', { supplier: code });
  return (
    <Panel title={say('quality.title')} flush>
      <Fetched query={quality}>
        {({ months }) =>
          months.length === 0 ? (
            <Empty title={say('quality.none')} />
          ) : (
            <>
              <DataTable
                caption={say('quality.title')}
                rows={months.toReversed()}
                keyOf={({ month }) => month}
                columns={columns(texts, isSeller)}
              />
              <Reasons of={months} />
              <p className={css['what']}>{say('quality.what')}</p>
            </>
          )
        }
      </Fetched>
    </Panel>
  );
}

/** Why rows were held back, the latest month first. */
function Reasons({ of: months }: { readonly of: readonly Quality[] }): ReactNode {
  const { say, sayCode } = useText();
  const held = months
    .toReversed()
    .flatMap(({ month, reasons }) =>
      Object.entries(reasons).map(([reason, n]) => ({ key: `${month} ${reason}`, month, reason, n })),
    );
  if (held.length === 0) return null;
  return (
    <div className={css['reasons']}>
      <h3>{say('quality.reasons')}</h3>
      <ul>
        {held.map(({ key, month, reason, n }) => (
          <li key={key}>
            {monthText(month)}: {count(n)} × {sayCode('rowReason', reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The rows of a month as one bar: taken, waiting, rejected; the numbers stand beside it. */
function Bar({ of }: { readonly of: Quality }): ReactNode {
  const parts = [
    ['accepted', of.accepted],
    ['waiting', of.waiting],
    ['rejected', of.rejected],
  ] as const;
  return (
    <span className={css['bar']} aria-hidden="true">
      {parts.map(([part, n]) => n > 0 && <i key={part} className={css[part]} style={{ flexGrow: n }} />)}
    </span>
  );
}

const columns = ({ say }: Texts, isSeller: boolean): Column<Quality>[] => [
  { key: 'month', title: say('quality.month'), kind: 'narrow', cell: ({ month }) => monthText(month) },
  { key: 'share', title: say('quality.share'), cell: (month) => <Bar of={month} /> },
  { key: 'rows', title: say('quality.rows'), kind: 'number', cell: ({ rows }) => count(rows) },
  { key: 'accepted', title: say('quality.accepted'), kind: 'number', cell: ({ accepted }) => count(accepted) },
  { key: 'waiting', title: say('quality.waiting'), kind: 'number', cell: ({ waiting }) => count(waiting) },
  { key: 'rejected', title: say('quality.rejected'), kind: 'number', cell: ({ rejected }) => count(rejected) },
  ...(isSeller ? ofOrders(say) : []),
];

const ofOrders = (say: Texts['say']): Column<Quality>[] => [
  { key: 'duplicates', title: say('quality.duplicates'), kind: 'number', cell: ({ duplicates }) => count(duplicates) },
  { key: 'cancelled', title: say('quality.cancelled'), kind: 'number', cell: ({ cancelled }) => count(cancelled) },
  { key: 'early', title: say('quality.endedEarly'), kind: 'number', cell: ({ endedEarly }) => count(endedEarly) },
  { key: 'unpaid', title: say('quality.unpaid'), kind: 'number', cell: ({ unpaid }) => count(unpaid) },
  { key: 'complaints', title: say('quality.complaints'), kind: 'number', cell: ({ complaints }) => count(complaints) },
];
