import { NativeSelect } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../api/endpoint.ts';
import { useRoute } from '../../api/use-route.ts';
import { useText } from '../../text/index.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Asked, LastVerdict } from './asked.tsx';
import { usePendingVerdict } from './pending-verdict.ts';
import css from './review.module.css';
import { type AskedParty, type Choice, type Question, seenOf } from './verdict.ts';

const here = getRouteApi('/questions');
const LIMIT = 2;
type Questions = OutputOf<'GET /questions'>;
type Filter = { readonly batch?: number; readonly supplier?: string; readonly profile?: string };

/** Rows of all files that may mean somebody known, one after the other. What is left out, and where one is, stand in the address. */
export function QuestionsPage(): ReactNode {
  const { say } = useText();
  const { batch, supplier, profile } = here.useSearch();
  const filter: Filter = {
    ...(batch && { batch: Number(batch) }),
    ...(supplier && { supplier }),
    ...(profile && { profile }),
  };
  return (
    <Page title={say('questions.title')} lead={say('review.lead')}>
      <Filters />
      <Queue key={JSON.stringify(filter)} filter={filter} />
    </Page>
  );
}

/** Files, suppliers and profiles of which rows wait. */
function Filters(): ReactNode {
  const { say } = useText();
  const search = here.useSearch();
  const navigate = here.useNavigate();
  const all = useRoute('GET /questions', { limit: 1 });
  const batches = all.data?.batches ?? [];
  const listed = (of: readonly (string | null)[]) => [...new Set(of.filter((one) => one !== null))].toSorted().map((value) => ({ value, label: value })); // prettier-ignore
  const options = {
    batch: batches.map(({ batch, fileName, left }) => ({ value: String(batch), label: say('questions.file', { batch, file: fileName, n: left }) })), // prettier-ignore
    supplier: listed(batches.map(({ supplier }) => supplier)),
    profile: listed(batches.map(({ profile }) => profile)),
  };
  return (
    <div className={css['filters']} role="search" aria-label={say('list.filter')}>
      {(['batch', 'supplier', 'profile'] as const).map((name) => (
        <NativeSelect
          key={name}
          label={say(`questions.${name}`)}
          value={search[name] ?? ''}
          data={[{ value: '', label: say('questions.all') }, ...withChosen(options[name], search[name])]}
          onChange={({ currentTarget: { value } }) => void navigate({ search: (now) => ({ ...now, [name]: value || undefined, after: undefined }) })} // prettier-ignore
        />
      ))}
    </div>
  );
}

type Option = { readonly value: string; readonly label: string };
const withChosen = (options: readonly Option[], chosen: string | undefined): readonly Option[] =>
  chosen === undefined || options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: chosen }]; // prettier-ignore

const placeOf = ({ batch, row }: Pick<Question, 'batch' | 'row'>): string => `${batch}.${row}`;

function Queue({ filter }: { readonly filter: Filter }): ReactNode {
  const { say } = useText();
  const { after } = here.useSearch();
  const navigate = here.useNavigate();
  const [decided, setDecided] = useState(0);
  const questions = useRoute('GET /questions', { ...filter, ...(after && { after }), limit: LIMIT });
  const { pending, failure, askedAnew, give, takeBack } = usePendingVerdict();
  const go = (place: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, after: place }), replace: true });
  const undo = (): void => {
    const taken = takeBack();
    if (taken === null) return;
    setDecided((n) => n - 1);
    go(placeOf({ ...taken.question, row: taken.verdict.row - 1 }));
  };
  useHotkeys([['u', undo]]);
  const decide = (question: Question, choices: Partial<Record<AskedParty['field'], Choice>>): void => {
    const { batch, row } = question;
    void give({ verdict: { batch, row, choices, seen: seenOf(question) }, question });
    setDecided((n) => n + 1);
    go(placeOf(question));
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
        {(shown) => {
          const waiting = pending === null ? null : placeOf(pending.question);
          const question = shown.rows.find((one) => placeOf(one) !== waiting && placeOf(one) !== after);
          const left = shown.left - (pending === null ? 0 : 1);
          return (
            <Asked
              left={left}
              progress={<HowFar shown={shown} question={question} left={left} decided={decided} />}
              question={question}
              hasSkipped={after !== undefined}
              onDecide={decide}
              onSkip={(one) => go(placeOf(one))}
              onStartOver={() => go(undefined)}
            />
          );
        }}
      </Fetched>
    </>
  );
}

/** How many wait in how many files, how many were decided in this sitting, and of which file the row is. */
function HowFar(props: {
  readonly shown: Questions;
  readonly question: Question | undefined;
  readonly left: number;
  readonly decided: number;
}): ReactNode {
  const { say } = useText();
  const { shown, question, left, decided } = props;
  const batch = shown.batches.find((one) => one.batch === question?.batch);
  return (
    <div className={css['left']}>
      <Progress
        label={say('questions.progress', { n: left, files: shown.batches.length })}
        done={decided}
        total={decided + left}
      />
      {batch && (
        <p className={css['file']}>
          <Link to="/imports/$batch" params={{ batch: String(batch.batch) }}>
            {batch.fileName}
          </Link>{' '}
          {[batch.supplier, batch.profile].filter(Boolean).join(' · ')}
        </p>
      )}
    </div>
  );
}
