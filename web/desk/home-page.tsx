import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay, useMe } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { count, day, euros } from '../text/format.ts';
import { TasksToday } from '../contacts/tasks.tsx';
import { type Texts, useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Key } from '../ui/key.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './home.module.css';

type Overview = OutputOf<'GET /overview'>;

/** The first page: what waits for the person today, and the way to it. */
export function HomePage(): ReactNode {
  const { say } = useText();
  const me = useMe();
  const may = useMay();
  const overview = useRoute('GET /overview', {}, { isOff: !may('customers:find') });
  return (
    <Page title={say('home.title', { name: me.name.split(' ')[0] ?? me.name })} lead={day(me.today)}>
      {may('customers:find') ? (
        <Fetched query={overview}>{(answer) => <Waiting overview={answer} />}</Fetched>
      ) : (
        <Panel title={say('home.waiting')}>
          <Empty title={say('home.noCards')}>
            <p>{say('home.noCardsWhy')}</p>
          </Empty>
        </Panel>
      )}
      {may('contacts:read') && <TasksToday />}
      <Panel title={say('home.keys')}>
        <ul className={css['keys']}>
          {(['search', 'rows', 'edit', 'ban', 'note'] as const).map((one) => (
            <li key={one}>
              <Key of={say(`home.key.${one}`)} /> {say(`home.keyDoes.${one}`)}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

type Task = {
  readonly key: string;
  readonly n: number;
  readonly words: string;
  readonly aside?: string;
  readonly to: LinkProps;
};

function Waiting({ overview }: { readonly overview: Overview }): ReactNode {
  const texts = useText();
  const may = useMay();
  const tasks = tasksOf(overview, texts).filter(({ needs }) => may(needs));
  const waiting = tasks.filter(({ n }) => n > 0);
  return (
    <Panel title={texts.say('home.waiting')} flush>
      {waiting.length === 0 ? (
        <Empty title={texts.say('home.nothing')}>
          <p>{texts.say('home.nothingWhy', { n: overview.customers })}</p>
        </Empty>
      ) : (
        <ul className={css['tasks']}>
          {waiting.map(({ key, n, words, aside, to }: Task) => (
            <li key={key}>
              <Link {...to} className={css['task']}>
                <b>{count(n)}</b>
                <span>{words}</span>
                <small>{aside}</small>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const tasksOf = (overview: Overview, { say }: Texts) =>
  [
    { key: 'bill', needs: 'invoices:issue', n: overview.termsToBill, words: say('home.termsToBill'), to: { to: '/invoices/run' } },
    {
      key: 'payments', needs: 'payments:read', n: overview.openPayments, words: say('home.openPayments'),
      aside: euros(overview.openPaymentCents), to: { to: '/payments', search: { class: 'unknown' } },
    },
    {
      key: 'overdue', needs: 'reminders:read', n: overview.overdueInvoices, words: say('home.overdue'),
      aside: euros(overview.overdueCents), to: { to: '/reminders/run' },
    },
    { key: 'rows', needs: 'imports:read', n: overview.rowsToDecide, words: say('home.rowsToDecide'), to: { to: '/imports' } },
    { key: 'requests', needs: 'rights:answer', n: overview.openRequests, words: say('home.requests'), to: { to: '/audit' } },
  ] as const; // prettier-ignore
