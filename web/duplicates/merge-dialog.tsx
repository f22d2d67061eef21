import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './duplicates.module.css';
import { type Picked, type Preview, takenOf } from './pair.ts';

/** What the merge does, before it is done: what the one that stands takes, what is kept, and that it can be taken apart. */
export function MergeDialog(props: {
  readonly preview: Preview;
  readonly picked: Picked;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { preview, picked } = props;
  const { merged, into, seen } = preview;
  const merge = useDeed('PUT /customers/:customer/merged-into', props.onDone);
  const taken = takenOf(preview.picks, picked);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    merge.mutate({ customer: merged, into, seen, take: taken.map(({ pick }) => pick) });
  };
  return (
    <Dialog title={say('duplicates.confirm')} onClose={props.onClose}>
      <form onSubmit={submit} className={css['confirm']}>
        <ProblemNote failure={merge.error} />
        <p>{say('duplicates.previewStands', { number: into, merged })}</p>
        <p>
          <b>{say(taken.length === 0 ? 'duplicates.previewTakesNothing' : 'duplicates.previewTakes')}</b>
        </p>
        {taken.length > 0 && (
          <ul>
            {taken.map(({ pick, ours, theirs }) => (
              <li key={pick}>
                {sayCode('pick', pick)}: {ours && <del>{ours}</del>} <ins>{theirs}</ins>
              </li>
            ))}
          </ul>
        )}
        <p>{say('duplicates.previewKeeps')}</p>
        <p>{say('duplicates.previewUndo')}</p>
        <Button type="submit" loading={merge.isPending} data-first>
          {say('duplicates.merge')}
        </Button>
      </form>
    </Dialog>
  );
}
