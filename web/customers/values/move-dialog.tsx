import { Button, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { typedIn } from '../../ui/typed.ts';
import type { Card } from '../card.ts';

/** Moves a post into another organisation, by the organisation's customer number; an emptied number takes it out. */
export function MoveDialog({ card, onClose }: { readonly card: Card; readonly onClose: () => void }): ReactNode {
  const { say } = useText();
  const { number, organisation } = card.customer;
  const move = useDeed('PUT /customers/:customer/organisation', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget)['organisation']?.trim();
    move.mutate({ customer: number, organisation: typed ? Number(typed) : null, toldBy: 'customer' });
  };
  return (
    <Dialog title={say('move.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={move.error} />
        <TextInput
          name="organisation"
          label={say('move.organisation')}
          description={say('move.how')}
          defaultValue={organisation ?? ''}
          inputMode="numeric"
          pattern="[1-9][0-9]{0,8}"
          autoComplete="off"
        />
        <Button type="submit" loading={move.isPending}>
          {say('move.save')}
        </Button>
      </form>
    </Dialog>
  );
}
