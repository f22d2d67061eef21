import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { OutputOf } from '../../api/endpoint.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useRoute } from '../../api/use-route.ts';
import { useText } from '../../text/index.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Progress } from '../../ui/progress.tsx';
import { VerdictTiles, VERDICTS } from '../verdict-tiles.tsx';
import { type Asked, wizard } from './asked.ts';
import { PlanRows } from './plan-rows.tsx';
import css from './wizard.module.css';

type Plan = OutputOf<'GET /import-plans/:plan'>;
const POLL_MS = 500;
const LIMIT = 100;
const isUnderWay = (state: Plan['state']): boolean => state === 'making' || state === 'applying';

/** What would become of each row; the register changes only when the person says so, and then exactly as shown. */
export function PreviewStep({ asked }: { readonly asked: Asked }): ReactNode {
  const navigate = wizard.useNavigate();
  const plan = Number(asked.plan);
  const first = useRoute('GET /import-plans/:plan', { plan });
  const state = first.data?.state;
  useRoute(
    'GET /import-plans/:plan',
    { plan },
    { everyMs: state !== undefined && isUnderWay(state) ? POLL_MS : false },
  );
  const batch = first.data?.batch ?? null;
  useEffect(() => {
    if (state === 'applied' && batch !== null)
      void navigate({ to: '/imports/$batch', params: { batch: String(batch) } });
  }, [state, batch, navigate]);
  return <Fetched query={first}>{(one) => <Shown plan={one} asked={asked} />}</Fetched>;
}

function Shown({ plan, asked }: { readonly plan: Plan; readonly asked: Asked }): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  const apply = useDeed('POST /import-plans/:plan/application', (answer) => {
    if (answer.kind === 'applied') void navigate({ to: '/imports/$batch', params: { batch: String(answer.batch) } });
  });
  const total = VERDICTS.reduce((sum, verdict) => sum + plan.counts[verdict], 0);
  const changes = plan.counts.created + plan.counts.updated;
  if (isUnderWay(plan.state))
    return (
      <Panel title={say(plan.state === 'making' ? 'wizard.looking' : 'wizard.applying')}>
        <Progress label={say('imports.rows')} done={plan.rowsDone} total={plan.rowsTotal} />
        <p>{say(plan.state === 'making' ? 'wizard.nothingWritten' : 'wizard.wholeOrNothing')}</p>
      </Panel>
    );
  if (plan.state === 'stopped') return <Again title={say('wizard.stopped')} />;
  return (
    <>
      {plan.state === 'differs' && <Moved plan={plan} />}
      <VerdictTiles
        counts={plan.counts}
        tense="willBe"
        chosen={asked.verdict}
        onChoose={(verdict) => void navigate({ search: (before) => ({ ...before, verdict, after: undefined }) })}
      />
      <Rows plan={plan} asked={asked} />
      <ProblemNote failure={apply.error} />
      {plan.state === 'made' && (
        <div className={css['foot']}>
          <Button loading={apply.isPending} onClick={() => apply.mutate({ plan: plan.id })}>
            {say('newImport.apply', { n: total })}
          </Button>
          <span>
            {say('wizard.commitHow', { n: changes, held: plan.counts.quarantined, back: plan.counts.rejected })}
          </span>
        </div>
      )}
    </>
  );
}

function Rows({ plan, asked }: { readonly plan: Plan; readonly asked: Asked }): ReactNode {
  const { say } = useText();
  const verdict = VERDICTS.find((one) => one === asked.verdict);
  const rows = useRoute('GET /import-plans/:plan/rows', {
    plan: plan.id,
    ...(verdict ? { verdict } : {}),
    after: Number(asked.after ?? 0),
    limit: LIMIT,
  });
  return (
    <Panel title={say('newImport.plan', { file: plan.fileName })} flush>
      <Fetched query={rows}>
        {({ rows: shown }) => (
          <>
            <PlanRows rows={shown} />
            <Pager
              shown={shown.length}
              after={asked.after}
              next={shown.length < LIMIT ? null : String(shown.at(-1)?.row)}
            />
          </>
        )}
      </Fetched>
    </Panel>
  );
}

/** The register has moved since the preview: which rows, and a new look. */
function Moved({ plan }: { readonly plan: Plan }): ReactNode {
  const { say, sayCode } = useText();
  const verdictOf = (verdict: string | null): string => (verdict === null ? '–' : sayCode('willBe', verdict));
  return (
    <Panel title={say('wizard.moved')}>
      <p role="alert">{say('wizard.movedHow', { n: plan.differences.length })}</p>
      <DataTable
        caption={say('wizard.moved')}
        rows={plan.differences}
        keyOf={({ row }) => row}
        columns={[
          { key: 'row', title: say('rows.row'), kind: 'narrow', cell: ({ row }) => row },
          { key: 'was', title: say('wizard.was'), cell: ({ was }) => verdictOf(was) },
          {
            key: 'is',
            title: say('wizard.is'),
            cell: ({ was, is }) => (was === is ? say('wizard.otherChanges') : verdictOf(is)),
          },
        ]}
      />
      <AgainButton />
    </Panel>
  );
}

function Again({ title }: { readonly title: string }): ReactNode {
  const { say } = useText();
  return (
    <Panel title={title}>
      <p>{say('wizard.stoppedHow')}</p>
      <AgainButton />
    </Panel>
  );
}

function AgainButton(): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  return (
    <Button
      variant="default"
      onClick={() => void navigate({ search: (before) => ({ ...before, step: 'repairs', plan: undefined }) })}
    >
      {say('wizard.again')}
    </Button>
  );
}
