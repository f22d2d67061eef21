import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRoute } from '../../api/use-route.ts';
import { type Texts, useText } from '../../text/index.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Key } from '../../ui/key.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PartyQuestion } from './party-question.tsx';
import { type Pending, usePendingVerdict } from './pending-verdict.ts';
import css from './review.module.css';
import { type AskedParty, type Choice, openParties, type Question, seenOf } from './verdict.ts';

const here = getRouteApi('/imports/$batch/review');
/** The row that is shown, and one in hand while its forerunner is sent. */
const LIMIT = 2;

/** Rows that may mean somebody known, one after the other: the evidence side by side, one key a verdict, the next row at once. */
export function ReviewPage(): ReactNode {
  const { say } = useText();
  const { batch } = here.useParams();
  return (
    <Page
      title={say('review.title')}
      lead={say('review.lead')}
      actions={
        <Button component={Link} variant="default" to={`/imports/${batch}`}>
          {say('review.toBatch')}
        </Button>
      }
    >
      <Queue key={batch} batch={Number(batch)} />
    </Page>
  );
}

function Queue({ batch }: { readonly batch: number }): ReactNode {
  const { say } = useText();
  const [after, setAfter] = useState(0);
  const questions = useRoute('GET /imports/:batch/questions', { batch, after, limit: LIMIT });
  const { pending, failure, askedAnew, give, takeBack } = usePendingVerdict(batch);
  const undo = (): void => {
    const taken = takeBack();
    if (taken !== null) setAfter(taken.verdict.row - 1);
  };
  useHotkeys([['u', undo]]);
  const decide = (question: Question, choices: Partial<Record<AskedParty['field'], Choice>>): void => {
    void give({ verdict: { row: question.row, choices, seen: seenOf(question) }, question });
    setAfter(question.row);
  };
  return (
    <>
      <ProblemNote failure={failure} />
      {askedAnew !== null && (
        <p className={css['note']} role="status">
          {say('review.askedAnew', { row: askedAnew })}
        </p>
      )}
      <LastVerdict pending={pending} onUndo={undo} />
      <Fetched query={questions}>
        {({ left, isTakenBack, rows }) =>
          isTakenBack ? (
            <Empty title={say('review.takenBack')}>
              <p>{say('review.takenBackHow')}</p>
            </Empty>
          ) : (
            <Asked
              left={left - (pending === null ? 0 : 1)}
              question={rows.find(({ row }) => row > after && row !== pending?.verdict.row)}
              hasSkipped={after > 0}
              onDecide={decide}
              onSkip={setAfter}
            />
          )
        }
      </Fetched>
    </>
  );
}

function LastVerdict({
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

function Asked(props: {
  readonly left: number;
  readonly question: Question | undefined;
  readonly hasSkipped: boolean;
  readonly onDecide: (question: Question, choices: Partial<Record<AskedParty['field'], Choice>>) => void;
  readonly onSkip: (row: number) => void;
}): ReactNode {
  const { say } = useText();
  const { left, question, hasSkipped, onDecide, onSkip } = props;
  if (question === undefined)
    return (
      <Empty title={say(left > 0 ? 'review.skippedLeft' : 'review.none', { n: left })}>
        {left > 0 && hasSkipped && <Button onClick={() => onSkip(0)}>{say('review.startOver')}</Button>}
      </Empty>
    );
  return (
    <>
      <p className={css['left']} role="status">
        {say('review.left', { n: left })}
      </p>
      <Row key={question.row} question={question} onDecide={onDecide} onSkip={() => onSkip(question.row)} />
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
