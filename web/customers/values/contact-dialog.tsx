import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { typedIn } from '../../ui/typed.ts';

const KINDS = ['phone', 'email'] as const;

/** Tells a further telephone or e-mail; others of the family may have the same. */
export function ContactDialog({
  customer,
  onClose,
}: {
  readonly customer: number;
  readonly onClose: () => void;
}): ReactNode {
  // prettier-ignore
  const { say, sayCode } = useText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('phone');
  const put = useDeed('PUT /customers/:customer/contacts', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { value = '', label = '' } = typedIn(event.currentTarget);
    put.mutate({ customer, kind, value: value.trim(), label: label.trim() || null, toldBy: 'customer' });
  };
  return (
    <Dialog title={say('contact.add')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={put.error} />
        <NativeSelect
          label={say('contact.kind')}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: sayCode('field', one) }))}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'phone')}
        />
        <TextInput
          name="value"
          label={sayCode('field', kind)}
          type={kind === 'phone' ? 'tel' : 'email'}
          required
          withAsterisk={false}
          autoComplete="off"
          data-first
        />
        <TextInput
          name="label"
          label={say('contact.label')}
          placeholder={say('contact.labelLike')}
          autoComplete="off"
        />
        <Button type="submit" loading={put.isPending}>
          {say('contact.save')}
        </Button>
      </form>
    </Dialog>
  );
}
