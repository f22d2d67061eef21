import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import css from './ui.module.css';

/** The foot of a list: to its beginning, and on. The place stands in the address. */
export function Pager(props: {
  readonly shown: number;
  readonly after: string | undefined;
  readonly next: string | null;
  /** The word of the address that holds the place. */
  readonly name?: 'after' | 'before';
}): ReactNode {
  const { say } = useText();
  const { after, next, name = 'after' } = props;
  return (
    <div className={css['pager']}>
      <span>{say('list.shown', { n: props.shown })}</span>
      <nav aria-label={say('list.pages')}>
        {after && (
          <Link to="." search={(now) => ({ ...now, [name]: undefined })}>
            {say('list.first')}
          </Link>
        )}
        {next && (
          <Link to="." search={(now) => ({ ...now, [name]: next })}>
            {say('list.next')}
          </Link>
        )}
      </nav>
    </div>
  );
}
