import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';
import css from './duplicates.module.css';
import judged from '../ui/queue.module.css';
import { type QueuedPair, textOf } from './pair.ts';

const TONES: Readonly<Record<string, Tone>> = { sure: 'good', near: 'care', contradicted: 'stop' };

/** The pairs that wait, the likeliest first; each is a link to itself. */
export function PairQueue(props: {
  readonly rows: readonly QueuedPair[];
  readonly chosen: string | null;
  readonly waiting: number;
}): ReactNode {
  const { say, sayCode } = useText();
  return (
    <>
      <p className={css['waiting']}>{say('duplicates.waiting', { n: props.waiting })}</p>
      <ul className={judged['queue']}>
        {props.rows.map((pair) => {
          const text = textOf([Number(pair.one), Number(pair.other)]);
          return (
            <li key={text}>
              <Link
                to="."
                search={(now) => ({ ...now, pair: text })}
                activeProps={{}}
                data-chosen={text === props.chosen}
                aria-current={text === props.chosen ? 'true' : undefined}
              >
                <span className={css['names']}>
                  <b>{nameOf(pair, 'ours')}</b>
                  <b>{nameOf(pair, 'theirs')}</b>
                </span>
                <span className={css['small']}>
                  {say('duplicates.pair', { one: pair.one, other: pair.other })}
                  <Mark tone={TONES[pair.nearness] ?? 'quiet'}>{sayCode('nearness', pair.nearness)}</Mark>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The name by which one of a pair is called; an organisation's stands under its own fact only in a post. */
const nameOf = (pair: QueuedPair, side: 'ours' | 'theirs'): string =>
  pair.evidence.find(({ fact }) => fact === 'name')?.[side] ?? '–';
