import { NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMe } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './catalogue.module.css';

type Year = OutputOf<'GET /issues'>;
type Issue = Year['issues'][number];

const YEARS_AROUND = [-1, 0, 1, 2];
const MS_A_DAY = 86_400_000;

/** The day's place in its year, from 0 to 1. */
function placeOf(on: string): number {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number);
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / MS_A_DAY;
  return (Date.UTC(year, month - 1, date) - first) / MS_A_DAY / days;
}

/** The year of every title as a picture, and its issues with their cut-offs as a list. */
export function YearPanel(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const thisYear = Number(useMe().today.slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const found = useRoute('GET /issues', { year: Number(year) });
  return (
    <Panel
      title={say('catalogue.year', { year })}
      actions={
        <NativeSelect
          aria-label={say('catalogue.chooseYear')}
          data={YEARS_AROUND.map((step) => String(thisYear + step))}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
      }
    >
      <Fetched query={found}>
        {(calendar) => (
          <>
            <Picture calendar={calendar} year={Number(year)} />
            <DataTable
              caption={say('catalogue.calendar')}
              rows={calendar.issues}
              keyOf={({ id }) => id}
              columns={columns(texts, calendar)}
            />
          </>
        )}
      </Fetched>
    </Panel>
  );
}

/** A line a title, a mark an issue; holidays stand behind them. The list below says the same in words. */
function Picture({ calendar, year }: { readonly calendar: Year; readonly year: number }): ReactNode {
  const { say } = useText();
  const titles = [...new Set(calendar.issues.map(({ title }) => title))];
  const place = (on: string) => `${placeOf(on) * 100}%`;
  return (
    <div
      className={css['picture']}
      role="img"
      aria-label={say('catalogue.picture', { titles: titles.join(', '), year })}
    >
      {titles.map((title) => (
        <div key={title} className={css['line']}>
          <span className={css['name']}>{title}</span>
          <span className={css['days']}>
            {calendar.holidays.map(({ on, name }) => (
              <i key={`${on}${name.fi}`} className={css['holiday']} style={{ insetInlineStart: place(on) }} />
            ))}
            {calendar.issues
              .filter((issue) => issue.title === title && issue.distributedOn.startsWith(String(year)))
              .map((issue) => (
                <i
                  key={issue.id}
                  className={css['issue']}
                  data-state={stateOf(issue)}
                  data-double={issue.covers > 1}
                  style={{ insetInlineStart: place(issue.distributedOn) }}
                />
              ))}
          </span>
        </div>
      ))}
    </div>
  );
}

const stateOf = ({ cancelledOn, closedOn }: Issue): 'cancelled' | 'closed' | 'open' =>
  cancelledOn ? 'cancelled' : closedOn ? 'closed' : 'open';

const TONES = { cancelled: 'stop', closed: 'quiet', open: 'good' } as const;

const columns = ({ say, sayCode, language }: Texts, { holidays }: Year): Column<Issue>[] => [
  { key: 'title', title: say('catalogue.titleName'), kind: 'narrow', cell: ({ title }) => title },
  {
    key: 'number',
    title: say('catalogue.number'),
    kind: 'narrow',
    cell: ({ number, covers, year }) => `${covers > 1 ? `${number}–${number + covers - 1}` : number}/${year}`,
  },
  {
    key: 'on',
    title: say('catalogue.distributedOn'),
    cell: ({ distributedOn }) => {
      const holiday = holidays.find(({ on }) => on === distributedOn);
      return holiday ? `${day(distributedOn)} · ${holiday.name[language]}` : day(distributedOn);
    },
  },
  { key: 'orders', title: say('catalogue.ordersBy'), kind: 'narrow', cell: ({ ordersBy }) => day(ordersBy) },
  {
    key: 'addresses',
    title: say('catalogue.addressesBy'),
    kind: 'narrow',
    cell: ({ addressesBy }) => day(addressesBy),
  },
  { key: 'labels', title: say('catalogue.labelsBy'), kind: 'narrow', cell: ({ labelsBy }) => day(labelsBy) },
  {
    key: 'state',
    title: say('catalogue.state'),
    kind: 'narrow',
    cell: (issue) => <Mark tone={TONES[stateOf(issue)]}>{sayCode('issueState', stateOf(issue))}</Mark>,
  },
];
