import type { ReactNode } from 'react';
import css from './ui.module.css';

/** What stands where nothing is yet: what would be here, and the way to get it. */
export function Empty(props: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className={css['empty']}>
      <strong>{props.title}</strong>
      {props.children}
    </div>
  );
}
