import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMe } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';

const KINDS = ['dispute', 'promise', 'estate', 'other'] as const;

/** Holds collection of an invoice back: no reminder goes while a dispute, a promise or an estate stands. */
export function HoldDialog({
  invoice,
  onClose,
}: {
  readonly invoice: number;
  readonly onClose: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { today } = useMe();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('dispute');
  const hold = useDeed('POST /invoices/:invoice/holds', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { reason = '', until } = typedIn(event.currentTarget);
    hold.mutate({ invoice, kind, reason, until: until || null });
  };
  return (
    <Dialog title={say('hold.open')} onClose={onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: 0 }}>{say('hold.what')}</p>
        <ProblemNote failure={hold.error} />
        <NativeSelect
          label={say('hold.kind')}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: sayCode('hold', one) }))}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'dispute')}
        />
        <TextInput name="reason" label={say('credit.reason')} required withAsterisk={false} />
        <DayField name="until" label={say('hold.until')} today={today} />
        <Button type="submit" loading={hold.isPending}>
          {say('hold.confirm')}
        </Button>
      </form>
    </Dialog>
  );
}
