import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Loading } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import css from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';
import { FrozenRun } from './frozen-run.tsx';
import { Differences, LeftOut, Places } from './run-tables.tsx';
import { numbersOf, type ShownIssue as Issue } from './shown.ts';

type Plan = OutputOf<'POST /print-run-previews'>['plan'];

/** One issue: its frozen runs, and what the next one would be, with one button that freezes exactly what is shown. */
export function RunPanel({ issue }: { readonly issue: Issue }): ReactNode {
  const { say } = useText();
  const [isByHousehold, setByHousehold] = useState(false);
  const order = { title: issue.title, year: issue.year, number: issue.number, isByHousehold };
  const [isAsked, ask] = useState(issue.runs.length === 0);
  const preview = useRoute('POST /print-run-previews', order, { isOff: !isAsked });
  const freeze = useDeed('POST /print-runs', () => ask(false));
  const may = useMay();
  const name = `${issue.titleName} ${numbersOf(issue)}/${issue.year}`;
  return (
    <>
      {issue.runs.map((run) => (
        <FrozenRun key={run.id} run={Number(run.id)} name={name} />
      ))}
      <Panel
        title={say(issue.runs.length === 0 ? 'run.would' : 'run.supplement', {
          issue: name,
          day: day(issue.distributedOn),
        })}
      >
        <ProblemNote failure={freeze.error ?? (isAsked ? preview.error : null)} />
        {!isAsked && (
          <Button variant="default" onClick={() => ask(true)}>
            {say('run.previewSupplement')}
          </Button>
        )}
        {isAsked && preview.isPending && <Loading />}
        {isAsked && preview.data && !preview.error && (
          <>
            <Shown plan={preview.data.plan} />
            <div className={css['plan']}>
              <label>
                <input
                  type="checkbox"
                  checked={isByHousehold}
                  onChange={(event) => setByHousehold(event.currentTarget.checked)}
                />{' '}
                {say('run.byHousehold')}
              </label>
              {may('deliveries:run') && (
                <Button
                  loading={freeze.isPending}
                  onClick={() => freeze.mutate({ ...order, token: preview.data.plan.token })}
                >
                  {say('run.freeze', { n: Number(preview.data.plan.copies) })}
                </Button>
              )}
            </div>
            <Places places={preview.data.plan.byPlace} />
            <LeftOut rows={preview.data.plan.leftOut} />
            <Differences rows={preview.data.differences} />
          </>
        )}
      </Panel>
    </>
  );
}

function Shown({ plan }: { readonly plan: Plan }): ReactNode {
  const { say, sayCode } = useText();
  const out = plan.leftOut.reduce((sum, one) => sum + one.subscriptions, 0);
  return (
    <>
      {plan.isBeforeCutOff && <p>{say('run.early', { day: day(plan.issue.addressesBy) })}</p>}
      <Sums
        of={[
          [say('run.labels'), count(plan.labels)],
          [say('run.copies'), count(plan.copies)],
          ...Object.entries(plan.byStatus).map(
            ([status, copies]) => [sayCode('copyStatus', status), count(copies)] as const,
          ),
          [say('run.leftOut'), count(out)],
        ]}
      />
    </>
  );
}
