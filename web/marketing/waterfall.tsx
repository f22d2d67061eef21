import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { count } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './waterfall.module.css';

type Counted = OutputOf<'POST /target-group-counts'>;

/** How many match, and for each channel what every reason takes away until those are left who may be reached. */
export function Waterfall({ counted }: { readonly counted: Counted }): ReactNode {
  const { say, sayCode } = useText();
  return (
    <Panel title={say('waterfall.title')}>
      <p className={css['matched']} role="status" data-testid="matched">
        <b>{count(counted.matched)}</b> {say('waterfall.matched', { n: counted.matched })}
      </p>
      <div className={css['channels']}>
        {counted.channels.map(({ channel, matched, removed, reached }) => (
          <div key={channel} className={css['channel']}>
            <h3>{sayCode('channel', channel)}</h3>
            <Step label={say('waterfall.match')} n={matched} of={matched} tone="base" />
            {removed.map(({ because, count: n }) => (
              <Step key={because} label={sayCode('refusal', because)} n={-n} of={matched} tone="gone" />
            ))}
            <Step label={say('waterfall.reached')} n={reached} of={matched} tone="left" />
          </div>
        ))}
      </div>
    </Panel>
  );
}

function Step(props: {
  readonly label: string;
  readonly n: number;
  readonly of: number;
  readonly tone: 'base' | 'gone' | 'left';
}): ReactNode {
  const share = props.of === 0 ? 0 : (100 * Math.abs(props.n)) / props.of;
  return (
    <div className={css['step']} data-tone={props.tone}>
      <span>{props.label}</span>
      <b>{props.n < 0 ? `−${count(-props.n)}` : count(props.n)}</b>
      {share > 0 && <i style={{ width: `${share}%` }} />}
    </div>
  );
}
