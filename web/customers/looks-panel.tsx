import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { usePages } from '../api/use-pages.ts';
import { moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

type Look = OutputOf<'GET /customers/:customer/looks'>['rows'][number];

/** Who has looked at this person, on which screen and for which purpose. */
export function LooksPanel({ customer }: { readonly customer: number }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const looks = usePages('GET /customers/:customer/looks', { customer, limit: 30 });
  return (
    <Panel title={say('looks.title')} flush>
      <ProblemNote failure={looks.error} />
      <DataTable
        caption={say('looks.title')}
        rows={looks.data?.pages.flatMap((page) => page.rows) ?? []}
        keyOf={({ id }) => id}
        columns={columns(texts)}
      />
      {looks.hasNextPage && (
        <Button m="sm" variant="default" loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {say('list.more')}
        </Button>
      )}
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Look>[] => [
  { key: 'at', title: say('looks.at'), kind: 'narrow', cell: ({ at }) => moment(at) },
  { key: 'who', title: say('looks.who'), cell: ({ who, userName }) => userName ?? sayCode('who', who) },
  { key: 'screen', title: say('looks.screen'), cell: ({ screen }) => sayCode('screen', screen) },
  { key: 'purpose', title: say('looks.purpose'), cell: ({ purpose }) => sayCode('purpose', purpose) },
];
