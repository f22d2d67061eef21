import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { InputOf } from '../../api/endpoint.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { typedIn } from '../../ui/typed.ts';
import type { Card } from '../card.ts';
import css from '../card.module.css';

const FLAGS = ['deceasedOn', 'undeliverableSince', 'protectedUntil'] as const;
const TOLD_BY = ['customer', 'relative', 'guardian', 'authority', 'staff'] as const;

/** Tells that a customer has died, that post comes back, or that the address is protected; an emptied day takes it away. */
export function StatusDialog(props: {
  readonly card: Card;
  readonly today: string;
  readonly onClose: () => void;
}): ReactNode {
  // prettier-ignore
  const { say, sayCode } = useText();
  const { customer } = props.card;
  const [toldBy, setToldBy] = useState<string>('customer');
  const save = useDeed('PATCH /customers/:customer', props.onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget);
    const changed = FLAGS.filter((flag) => (typed[flag] || null) !== customer[flag]);
    const values = Object.fromEntries(changed.map((flag) => [flag, typed[flag] || null]));
    if (changed.length === 0) return props.onClose();
    save.mutate({ customer: customer.number, ...values, toldBy } as InputOf<'PATCH /customers/:customer'>);
  };
  return (
    <Dialog title={say('status.title')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={save.error} />
        {FLAGS.map((flag) => (
          <div key={flag}>
            <DayField
              name={flag}
              label={sayCode('field', flag)}
              today={props.today}
              first={customer[flag] ?? undefined}
            />
            <small className={css['small']}>{sayCode('status', flag)}</small>
          </div>
        ))}
        <NativeSelect
          label={say('status.toldBy')}
          value={toldBy}
          data={TOLD_BY.map((one) => ({ value: one, label: sayCode('teller', one) }))}
          onChange={(event) => setToldBy(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          {say('edit.save')}
        </Button>
      </form>
    </Dialog>
  );
}
