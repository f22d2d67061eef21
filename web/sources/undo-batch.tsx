import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

/** Takes a batch back: what stood before stands again, but for what others have confirmed since. */
export function UndoBatch({ batch, mayUndo }: { readonly batch: number; readonly mayUndo: boolean }): ReactNode {
  const { say } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const undo = useDeed('POST /imports/:batch/undo');
  return (
    <>
      {mayUndo && (
        <Button variant="light" color="red" onClick={() => setIsOpen(true)}>
          {say('undo.open')}
        </Button>
      )}
      {isOpen && (
        <Dialog title={say('undo.title')} onClose={() => setIsOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              undo.mutate({ batch });
            }}
          >
            <p style={{ margin: 0 }}>{say('undo.what')}</p>
            <ProblemNote failure={undo.error} />
            {undo.data ? (
              <p role="status">{say('undo.done', { ...undo.data.customers })}</p>
            ) : (
              <Button type="submit" color="red" loading={undo.isPending}>
                {say('undo.confirm')}
              </Button>
            )}
          </form>
        </Dialog>
      )}
    </>
  );
}
