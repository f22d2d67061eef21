import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';

const KINDS = ['never_ordered', 'pressed', 'misled', 'wrong_terms', 'forbidden_call', 'other'] as const;

/** Notes what a customer complains of in how an order was sold; it counts in the seller’s quality. */
export function ComplaintDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('never_ordered');
  const note = useDeed('POST /orders/:order/complaints', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { order, customer, note: told = '' } = typedIn(event.currentTarget);
    const line = told.replaceAll(/\s+/g, ' ').trim();
    note.mutate({ order: Number(order), customer: Number(customer), kind, note: line || null });
  };
  return (
    <Dialog title={say('complaint.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={note.error} />
        <TextInput
          name="order"
          label={say('complaint.order')}
          inputMode="numeric"
          pattern="\d{1,15}"
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <TextInput
          name="customer"
          label={say('customer.number')}
          inputMode="numeric"
          pattern="\d{1,9}"
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <NativeSelect
          label={say('complaint.kind')}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: sayCode('complaint', one) }))}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'other')}
        />
        <Textarea name="note" label={say('complaint.note')} maxLength={1_000} autosize minRows={2} maxRows={6} />
        <Button type="submit" loading={note.isPending}>
          {say('complaint.save')}
        </Button>
      </form>
    </Dialog>
  );
}
