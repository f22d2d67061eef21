import type { ReactNode } from 'react';
import css from './ui.module.css';

/** How much a state asks of the person who sees it. */
export type Tone = 'good' | 'care' | 'stop' | 'quiet';

const SIGNS: Readonly<Record<Tone, string>> = { good: '✓', care: '!', stop: '✕', quiet: '' };

/** A state in a word, with a sign and a colour beside the word: colour never tells it alone. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className={`${css['mark']} ${css[tone]}`}>
      {SIGNS[tone] && <span aria-hidden="true">{SIGNS[tone]}</span>}
      {children}
    </span>
  );
}
