import type { ReactNode } from 'react';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import type { Deliveries } from './shown.ts';
import css from './deliveries.module.css';

type One = Deliveries['strip'][number];

const SIGNS: Readonly<Record<One['state'], string>> = { sent: '✓', claimed: '!', left_out: '✕', held: '⏸', coming: '' };

/** The numbers about today, one box each: number and sign; the whole is said to whoever cannot see it. */
export function IssueStrip({ strip }: { readonly strip: readonly One[] }): ReactNode {
  const { say, sayCode } = useText();
  const titles = [...Map.groupBy(strip, ({ title }) => title)];
  return titles.map(([title, numbers]) => (
    <div key={title}>
      <h3 className={css['stripTitle']}>{title}</h3>
      <ol className={css['strip']} aria-label={say('deliveries.strip', { title })} tabIndex={0}>
        {numbers.map((one) => {
          const because =
            one.because === null
              ? ''
              : `: ${sayCode(one.state === 'claimed' ? 'claimReason' : 'leftOut', one.because)}`;
          const said = `${one.number}/${one.year}, ${day(one.on)}, ${sayCode('issueState', one.state)}${because}`;
          return (
            <li key={`${one.year} ${one.number}`} className={css[one.state]} title={said}>
              <span aria-hidden="true">
                {one.number} {SIGNS[one.state]}
              </span>
              <span className="unseen">{said}</span>
            </li>
          );
        })}
      </ol>
    </div>
  ));
}
