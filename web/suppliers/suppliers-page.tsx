import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { NewSupplier } from './new-supplier.tsx';
import type { ListedSupplier } from './supplier.ts';

/** Whoever gives the register data by a contract: sellers of subscriptions, lists, partners, update services. */
export function SuppliersPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const list = useRoute('GET /suppliers', {});
  return (
    <Page
      title={say('suppliers.title')}
      lead={say('suppliers.lead')}
      actions={may('suppliers:change') && <Button onClick={() => setIsAdding(true)}>{say('suppliers.add')}</Button>}
    >
      <Panel title={say('suppliers.list')} flush>
        <Fetched query={list}>
          {({ suppliers }) =>
            suppliers.length === 0 ? (
              <Empty title={say('suppliers.none')}>
                <p>{say('suppliers.noneHow')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={say('suppliers.list')}
                rows={suppliers}
                keyOf={({ code }) => code}
                columns={columns(texts)}
              />
            )
          }
        </Fetched>
      </Panel>
      {isAdding && <NewSupplier onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

const columns = ({ say, sayCode }: Texts): Column<ListedSupplier>[] => [
  { key: 'code', title: say('suppliers.code'), kind: 'narrow', cell: ({ code }) => code },
  {
    key: 'name',
    title: say('suppliers.name'),
    cell: ({ code, name }) => (
      <Link to="/suppliers/$code" params={{ code }}>
        {name}
      </Link>
    ),
  },
  { key: 'kind', title: say('suppliers.kind'), cell: ({ kind }) => sayCode('supplierKind', kind) },
  {
    key: 'contract',
    title: say('suppliers.contract'),
    kind: 'narrow',
    cell: ({ contract }) => (
      <Mark tone={contract === 'valid' ? 'good' : 'stop'}>{sayCode('contractState', contract)}</Mark>
    ),
  },
  {
    key: 'to',
    title: say('suppliers.to'),
    kind: 'narrow',
    cell: ({ contract, validTo }) => day(validTo) || (contract === 'valid' ? say('suppliers.open') : '–'),
  },
];
