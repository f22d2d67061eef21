import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { count, day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';

type Step = OutputOf<'POST /customers/:customer/erasure/plan'>['steps'][number];

const TONES: Readonly<Record<Step['does'], Tone>> = { 'delete rows': 'stop', 'empty columns': 'stop', keep: 'care' };

/** Table by table: deleted, emptied, or kept by which law and until when. */
export function ErasureSteps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const texts = useText();
  return (
    <DataTable
      caption={texts.say('erasure.steps')}
      rows={steps}
      keyOf={({ table, does, until }) => `${table} ${does} ${until}`}
      columns={columns(texts)}
    />
  );
}

const columns = ({ say, sayCode, language }: Texts): Column<Step>[] => [
  { key: 'table', title: say('erasure.table'), cell: ({ label }) => label[language] },
  {
    key: 'does',
    title: say('erasure.does'),
    kind: 'narrow',
    cell: ({ does }) => <Mark tone={TONES[does]}>{sayCode('erases', does)}</Mark>,
  },
  {
    key: 'columns',
    title: say('erasure.columns'),
    cell: (step) => <small>{step.columns.map(({ label }) => label[language]).join(', ')}</small>,
  },
  { key: 'rows', title: say('erasure.rows'), kind: 'number', cell: ({ rows }) => count(rows) },
  {
    key: 'law',
    title: say('erasure.law'),
    cell: ({ law, until }) => law && `${law}${until ? ` · ${say('erasure.until', { day: day(until) })}` : ''}`,
  },
];
