import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import { KINDS } from './supplier.ts';

/** Adds a supplier, and goes on to its page, where its contract is written. */
export function NewSupplier({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('order_seller');
  const add = useDeed('POST /suppliers');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { code = '', name = '' } = typedIn(event.currentTarget);
    add.mutate({ code, name, kind }, { onSuccess: () => void navigate({ to: '/suppliers/$code', params: { code } }) });
  };
  return (
    <Dialog title={say('suppliers.add')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={add.error} />
        <TextInput
          name="code"
          label={say('suppliers.code')}
          description={say('suppliers.codeHow')}
          pattern="[A-Z0-9][A-Z0-9_\-]{0,19}"
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <TextInput name="name" label={say('suppliers.name')} required withAsterisk={false} autoComplete="off" />
        <NativeSelect
          label={say('suppliers.kind')}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: sayCode('supplierKind', one) }))}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'order_seller')}
        />
        <Button type="submit" loading={add.isPending}>
          {say('suppliers.add')}
        </Button>
      </form>
    </Dialog>
  );
}
