import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { phone } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Card } from './card.ts';
import css from './card.module.css';
import { OriginOf } from './origin.tsx';
import { AddressLines, timeText } from './values/address-lines.tsx';
import { Reveal } from './values/reveal.tsx';
import { TakeAddressAway, TakeContactAway } from './values/take-away.tsx';

type Props = { readonly card: Card; readonly onDo: (what: string) => void };

/** Addresses with their time, telephones and e-mails, each with where it came from; or that they are protected. */
export function Contacts(props: Props): ReactNode {
  const { say } = useText();
  const may = useMay();
  const { card, onDo } = props;
  const isEmpty = card.addresses.length === 0 && card.contactPoints.length === 0;
  const mayChange = may('customers:change') && card.asOf === null;
  return (
    <Panel
      title={say('card.contacts')}
      actions={
        mayChange && (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => onDo('address')}>
              {say('address.new')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => onDo('contact')}>
              {say('contact.new')}
            </Button>
          </>
        )
      }
    >
      {card.isMasked && <Protected card={card} />}
      {!card.isMasked && isEmpty && (
        <Empty title={say('card.noContacts')}>
          <p>{say('card.noContactsHow')}</p>
        </Empty>
      )}
      {!isEmpty && (
        <ul className={css['list']}>
          {card.addresses.map((address) => (
            <AddressItem key={address.slot} {...props} address={address} mayChange={mayChange} />
          ))}
          {card.contactPoints.map((contact) => (
            <li key={contact.slot}>
              <div className={css['row']}>
                <a href={contact.kind === 'phone' ? `tel:${contact.value}` : `mailto:${contact.value}`}>
                  {contact.kind === 'phone' ? phone(contact.value) : contact.value}
                </a>
                {contact.label && <span className={css['small']}>{contact.label}</span>}
                {mayChange && contact.position > 1 && (
                  <TakeContactAway customer={card.customer.number} contact={contact} />
                )}
              </div>
              <OriginOf origin={card.origins[contact.slot]} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Protected({ card }: { readonly card: Card }): ReactNode {
  const { say } = useText();
  const may = useMay();
  return (
    <>
      <p style={{ marginTop: 0 }}>{say('card.protectedWhat')}</p>
      {may('customers:reveal') && card.asOf === null && <Reveal customer={card.customer.number} />}
    </>
  );
}

function AddressItem(
  props: Props & { readonly address: Card['addresses'][number]; readonly mayChange: boolean },
): ReactNode {
  // prettier-ignore
  const { say, sayCode } = useText();
  const { card, address, onDo } = props;
  const isTimed = address.slot !== 'address';
  const what = `${sayCode('addressKind', address.kind)} ${timeText(address)}`;
  return (
    <li>
      <AddressLines address={address} isAlone={card.addresses.length === 1} />
      <div className={css['row']}>
        <OriginOf
          origin={isTimed ? card.origins[address.slot] : (card.origins['streetAddress'] ?? card.origins['city'])}
        />
        {isTimed && props.mayChange && (
          <span className="screen-only">
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={say('value.changeOf', { what })}
              onClick={() => onDo(address.slot)}
            >
              {say('value.change')}
            </Button>
            <TakeAddressAway customer={card.customer.number} address={address} what={what} />
          </span>
        )}
      </div>
    </li>
  );
}
