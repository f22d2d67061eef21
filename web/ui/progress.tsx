import type { ReactNode } from 'react';
import { count } from '../text/format.ts';
import css from './ui.module.css';

/** How far a long work has come, in numbers and as a bar. */
export function Progress(props: { readonly label: string; readonly done: number; readonly total: number }): ReactNode {
  const { label, done, total } = props;
  const share = total === 0 ? 0 : Math.min(100, Math.round((100 * done) / total));
  return (
    <div>
      <p role="status">
        {label} {count(done)} / {count(total)}
      </p>
      <div
        className={css['bar']}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <i style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
