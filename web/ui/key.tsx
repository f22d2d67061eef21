import type { ReactNode } from 'react';
import css from './ui.module.css';

/** The key that does what stands beside it. */
export const Key = ({ of: name }: { readonly of: string }): ReactNode => (
  <kbd className={css['kbd']} aria-hidden="true">
    {name}
  </kbd>
);
