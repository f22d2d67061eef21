import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { day, euros, percent } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import type { Rule, Supplier } from './supplier.ts';

/** What a seller is paid for, and when it is taken back. */
export function RulesPanel({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const may = useMay();
  const [isWriting, setIsWriting] = useState(false);
  return (
    <Panel
      title={say('supplier.rules')}
      flush
      actions={
        may('suppliers:change') && (
          <Button size="xs" variant="default" onClick={() => setIsWriting(true)}>
            {say('supplier.addRule')}
          </Button>
        )
      }
    >
      {supplier.rules.length === 0 ? (
        <Empty title={say('supplier.noRules')} />
      ) : (
        <DataTable
          caption={say('supplier.rules')}
          rows={supplier.rules}
          keyOf={({ id }) => id}
          columns={columns(texts)}
        />
      )}
      {isWriting && <RuleDialog code={supplier.code} onClose={() => setIsWriting(false)} />}
    </Panel>
  );
}

function takenBack({ say }: Texts, rule: Rule): string {
  const when = [
    rule.takesBackWithdrawn !== false && say('rule.backWithdrawn'),
    rule.takesBackUnpaidDays != null && say('rule.backUnpaid', { n: Number(rule.takesBackUnpaidDays) }),
    rule.takesBackIssues != null && say('rule.backIssues', { n: Number(rule.takesBackIssues) }),
  ].filter((one) => one !== false);
  return when.join('; ') || say('rule.never');
}

const columns = (texts: Texts): Column<Rule>[] => {
  const { say } = texts;
  return [
    {
      key: 'event',
      title: say('rule.event'),
      cell: ({ event, retainedIssues }) =>
        event === 'retained' ? say('rule.retained', { n: Number(retainedIssues) }) : say(`rule.${event}`),
    },
    {
      key: 'amount',
      title: say('rule.amount'),
      kind: 'number',
      cell: ({ cents, percent: share }) => (cents == null ? percent(Number(share)) : euros(Number(cents))),
    },
    { key: 'offer', title: say('rule.offer'), kind: 'narrow', cell: ({ offer }) => offer ?? say('rule.everyOffer') },
    {
      key: 'time',
      title: say('rule.time'),
      kind: 'narrow',
      cell: ({ validFrom, validTo }) => `${day(validFrom)}–${day(validTo)}`,
    },
    { key: 'back', title: say('rule.takesBack'), cell: (rule) => takenBack(texts, rule) },
  ];
};
