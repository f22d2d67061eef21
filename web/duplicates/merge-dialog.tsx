import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './duplicates.module.css';
import { heldText, keyText } from '../customers/values/held.ts';
import { comingOf, type FurtherShown, leftOf, type Picked, type Preview, takenOf } from './pair.ts';

/** What the merge does, before it is done: what the one that stands takes, what is kept, and that it can be taken apart. */
export function MergeDialog(props: {
  readonly preview: Preview;
  readonly picked: Picked;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const texts = useText();
  const { say, sayCode } = texts;
  const { preview, picked } = props;
  const { merged, into, seen } = preview;
  const merge = useDeed('PUT /customers/:customer/merged-into', props.onDone);
  const taken = takenOf(preview.picks, picked);
  const coming = comingOf(preview, picked);
  const left = leftOf(preview, picked);
  const takesNothing = taken.length === 0 && coming.length === 0;
  const further = (one: FurtherShown, side: 'ours' | 'theirs'): string => one[side] && one.slot.startsWith('address:') ? heldText(one.slot, one[side], texts) : ''; // prettier-ignore
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    merge.mutate({ customer: merged, into, seen, take: taken.map(({ pick }) => pick), further: coming.map(({ id }) => id) }); // prettier-ignore
  };
  return (
    <Dialog title={say('duplicates.confirm')} onClose={props.onClose}>
      <form onSubmit={submit} className={css['confirm']}>
        <ProblemNote failure={merge.error} />
        <p>{say('duplicates.previewStands', { number: into, merged })}</p>
        <p>
          <b>{say(takesNothing ? 'duplicates.previewTakesNothing' : 'duplicates.previewTakes')}</b>
        </p>
        {!takesNothing && (
          <ul>
            {taken.map(({ pick, ours, theirs }) => (
              <li key={pick}>
                {sayCode('pick', pick)}: {ours && <del>{ours}</del>} <ins>{theirs}</ins>
              </li>
            ))}
            {coming.map((one) => (
              <li key={one.id}>
                {keyText(one.slot, sayCode)}
                {one.slot.startsWith('address:') && ':'} {one.ours && <del>{further(one, 'ours')}</del>}{' '}
                <ins>{further(one, 'theirs')}</ins>
              </li>
            ))}
          </ul>
        )}
        {left.picks.length + left.further.length > 0 && (
          <>
            <p>
              <b>{say('duplicates.previewLeaves', { merged })}</b>
            </p>
            <ul>
              {left.picks.map(({ pick, theirs }) => (
                <li key={pick}>
                  {sayCode('pick', pick)}: {theirs}
                </li>
              ))}
              {left.further.map((one) => (
                <li key={one.id}>{[keyText(one.slot, sayCode), further(one, 'theirs')].filter(Boolean).join(': ')}</li>
              ))}
            </ul>
          </>
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
