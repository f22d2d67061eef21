import { Button, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { TakeFile } from '../customers/values/take-file.tsx';
import { count, day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Facts } from '../ui/facts.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import css from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import { LeftOut, Places } from './run-tables.tsx';

type Run = OutputOf<'GET /print-runs/:run'>;
const FILES = ['labels.csv', 'printer.csv', 'changes.csv'] as const;

/** A frozen run: its files, the printer’s number, and what was printed and posted of it. */
export function FrozenRun({ run, name }: { readonly run: number; readonly name: string }): ReactNode {
  const { say } = useText();
  const found = useRoute('GET /print-runs/:run', { run });
  return (
    <Fetched query={found}>
      {(shown) => (
        <Panel
          title={say(Number(shown.supplement) === 0 ? 'run.frozen' : 'run.frozenSupplement', {
            issue: name,
            n: Number(shown.supplement),
          })}
        >
          <Shown run={shown} />
        </Panel>
      )}
    </Fetched>
  );
}

function Shown({ run }: { readonly run: Run }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const isDiffering = run.posted !== null && Number(run.posted) !== Number(run.copies);
  return (
    <>
      <Facts
        of={[
          [say('run.frozenOn'), day(run.frozenOn)],
          [say('run.labels'), count(run.labels)],
          [say('run.copies'), count(run.copies)],
          [say('run.printOrder'), run.printOrder],
          [say('run.printed'), run.printed === null ? null : count(run.printed)],
          [say('run.posted'), run.posted === null ? null : count(run.posted)],
          [say('run.difference'), isDiffering ? count(Number(run.posted) - Number(run.copies)) : null],
        ]}
      />
      {may('deliveries:run') && (
        <>
          <div>
            {FILES.map((file) => (
              <TakeFile key={file} path={`/print-runs/${run.id}/files/${file}`}>
                {({ take, isTaking }) => (
                  <Button variant="subtle" size="compact-sm" onClick={take} loading={isTaking}>
                    {say('run.file', { file })}
                  </Button>
                )}
              </TakeFile>
            ))}
          </div>
          {run.printed === null && <PrintOrder run={run} />}
          {run.printOrder !== null && run.printed === null && <Reconciliation run={run} />}
        </>
      )}
      <Places places={run.byPlace} />
      <LeftOut rows={run.leftOut} />
    </>
  );
}

function PrintOrder({ run }: { readonly run: Run }): ReactNode {
  const { say } = useText();
  const order = useDeed('PUT /print-runs/:run/print-order');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    order.mutate({ run: run.id, number: typedIn(event.currentTarget)['number'] ?? '' });
  };
  return (
    <form className={css['plan']} onSubmit={submit}>
      <ProblemNote failure={order.error} />
      <TextInput
        name="number"
        label={say('run.printOrder')}
        defaultValue={run.printOrder ?? ''}
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default" loading={order.isPending}>
        {say('run.orderPrint')}
      </Button>
    </form>
  );
}

function Reconciliation({ run }: { readonly run: Run }): ReactNode {
  const { say } = useText();
  const told = useDeed('POST /print-runs/:run/reconciliation');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { printed = '', posted = '' } = typedIn(event.currentTarget);
    told.mutate({ run: run.id, printed: Number(printed), posted: Number(posted) });
  };
  return (
    <form className={css['plan']} onSubmit={submit}>
      <ProblemNote failure={told.error} />
      <TextInput
        name="printed"
        label={say('run.printed')}
        inputMode="numeric"
        pattern="[0-9]+"
        required
        withAsterisk={false}
      />
      <TextInput
        name="posted"
        label={say('run.posted')}
        inputMode="numeric"
        pattern="[0-9]+"
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default" loading={told.isPending}>
        {say('run.reconcile')}
      </Button>
    </form>
  );
}
