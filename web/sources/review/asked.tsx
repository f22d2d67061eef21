import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Texts, useText } from '../../text/index.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Key } from '../../ui/key.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PartyQuestion } from './party-question.tsx';
import type { Pending } from './pending-verdict.ts';
import css from './review.module.css';
import { type AskedParty, type Choice, openParties, type Question } from './verdict.ts';

/** What was said last and not sent yet, with the way to take it back. */
export function LastVerdict({
  pending,
  onUndo,
}: {
  readonly pending: Pending | null;
  readonly onUndo: () => void;
}): ReactNode {
  const texts = useText();
  return (
    <div className={css['last']} role="status">
      {pending !== null && (
        <>
          <span>{verdictText(texts, pending)}</span>
          <Button variant="default" size="compact-sm" rightSection={<Key of="U" />} onClick={onUndo}>
            {texts.say('review.undo')}
          </Button>
        </>
      )}
    </div>
  );
}

function verdictText({ say }: Texts, { verdict }: Pending): string {
  const same = Object.values(verdict.choices).flatMap((choice) => (choice?.kind === 'same' ? [choice.customer] : []));
  const row = verdict.row;
  return same.length === 0 ? say('review.saidNew', { row }) : say('review.saidSame', { row, number: same.join(', ') });
}

/** The row that is asked about, or that none is left. */
export function Asked(props: {
  readonly left: number;
  /** How far it is, said otherwise than by what is left. */
  readonly progress?: ReactNode;
  readonly question: Question | undefined;
  readonly hasSkipped: boolean;
  readonly onDecide: (question: Question, choices: Partial<Record<AskedParty['field'], Choice>>) => void;
  readonly onSkip: (question: Question) => void;
  readonly onStartOver: () => void;
}): ReactNode {
  const { say } = useText();
  const { left, question, hasSkipped, onDecide, onSkip, onStartOver } = props;
  if (question === undefined)
    return (
      <Empty title={say(left > 0 ? 'review.skippedLeft' : 'review.none', { n: left })}>
        {left > 0 && hasSkipped && <Button onClick={onStartOver}>{say('review.startOver')}</Button>}
      </Empty>
    );
  return (
    <>
      {props.progress ?? (
        <p className={css['left']} role="status">
          {say('review.left', { n: left })}
        </p>
      )}
      <Row
        key={`${question.batch}.${question.row}`}
        question={question}
        onDecide={onDecide}
        onSkip={() => onSkip(question)}
      />
      <Panel title={say('review.values')}>
        <Facts of={Object.entries(question.values)} />
      </Panel>
    </>
  );
}

/** One row; when both the receiver and the payer are in doubt, the receiver is asked about first. */
function Row(props: {
  readonly question: Question;
  readonly onDecide: (question: Question, choices: Partial<Record<AskedParty['field'], Choice>>) => void;
  readonly onSkip: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { question, onDecide, onSkip } = props;
  const [choices, setChoices] = useState<Partial<Record<AskedParty['field'], Choice>>>({});
  const open = openParties(question);
  const party = open.find(({ field }) => choices[field] === undefined);
  if (party === undefined)
    return (
      <PartyQuestion
        title={say('review.alone', { row: question.row, line: question.line })}
        party={{ field: 'receiver', among: [] }}
        onChoose={() => onDecide(question, choices)}
        onSkip={onSkip}
      />
    );
  const choose = (choice: Choice): void => {
    const all = { ...choices, [party.field]: choice };
    if (open.every(({ field }) => all[field] !== undefined)) onDecide(question, all);
    else setChoices(all);
  };
  const title = say('review.who', { row: question.row, line: question.line, party: sayCode('party', party.field) });
  return <PartyQuestion key={party.field} title={title} party={party} onChoose={choose} onSkip={onSkip} />;
}
