import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { Tiles } from '../ui/tiles.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import type { Proposal, Proposals } from './proposal.ts';
import { ProposalView } from './proposal-view.tsx';
import css from './updates.module.css';
import judged from '../ui/queue.module.css';

const here = getRouteApi('/updates');
const LIMIT = 25;

const STATES = ['waiting', 'applied', 'held back', 'left alone', 'refused', 'undone'] as const;

/** What update services propose: the queue, the evidence side by side, one key a verdict. What is open stands in the address. */
export function UpdatesPage(): ReactNode {
  const { say, sayCode } = useText();
  const navigate = here.useNavigate();
  const { state: named, after, batch } = here.useSearch();
  const state = STATES.find((one) => one === named) ?? 'waiting';
  const proposals = useRoute('GET /update-proposals', { state, after: Number(after ?? 0), limit: LIMIT, ...(batch ? { batch: Number(batch) } : {}) }); // prettier-ignore
  const short = useRoute('GET /update-proposals-in-short', {});
  const countOf = (of: string): number =>
    (short.data?.counts ?? []).filter((one) => one.state === of).reduce((sum, { n }) => sum + n, 0);
  return (
    <Page title={say('updates.title')} lead={say('updates.lead')}>
      <Tiles
        label={say('updates.states')}
        tiles={STATES.map((one) => ({ key: one, label: sayCode('proposalState', one), value: countOf(one) }))}
        chosen={state}
        onChoose={(one) => void navigate({ search: (now) => ({ ...now, state: one, after: undefined, proposal: undefined }) })} // prettier-ignore
      />
      <Fetched query={proposals}>{(shown) => <Shown proposals={shown} />}</Fetched>
      <PolicyPanel />
    </Page>
  );
}

function Shown({ proposals }: { readonly proposals: Proposals }): ReactNode {
  const { say } = useText();
  const navigate = here.useNavigate();
  const { proposal: named, after } = here.useSearch();
  const chosen = proposals.rows.find(({ id }) => String(id) === named) ?? proposals.rows[0];
  const next = proposals.rows[proposals.rows.findIndex((one) => one === chosen) + 1];
  const go = (id: number | undefined): void =>
    void navigate({
      search: (now) => ({ ...now, proposal: id === undefined ? undefined : String(id) }),
      replace: true,
    });
  if (chosen === undefined)
    return (
      <Panel title={say('updates.queue')}>
        <Empty title={say('updates.none')}>
          <p>{say('updates.noneHow')}</p>
        </Empty>
      </Panel>
    );
  return (
    <div className={judged['columns']}>
      <Panel title={say('updates.queue')} flush>
        <ul className={judged['queue']}>
          {proposals.rows.map((one) => (
            <QueueRow key={one.id} of={one} isChosen={one === chosen} />
          ))}
        </ul>
        <Pager shown={proposals.rows.length} after={after} next={proposals.next} />
      </Panel>
      <ProposalView key={chosen.id} of={chosen} onGone={() => go(next?.id)} />
    </div>
  );
}

function QueueRow({ of, isChosen }: { readonly of: Proposal; readonly isChosen: boolean }): ReactNode {
  const { sayCode } = useText();
  const name = of.evidence.find(({ fact }) => fact === 'name');
  return (
    <li>
      <Link
        to="."
        search={(now) => ({ ...now, proposal: String(of.id) })}
        activeProps={{}}
        data-chosen={isChosen}
        aria-current={isChosen ? 'true' : undefined}
      >
        <b>{name?.ours ?? of.customer}</b>
        <span className={css['small']}>
          {sayCode('updateEvent', of.event)} {day(of.happenedOn)} · {of.service}
        </span>
      </Link>
    </li>
  );
}
