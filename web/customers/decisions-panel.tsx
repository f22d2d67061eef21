import type { ReactNode } from 'react';
import { moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Card } from './card.ts';

type Decision = Card['decisions'][number];

/** Why this person got something, and why not: the gate’s answers with reason, rule and version. */
export function DecisionsPanel({ decisions }: { readonly decisions: readonly Decision[] }): ReactNode {
  const texts = useText();
  const { say } = texts;
  return (
    <Panel title={say('decisions.title')} flush>
      {decisions.length === 0 ? (
        <Empty title={say('decisions.none')}>
          <p>{say('decisions.noneHow')}</p>
        </Empty>
      ) : (
        <DataTable caption={say('decisions.title')} rows={decisions} keyOf={({ id }) => id} columns={columns(texts)} />
      )}
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Decision>[] => [
  { key: 'at', title: say('decisions.at'), kind: 'narrow', cell: ({ decidedAt }) => moment(decidedAt) },
  {
    key: 'what',
    title: say('decisions.what'),
    cell: ({ messageType, channel, about }) =>
      `${sayCode('message', messageType)}, ${sayCode('channel', channel)}${about ? ` · ${about}` : ''}`,
  },
  {
    key: 'verdict',
    title: say('decisions.verdict'),
    cell: ({ verdict, because }) =>
      verdict === 'allowed' ? (
        <Mark tone="good">{say('decisions.went')}</Mark>
      ) : (
        <>
          <Mark tone="stop">{say('decisions.refused')}</Mark> {sayCode('refusal', because ?? '')}
        </>
      ),
  },
  {
    key: 'rule',
    title: say('decisions.rule'),
    cell: ({ rule, ruleVersion, purpose }) => (
      <small>
        {sayCode('gateRule', rule)} v{ruleVersion} · {sayCode('purpose', purpose)}
      </small>
    ),
  },
];
