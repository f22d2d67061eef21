import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { typedIn } from '../../ui/typed.ts';
import { AddressLines, contactText } from './address-lines.tsx';

/** Shows a protected address for one case: the reason is asked first, and is gone from the screen with the dialog. */
export function Reveal({ customer }: { readonly customer: number }): ReactNode {
  const { say } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const reveal = useDeed('POST /customers/:customer/reveals');
  const close = (): void => {
    setIsOpen(false);
    reveal.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    reveal.mutate({ customer, reason: typedIn(event.currentTarget)['reason'] ?? '' });
  };
  const shown = reveal.data?.kind === 'revealed' ? reveal.data : null;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>
        {say('reveal.open')}
      </Button>
      {isOpen && (
        <Dialog title={say('reveal.title')} onClose={close}>
          {shown ? (
            <>
              {shown.addresses.map((address) => (
                <AddressLines key={address.slot} address={address} isAlone={shown.addresses.length === 1} />
              ))}
              {shown.contactPoints.map((contact) => (
                <p key={contact.slot} style={{ margin: 0 }}>
                  {contactText(contact)}
                </p>
              ))}
            </>
          ) : (
            <form onSubmit={submit}>
              <p style={{ margin: 0 }}>{say('reveal.what')}</p>
              <ProblemNote failure={reveal.error} />
              <TextInput
                name="reason"
                label={say('reveal.reason')}
                placeholder={say('reveal.reasonLike')}
                required
                maxLength={200}
                withAsterisk={false}
                autoComplete="off"
              />
              <Button type="submit" loading={reveal.isPending}>
                {say('reveal.now')}
              </Button>
            </form>
          )}
        </Dialog>
      )}
    </>
  );
}
