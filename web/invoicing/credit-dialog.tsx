import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

/** Credits an invoice whole; the reason goes with the act. */
export function CreditDialog(props: {
  readonly id: number;
  readonly number: number;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useText();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const credit = useDeed('POST /invoices/:invoice/credit-note', ({ creditNote }) => {
    props.onClose();
    void navigate({ to: '/invoices/$invoice', params: { invoice: String(creditNote) } });
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    credit.mutate({ invoice: props.id, reason });
  };
  return (
    <Dialog title={say('credit.title', { number: String(props.number) })} onClose={props.onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: 0 }}>{say('credit.what')}</p>
        <ProblemNote failure={credit.error} />
        <TextInput
          label={say('credit.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          autoFocus
          withAsterisk={false}
        />
        <Button type="submit" color="red" loading={credit.isPending}>
          {say('credit.confirm')}
        </Button>
      </form>
    </Dialog>
  );
}
