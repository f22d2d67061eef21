import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';
import css from './duplicates.module.css';
import type { QueuedPair } from './pair.ts';

const TONES: Readonly<Record<string, Tone>> = { agrees: 'good', near: 'care', differs: 'stop', silent: 'quiet' };

/** Fact by fact, what both say and how it stands: in a word, a sign and a bar. */
export function EvidenceBars({ of: evidence }: { readonly of: QueuedPair['evidence'] }): ReactNode {
  const { sayCode } = useText();
  return (
    <ul className={css['evidence']}>
      {evidence.map(({ fact, stands, ours, theirs }) => (
        <li key={fact} data-stands={stands}>
          <b>{sayCode('fact', fact)}</b>
          <Mark tone={TONES[stands] ?? 'quiet'}>{sayCode('stands', stands)}</Mark>
          <span>{ours ?? '–'}</span>
          <span>{theirs ?? '–'}</span>
        </li>
      ))}
    </ul>
  );
}
