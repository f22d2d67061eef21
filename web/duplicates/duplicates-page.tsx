import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { DoneNote, type Done } from './done-note.tsx';
import css from './duplicates.module.css';
import judged from '../ui/queue.module.css';
import { pairOf, textOf } from './pair.ts';
import { PairQueue } from './pair-queue.tsx';
import { PairView } from './pair-view.tsx';

const here = getRouteApi('/duplicates');
const LIMIT = 25;
const POLL_MS = 1_500;
type Queue = OutputOf<'GET /duplicates'>;

/** Likely doubles: the queue, two customers side by side, and one key a verdict. What is open stands in the address. */
export function DuplicatesPage(): ReactNode {
  const { say } = useText();
  const { after } = here.useSearch();
  const [isSweeping, setIsSweeping] = useState(false);
  const queue = useRoute('GET /duplicates', { after, limit: LIMIT }, { everyMs: isSweeping ? POLL_MS : false });
  const sweep = useDeed('POST /duplicates/sweeps');
  const isUnderWay = queue.data?.sweep?.finishedAt === null;
  if (queue.data && isSweeping !== isUnderWay) setIsSweeping(isUnderWay);
  return (
    <Page
      title={say('duplicates.title')}
      lead={say('duplicates.lead')}
      actions={
        <Button variant="default" loading={sweep.isPending || isUnderWay} onClick={() => sweep.mutate({})}>
          {say('duplicates.sweep')}
        </Button>
      }
    >
      <ProblemNote failure={sweep.error} />
      <Fetched query={queue}>{(shown) => <Shown queue={shown} />}</Fetched>
    </Page>
  );
}

function Shown({ queue }: { readonly queue: Queue }): ReactNode {
  const { say } = useText();
  const navigate = here.useNavigate();
  const { pair: named, after } = here.useSearch();
  const [done, setDone] = useState<Done | null>(null);
  const pair = pairOf(named) ?? firstOf(queue);
  const go = (text: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, pair: text }), replace: true });
  const next = pair === null ? undefined : textAfter(queue, textOf(pair));
  const settle = (what: Done): void => {
    setDone(what);
    go(next);
  };
  return (
    <>
      {done && <DoneNote of={done} onChange={setDone} />}
      <div className={judged['columns']}>
        <Panel title={say('duplicates.queue')} flush>
          <p className={css['swept']}>{sweptText(queue.sweep, say)}</p>
          {queue.rows.length === 0 ? (
            <Empty title={say('duplicates.none')}>
              <p>{say('duplicates.noneHow')}</p>
            </Empty>
          ) : (
            <>
              <PairQueue rows={queue.rows} chosen={pair === null ? null : textOf(pair)} waiting={queue.waiting} />
              <Pager shown={queue.rows.length} after={after} next={queue.next} />
            </>
          )}
        </Panel>
        {pair !== null && (
          <PairView
            key={textOf(pair)}
            pair={pair}
            queued={queue.rows.find(({ one, other }) => textOf([Number(one), Number(other)]) === textOf(pair))}
            onSkip={() => go(next)}
            onDone={settle}
          />
        )}
      </div>
    </>
  );
}

const textsOf = (queue: Queue): string[] => queue.rows.map(({ one, other }) => textOf([Number(one), Number(other)]));
const firstOf = (queue: Queue) => pairOf(textsOf(queue)[0]);

/** The pair after one of the queue; after the last one the first. */
function textAfter(queue: Queue, text: string): string | undefined {
  const texts = textsOf(queue);
  const others = texts.filter((one) => one !== text);
  return texts.slice(texts.indexOf(text) + 1).find((one) => one !== text) ?? others[0];
}

function sweptText(sweep: Queue['sweep'], say: ReturnType<typeof useText>['say']): string {
  if (sweep === null) return say('duplicates.neverSwept');
  if (sweep.finishedAt === null) return say('duplicates.sweeping', { n: sweep.customers });
  return say('duplicates.sweptOn', { at: moment(sweep.finishedAt), n: sweep.customers });
}
