import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { InputOf } from '../../api/endpoint.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Card } from '../card.ts';

/** Asks once more before something is taken away. */
function TakeAway(props: {
  readonly what: string;
  readonly deed: { readonly error: unknown; readonly isPending: boolean };
  readonly onTake: () => void;
}): ReactNode {
  const { say } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const title = say('value.removeOf', { what: props.what });
  return (
    <>
      <Button size="compact-xs" variant="subtle" aria-label={title} onClick={() => setIsOpen(true)}>
        {say('value.remove')}
      </Button>
      {isOpen && (
        <Dialog title={title} onClose={() => setIsOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              props.onTake();
            }}
          >
            <p style={{ margin: 0 }}>{say('value.removeWhat')}</p>
            <ProblemNote failure={props.deed.error} />
            <Button type="submit" loading={props.deed.isPending} data-first>
              {say('value.removeNow')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}

/** Takes an address with a time away. */
export function TakeAddressAway(props: {
  readonly customer: number;
  readonly address: Card['addresses'][number];
  readonly what: string;
}): ReactNode {
  const put = useDeed('PUT /customers/:customer/addresses');
  const { kind, validFrom, seasonFrom, seasonTo } = props.address;
  const time = kind === 'seasonal' ? { seasonFrom, seasonTo } : { validFrom };
  const input = { customer: props.customer, kind, ...time, remove: true, toldBy: 'customer' };
  return (
    <TakeAway
      what={props.what}
      deed={put}
      onTake={() => put.mutate(input as InputOf<'PUT /customers/:customer/addresses'>)}
    />
  );
}

/** Takes a further telephone or e-mail away. */
export function TakeContactAway(props: {
  readonly customer: number;
  readonly contact: Card['contactPoints'][number];
}): ReactNode {
  const put = useDeed('PUT /customers/:customer/contacts');
  const { kind, value } = props.contact;
  return (
    <TakeAway
      what={value}
      deed={put}
      onTake={() => put.mutate({ customer: props.customer, kind, value, remove: true, toldBy: 'customer' })}
    />
  );
}
