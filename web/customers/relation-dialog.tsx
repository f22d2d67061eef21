import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

const KINDS = ['employer', 'estate contact', 'guardian', 'payer'] as const;

/** What another customer is to this one, or this one to another, as the customer tells it. */
export function RelationDialog({
  customer,
  onClose,
}: {
  readonly customer: number;
  readonly onClose: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const [chosen, setChosen] = useState('is employer');
  const [number, setNumber] = useState('');
  const relate = useDeed('POST /customers/:customer/relations', onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const relation = KINDS.find((kind) => chosen.endsWith(kind)) ?? 'employer';
    const other = Number(number);
    const [is, relatedTo] = chosen.startsWith('is ') ? [other, customer] : [customer, other];
    relate.mutate({ customer: is, relatedTo, relation, toldBy: 'customer' });
  };
  const kinds = (['is', 'has'] as const).flatMap((side) =>
    KINDS.map((kind) => ({ value: `${side} ${kind}`, label: sayCode(`relation.${side}`, kind) })),
  );
  return (
    <Dialog title={say('relations.add')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={relate.error} />
        <NativeSelect
          label={say('relations.kind')}
          value={chosen}
          data={kinds}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <TextInput
          label={say('relations.other')}
          inputMode="numeric"
          pattern="[1-9][0-9]{0,8}"
          required
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value.trim())}
        />
        <Button type="submit" loading={relate.isPending}>
          {say('relations.save')}
        </Button>
      </form>
    </Dialog>
  );
}
