import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ContractDialog } from './contract-dialog.tsx';
import type { Contract, Supplier } from './supplier.ts';

/** The contracts of a supplier: from when to when, what its data may be used for, and what it is bound to. */
export function ContractsPanel({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const [isWriting, setIsWriting] = useState(false);
  return (
    <Panel
      title={say('supplier.contracts')}
      flush
      actions={
        may('suppliers:change') && (
          <Button size="xs" variant="default" onClick={() => setIsWriting(true)}>
            {say('supplier.addContract')}
          </Button>
        )
      }
    >
      {supplier.contracts.length === 0 ? (
        <Empty title={say('supplier.noContracts')}>
          <p>{say('suppliers.noneHow')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('supplier.contracts')}
          rows={supplier.contracts.toReversed()}
          keyOf={({ validFrom }) => validFrom}
          columns={columns(texts, supplier.kind === 'order_seller')}
        />
      )}
      {isWriting && <ContractDialog code={supplier.code} onClose={() => setIsWriting(false)} />}
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts, isSeller: boolean): Column<Contract>[] => [
  { key: 'from', title: say('supplier.from'), kind: 'narrow', cell: ({ validFrom }) => day(validFrom) },
  {
    key: 'to',
    title: say('supplier.until'),
    kind: 'narrow',
    cell: ({ validTo, isInForce }) => (
      <>
        {day(validTo) || say('suppliers.open')} {isInForce && <Mark tone="good">{say('contractState.valid')}</Mark>}
      </>
    ),
  },
  { key: 'profile', title: say('supplier.profile'), cell: ({ profile }) => profile ?? say('supplier.anyProfile') },
  {
    key: 'purposes',
    title: say('supplier.purposes'),
    cell: ({ purposes }) =>
      purposes === null ? say('supplier.anyPurpose') : purposes.map((one) => sayCode('purpose', one)).join(', '),
  },
  {
    key: 'licence',
    title: say('supplier.licence'),
    cell: ({ licence, duties }) => (
      <>
        {licence ?? '–'}
        {duties.map((duty) => (
          <div key={duty}>
            <small>{duty}</small>
          </div>
        ))}
      </>
    ),
  },
  ...(isSeller
    ? [
        {
          key: 'running',
          title: say('supplier.running'),
          cell: ({ runningSubscription }: Contract) => sayCode('running', runningSubscription),
        },
      ]
    : []),
];
