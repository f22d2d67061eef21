import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { typedIn } from '../ui/typed.ts';
import { useMe } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day, euros } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import css from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Progress } from '../ui/progress.tsx';
import { Sums } from '../ui/sums.tsx';

const here = getRouteApi('/invoices/run');
type Run = OutputOf<'POST /invoice-runs'>;

/** The invoice run: a day, what it would bill, and then one button. */
export function InvoiceRunPage(): ReactNode {
  const { say } = useText();
  const { today } = useMe();
  const { day: wanted = today } = here.useSearch();
  const navigate = here.useNavigate();
  const preview = useDeed('POST /invoice-run-previews');
  const run = useDeed('POST /invoice-runs');
  const shown = run.data ?? (preview.data?.day === wanted ? preview.data : undefined);
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { day: chosen = today } = typedIn(event.currentTarget);
    void navigate({ search: { day: chosen } });
    run.reset();
    preview.mutate({ day: chosen });
  };
  return (
    <Page
      title={say('invoiceRun.title')}
      lead={say('invoiceRun.lead')}
      actions={<Link to="/invoices">{say('invoices.title')}</Link>}
    >
      <Panel title={say('invoiceRun.which')}>
        <form className={css['plan']} onSubmit={look}>
          <DayField name="day" label={say('invoiceRun.day')} today={today} first={wanted} isRequired />
          <Button type="submit" variant={shown ? 'default' : 'filled'} loading={preview.isPending}>
            {say('run.preview')}
          </Button>
        </form>
      </Panel>
      <ProblemNote failure={run.error ?? preview.error} />
      {preview.isPending && <Loading />}
      {run.isPending && preview.data && <Running expected={preview.data.invoices} />}
      {shown && !run.isPending && <Shown run={shown} onRun={() => run.mutate({ day: wanted })} />}
    </Page>
  );
}

function Shown({ run, onRun }: { readonly run: Run; readonly onRun: () => void }): ReactNode {
  const { say } = useText();
  const isDone = run.kind === 'issued';
  return (
    <Panel title={say(isDone ? 'invoiceRun.done' : 'invoiceRun.would', { day: day(run.day) })}>
      {run.invoices === 0 ? (
        <Empty title={say('invoiceRun.none')}>
          <p>{say('invoiceRun.noneHow')}</p>
        </Empty>
      ) : (
        <>
          <Sums
            of={[
              [say('invoiceRun.invoices'), count(run.invoices)],
              [say('invoice.total'), euros(run.totalCents)],
              [say('invoiceRun.vat'), euros(run.vatCents)],
              ...(run.firstNumber === null
                ? []
                : ([[say('invoiceRun.numbers'), `${run.firstNumber}–${run.lastNumber}`]] as const)),
            ]}
          />
          {isDone ? (
            <Link to="/invoices">{say('invoiceRun.see')}</Link>
          ) : (
            <Button onClick={onRun}>{say('invoiceRun.run', { n: run.invoices })}</Button>
          )}
        </>
      )}
    </Panel>
  );
}

/** How far the run has come: the invoices that are still to be made are counted while it works. */
function Running({ expected }: { readonly expected: number }): ReactNode {
  const { say } = useText();
  const [before] = useState(expected);
  const overview = useRoute('GET /overview', {}, { everyMs: 1_000 });
  const left = overview.data?.termsToBill ?? before;
  return (
    <Panel title={say('invoiceRun.running')}>
      <Progress label={say('invoiceRun.invoices')} done={Math.max(0, before - left)} total={before} />
    </Panel>
  );
}
