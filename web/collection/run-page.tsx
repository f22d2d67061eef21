import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { useMay, useMe } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day, euros } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched, Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import css from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';
import { typedIn } from '../ui/typed.ts';
import { PreviewLines } from './preview-lines.tsx';

const here = getRouteApi('/reminders/run');
type Run = OutputOf<'POST /reminder-run-previews'>['run'];

/** The reminder run: a day, who would be reminded, every other one with the reason, and then one button. */
export function ReminderRunPage(): ReactNode {
  const { say } = useText();
  const may = useMay();
  const { today } = useMe();
  const { day: wanted = today } = here.useSearch();
  const navigate = here.useNavigate();
  const maySend = may('reminders:send');
  const preview = useRoute('POST /reminder-run-previews', { day: wanted }, { isOff: !maySend });
  const send = useDeed('POST /reminder-runs');
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { day: chosen } = typedIn(event.currentTarget);
    send.reset();
    void navigate({ search: chosen ? { day: chosen } : {} });
  };
  return (
    <Page
      title={say('reminderRun.title')}
      lead={say('reminderRun.lead')}
      actions={<Link to="/reminders">{say('reminders.title')}</Link>}
    >
      {!maySend && (
        <Panel title={say('reminderRun.title')}>
          <Empty title={say('reminderRun.noRight')} />
        </Panel>
      )}
      {maySend && (
        <Panel title={say('invoiceRun.which')}>
          <form className={css['plan']} onSubmit={look}>
            <DayField key={wanted} name="day" label={say('reminderRun.day')} today={today} first={wanted} isRequired />
            <Button type="submit" variant="default">
              {say('run.preview')}
            </Button>
          </form>
        </Panel>
      )}
      <ProblemNote failure={send.error} />
      {send.isPending && <Loading />}
      {send.data && <Shown run={send.data} isDone />}
      {maySend && !send.data && (
        <Fetched query={preview}>
          {({ run, lines }) => (
            <>
              <Shown
                run={run}
                onSend={() => send.mutate({ day: wanted, isPreview: false })}
                isSending={send.isPending}
              />
              <PreviewLines lines={lines} excluded={run.excluded} />
            </>
          )}
        </Fetched>
      )}
    </Page>
  );
}

function Shown(props: {
  readonly run: Run;
  readonly isDone?: boolean;
  readonly isSending?: boolean;
  readonly onSend?: () => void;
}): ReactNode {
  const { say } = useText();
  const { run, isDone = false, onSend } = props;
  return (
    <Panel title={say(isDone ? 'reminderRun.done' : 'reminderRun.would', { day: day(run.day) })}>
      {run.reminded === 0 ? (
        <Empty title={say('reminderRun.none')}>
          <p>{say('reminderRun.noneHow')}</p>
        </Empty>
      ) : (
        <>
          <Sums
            of={[
              [say('reminderRun.reminders'), count(run.reminded)],
              [say('reminderRun.openSum'), euros(run.openCents)],
              [say('reminderRun.fees'), euros(run.feeCents)],
              [say('reminderRun.left'), count(run.overdue - run.reminded)],
            ]}
          />
          {onSend && (
            <Button onClick={onSend} loading={props.isSending ?? false}>
              {say('reminderRun.run', { n: run.reminded })}
            </Button>
          )}
          {isDone && <Link to="/reminders">{say('reminders.sent')}</Link>}
        </>
      )}
    </Panel>
  );
}
