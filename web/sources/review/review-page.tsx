import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRoute } from '../../api/use-route.ts';
import { useText } from '../../text/index.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Asked, LastVerdict } from './asked.tsx';
import { usePendingVerdict } from './pending-verdict.ts';
import css from './review.module.css';
import { type AskedParty, type Choice, type Question, seenOf } from './verdict.ts';

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
  const { pending, failure, askedAnew, give, takeBack } = usePendingVerdict();
  const undo = (): void => {
    const taken = takeBack();
    if (taken !== null) setAfter(taken.verdict.row - 1);
  };
  useHotkeys([['u', undo]]);
  const decide = (question: Question, choices: Partial<Record<AskedParty['field'], Choice>>): void => {
    void give({ verdict: { batch, row: question.row, choices, seen: seenOf(question) }, question });
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
              onSkip={({ row }) => setAfter(row)}
              onStartOver={() => setAfter(0)}
            />
          )
        }
      </Fetched>
    </>
  );
}
