import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../../text/index.tsx';
import { Key } from '../../ui/key.tsx';
import { Panel } from '../../ui/panel.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import judged from '../../ui/queue.module.css';
import type { AskedParty, Choice } from './verdict.ts';

/** Customers beyond the ninth have no key of their own: they have a button. */
const KEYS_MAX = 9;

/** One party of a row: the evidence, and one key a verdict. */
export function PartyQuestion(props: {
  readonly title: string;
  readonly party: AskedParty;
  readonly onChoose: (choice: Choice) => void;
  readonly onSkip: () => void;
}): ReactNode {
  const { say } = useText();
  const { party, onChoose, onSkip } = props;
  const customers = party.among.map(({ customer }) => Number(customer));
  const choose = (at: number): void => {
    const customer = customers[at];
    if (customer !== undefined) onChoose({ kind: 'same', customer });
  };
  useHotkeys([
    ...Array.from({ length: KEYS_MAX }, (_, at): [string, () => void] => [String(at + 1), () => choose(at)]),
    ['n', () => onChoose({ kind: 'new' })],
    ['s', onSkip],
  ]);
  return (
    <Panel title={props.title}>
      {party.among.length > 0 && <EvidenceTable of={party} />}
      <div className={judged['verdicts']}>
        {customers.map((customer, at) => (
          <Button
            key={customer}
            {...(at < KEYS_MAX && { rightSection: <Key of={String(at + 1)} /> })}
            onClick={() => choose(at)}
          >
            {say('review.same', { number: customer })}
          </Button>
        ))}
        <Button variant="light" rightSection={<Key of="N" />} onClick={() => onChoose({ kind: 'new' })}>
          {say('review.new')}
        </Button>
        <Button variant="default" rightSection={<Key of="S" />} onClick={onSkip}>
          {say('review.skip')}
        </Button>
      </div>
    </Panel>
  );
}
