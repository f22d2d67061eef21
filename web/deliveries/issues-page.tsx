import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../access/session.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { RunPanel } from './run-panel.tsx';
import { numbersOf, type ShownIssue as Issue } from './shown.ts';

const here = getRouteApi('/issues');

const nameOf = ({ title, year, number }: Pick<Issue, 'title' | 'year' | 'number'>): string =>
  `${title} ${year} ${number}`;

/** Issues about today with their cut-offs and runs; the chosen one with its preview, its freezing and its files. */
export function IssuesPage(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const { today } = useMe();
  const { issue: chosen } = here.useSearch();
  const list = useRoute('GET /delivery-calendar', {});
  return (
    <Page title={say('issues.title')} lead={say('issues.lead')}>
      <Fetched query={list}>
        {({ issues }) => {
          const one = issues.find((it) => nameOf(it) === chosen);
          return (
            <>
              {one && <RunPanel key={nameOf(one)} issue={one} />}
              <Panel title={say('issues.calendar')} flush>
                {issues.length === 0 ? (
                  <Empty title={say('issues.none')}>
                    <p>{say('issues.noneHow')}</p>
                  </Empty>
                ) : (
                  <DataTable
                    caption={say('issues.calendar')}
                    rows={issues}
                    keyOf={({ id }) => id}
                    columns={columns(texts, today)}
                  />
                )}
              </Panel>
            </>
          );
        }}
      </Fetched>
    </Page>
  );
}

const columns = ({ say }: Texts, today: string): Column<Issue>[] => [
  {
    key: 'issue',
    title: say('issues.issue'),
    cell: (one) => (
      <Link to="/issues" search={{ issue: nameOf(one) }}>
        {one.titleName} {numbersOf(one)}/{one.year}
      </Link>
    ),
  },
  { key: 'on', title: say('issues.on'), kind: 'narrow', cell: ({ distributedOn }) => day(distributedOn) },
  { key: 'orders', title: say('issues.ordersBy'), kind: 'narrow', cell: ({ ordersBy }) => <CutOff on={ordersBy} today={today} /> },
  { key: 'addresses', title: say('issues.addressesBy'), kind: 'narrow', cell: ({ addressesBy }) => <CutOff on={addressesBy} today={today} /> },
  { key: 'labels', title: say('issues.labelsBy'), kind: 'narrow', cell: ({ labelsBy }) => <CutOff on={labelsBy} today={today} /> },
  { key: 'copies', title: say('issues.copies'), kind: 'number', cell: ({ runs }) => (runs.length === 0 ? '–' : count(runs.reduce((sum, run) => sum + Number(run.copies), 0))) },
  { key: 'state', title: say('issues.state'), kind: 'narrow', cell: (one) => <State of={one} today={today} /> },
]; // prettier-ignore

function CutOff({ on, today }: { readonly on: string; readonly today: string }): ReactNode {
  const { say } = useText();
  return on < today ? <small>{say('issues.past', { day: day(on) })}</small> : <>{day(on)}</>;
}

function State({ of: issue, today }: { readonly of: Issue; readonly today: string }): ReactNode {
  const { say } = useText();
  const [main] = issue.runs;
  if (main?.posted !== null && main?.posted !== undefined) {
    const isSame = Number(main.posted) === Number(main.copies);
    return <Mark tone={isSame ? 'good' : 'stop'}>{say(isSame ? 'issues.reconciled' : 'issues.differs')}</Mark>;
  }
  if (main) return <Mark tone="good">{say('issues.frozen')}</Mark>;
  if (issue.labelsBy <= today) return <Mark tone="care">{say('issues.due')}</Mark>;
  return <Mark tone="quiet">{say('issues.open')}</Mark>;
}
