import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { ProblemNote } from './problem-note.tsx';
import css from './ui.module.css';

/** Says that something is being fetched, but only when it takes longer than 300 ms. */
export function Loading(): ReactNode {
  const { say } = useText();
  return (
    <p className={css['late']} role="status">
      {say('common.loading')}
    </p>
  );
}

/** The part of a query that is shown: what it brought, why it failed, or that it is under way. */
export function Fetched<Answer>(props: {
  readonly query: { readonly data: Answer | undefined; readonly error: unknown; readonly isPending: boolean };
  readonly children: (answer: Answer) => ReactNode;
}): ReactNode {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.error) return <ProblemNote failure={query.error} />;
  return <Loading />;
}
