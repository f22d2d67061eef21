import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import { ComplaintDialog } from './complaint-dialog.tsx';

type Complaint = OutputOf<'GET /suppliers/:code/complaints'>['complaints'][number];

/** What customers complained of in a seller’s sales, the latest first; a new one is noted by the numbers of the order and the customer. */
export function ComplaintsPanel({ code }: { readonly code: string }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const [isNoting, setIsNoting] = useState(false);
  const list = useRoute('GET /suppliers/:code/complaints', { code });
  return (
    <Panel
      title={say('quality.complaints')}
      flush
      actions={
        may('orders:make') && (
          <Button size="xs" variant="default" onClick={() => setIsNoting(true)}>
            {say('complaint.save')}
          </Button>
        )
      }
    >
      <Fetched query={list}>
        {({ complaints }) =>
          complaints.length === 0 ? (
            <Empty title={say('complaint.none')} />
          ) : (
            <DataTable
              caption={say('quality.complaints')}
              rows={complaints}
              keyOf={({ id }) => id}
              columns={columns(texts)}
            />
          )
        }
      </Fetched>
      {isNoting && <ComplaintDialog onClose={() => setIsNoting(false)} />}
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Complaint>[] => [
  { key: 'on', title: say('statement.on'), kind: 'narrow', cell: ({ toldOn }) => day(toldOn) },
  { key: 'kind', title: say('complaint.kind'), cell: ({ kind }) => sayCode('complaint', kind) },
  { key: 'reference', title: say('statement.reference'), kind: 'narrow', cell: ({ reference }) => reference ?? '–' },
  {
    key: 'customer',
    title: say('informing.person'),
    kind: 'narrow',
    cell: ({ customer }) => <CustomerLink number={Number(customer)} name={String(customer)} />,
  },
];
