import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import css from './duplicates.module.css';
import type { QueuedPair } from './pair.ts';
import { StandsMark } from './stands-mark.tsx';

/** Fact by fact, what both say and how it stands: in a word, a sign and a bar. */
export function EvidenceBars({ of: evidence }: { readonly of: QueuedPair['evidence'] }): ReactNode {
  const { sayCode } = useText();
  return (
    <ul className={css['evidence']}>
      {evidence.map(({ fact, stands, ours, theirs, which }) => (
        <li key={fact} data-stands={stands}>
          <b>{sayCode('fact', fact)}</b>
          <StandsMark stands={stands} which={which} />
          <span>{ours ?? '–'}</span>
          <span>{theirs ?? '–'}</span>
        </li>
      ))}
    </ul>
  );
}
