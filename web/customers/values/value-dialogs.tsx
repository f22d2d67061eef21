import type { ReactNode } from 'react';
import type { Card } from '../card.ts';
import { AddressDialog } from './address-dialog.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';

/** The dialog of a customer's addresses, contacts, states or seat that the address of the screen names. */
export function ValueDialogs(props: {
  readonly card: Card;
  readonly doing: string | undefined;
  readonly today: string;
  readonly onClose: () => void;
}): ReactNode {
  const { card, doing, today, onClose } = props;
  const customer = card.customer.number;
  const address = card.addresses.find(({ slot }) => slot === doing && slot !== 'address');
  if (address) return <AddressDialog customer={customer} today={today} address={address} onClose={onClose} />;
  if (doing === 'address') return <AddressDialog customer={customer} today={today} onClose={onClose} />;
  if (doing === 'contact') return <ContactDialog customer={customer} onClose={onClose} />;
  if (doing === 'status') return <StatusDialog card={card} today={today} onClose={onClose} />;
  if (doing === 'move') return <MoveDialog card={card} onClose={onClose} />;
  return null;
}
