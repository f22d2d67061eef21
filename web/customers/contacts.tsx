import type { ReactNode } from 'react';
import { day, phone } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Card } from './card.ts';
import css from './card.module.css';
import { OriginOf } from './origin.tsx';

/** Addresses, telephones and e-mails, each with where it came from and when. */
export function Contacts({ card }: { readonly card: Card }): ReactNode {
  const { say } = useText();
  const isEmpty = card.addresses.length === 0 && card.contactPoints.length === 0;
  return (
    <Panel title={say('card.contacts')}>
      {isEmpty ? (
        <Empty title={say('card.noContacts')}>
          <p>{say('card.noContactsHow')}</p>
        </Empty>
      ) : (
        <ul className={css['list']}>
          {card.addresses.map((address) => (
            <li key={`${address.kind} ${address.validFrom}`}>
              <AddressLines address={address} />
              {address.kind === 'permanent' && (
                <OriginOf origin={card.origins['streetAddress'] ?? card.origins['city']} />
              )}
            </li>
          ))}
          {card.contactPoints.map(({ kind, position, value }) => (
            <li key={`${kind} ${position}`}>
              <div className={css['row']}>
                <a href={kind === 'phone' ? `tel:${value}` : `mailto:${value}`}>
                  {kind === 'phone' ? phone(value) : value}
                </a>
              </div>
              <OriginOf origin={position === 1 ? card.origins[kind] : undefined} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AddressLines({ address }: { readonly address: Card['addresses'][number] }): ReactNode {
  const { say } = useText();
  const { co, street, postalCode, city, country, kind, validFrom, validTo } = address;
  const lines = [
    co && `c/o ${co.replace(/^c\/o\s*/i, '')}`,
    street,
    [postalCode, city].filter(Boolean).join(' '),
    country === 'FI' ? null : country,
  ];
  return (
    <address style={{ fontStyle: 'normal' }}>
      {lines.filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
      {kind === 'temporary' && (
        <div className={css['small']}>
          {say('card.temporary')} {day(validFrom)}–{day(validTo)}
        </div>
      )}
    </address>
  );
}
