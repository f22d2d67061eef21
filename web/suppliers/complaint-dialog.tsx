import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';

const KINDS = ['never_ordered', 'pressed', 'misled', 'wrong_terms', 'forbidden_call', 'other'] as const;

/** Who complains, and the orders it may be about, when that is known from where one stands. */
type Complainant = {
  readonly customer: number;
  readonly orders: readonly { readonly order: number; readonly what: string }[];
};

/** Notes what a customer complains of in how an order was sold; it counts in the seller’s quality. */
export function ComplaintDialog(props: { readonly from?: Complainant; readonly onClose: () => void }): ReactNode {
  const { from, onClose } = props;
  const { say, sayCode } = useText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('never_ordered');
  const note = useDeed('POST /orders/:order/complaints', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { order, customer = from?.customer, note: told = '' } = typedIn(event.currentTarget);
    const line = told.replaceAll(/\s+/g, ' ').trim();
    note.mutate({ order: Number(order), customer: Number(customer), kind, note: line || null });
  };
  return (
    <Dialog title={say('complaint.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={note.error} />
        {from ? (
          <NativeSelect
            name="order"
            label={say('complaint.order')}
            data={from.orders.map(({ order, what }) => ({ value: String(order), label: `${order} · ${what}` }))}
          />
        ) : (
          <Numbers />
        )}
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

/** The numbers of the order and the customer, where neither is known yet. */
function Numbers(): ReactNode {
  const { say } = useText();
  return (
    <>
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
    </>
  );
}
