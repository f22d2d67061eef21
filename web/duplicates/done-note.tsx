import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './duplicates.module.css';

/** What was done last, as long as the screen is open. */
export type Done =
  | { readonly kind: 'merged'; readonly merged: number; readonly into: number }
  | { readonly kind: 'apart'; readonly one: number; readonly other: number }
  | { readonly kind: 'undone'; readonly number: number };

/** Says what was done last; a merge can be taken apart here and now, and its pair then waits again. */
export function DoneNote({
  of: done,
  onChange,
}: {
  readonly of: Done;
  readonly onChange: (done: Done) => void;
}): ReactNode {
  const { say } = useText();
  const undo = useDeed('DELETE /customers/:customer/merged-into');
  const words =
    done.kind === 'merged'
      ? say('duplicates.merged', { merged: done.merged, into: done.into })
      : done.kind === 'apart'
        ? say('duplicates.keptApart', { one: done.one, other: done.other })
        : say('duplicates.undone', { number: done.number });
  return (
    <div className={css['done']} role="status">
      <span>{words}</span>
      {done.kind === 'merged' && (
        <Button
          variant="default"
          size="compact-sm"
          loading={undo.isPending}
          onClick={() =>
            undo.mutate(
              { customer: done.merged, keepApart: false },
              { onSuccess: () => onChange({ kind: 'undone', number: done.merged }) },
            )
          }
        >
          {say('duplicates.undo')}
        </Button>
      )}
      <ProblemNote failure={undo.error} />
    </div>
  );
}
