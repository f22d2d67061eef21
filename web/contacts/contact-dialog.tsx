import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import css from './contacts.module.css';

const KINDS = ['call', 'email', 'letter', 'sms', 'visit', 'note'] as const;
const isKind = (text: string): text is (typeof KINDS)[number] => KINDS.some((kind) => kind === text);

/** Notes a contact: a call from the customer unless one says otherwise. */
export function ContactDialog(props: {
  readonly customer: number;
  readonly kind?: (typeof KINDS)[number];
  readonly onClose: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(props.kind ?? 'call');
  const save = useDeed('POST /customers/:customer/contacts', props.onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { subject = '', body = '', direction } = typedIn(event.currentTarget);
    save.mutate({
      customer: props.customer,
      kind,
      direction: direction === 'out' ? 'out' : 'in',
      subject,
      body: body.trim() || null,
    });
  };
  return (
    <Dialog title={say('contacts.add')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={save.error} />
        <div className={css['pair']}>
          <NativeSelect
            label={say('contacts.kind')}
            value={kind}
            data={KINDS.map((one) => ({ value: one, label: sayCode('contactKind', one) }))}
            onChange={({ currentTarget: { value } }) => isKind(value) && setKind(value)}
          />
          {kind !== 'note' && (
            <NativeSelect
              name="direction"
              label={say('contacts.direction')}
              data={(['in', 'out'] as const).map((one) => ({ value: one, label: sayCode('contactDirection', one) }))}
            />
          )}
        </div>
        <TextInput name="subject" label={say('contacts.subject')} required maxLength={200} data-first />
        <Textarea name="body" label={say('contacts.body')} autosize minRows={3} maxLength={10_000} />
        <Button type="submit" loading={save.isPending}>
          {say('contacts.save')}
        </Button>
      </form>
    </Dialog>
  );
}
