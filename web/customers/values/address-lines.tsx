import type { ReactNode } from 'react';
import { countryName } from '../../text/country-name.ts';
import { day, phone } from '../../text/format.ts';
import { useText } from '../../text/index.tsx';
import { Mark } from '../../ui/mark.tsx';
import type { Card } from '../card.ts';
import css from '../card.module.css';
import { monthDay } from './held.ts';

type Address = Card['addresses'][number];

/** An address as on an envelope, with its time, and whether a letter goes there on the day. */
export function AddressLines({
  address,
  isAlone,
}: {
  readonly address: Address;
  readonly isAlone: boolean;
}): ReactNode {
  // prettier-ignore
  const { say, sayCode, language } = useText();
  const { co, streetAddress, postalCode, city, country, kind, isInForce } = address;
  const lines = [
    co && `c/o ${co.replace(/^c\/o\s*/i, '')}`,
    streetAddress,
    [postalCode, city].filter(Boolean).join(' '),
    country === 'FI' || country === null ? null : countryName(country, language),
  ];
  return (
    <address style={{ fontStyle: 'normal' }}>
      {(!isAlone || kind !== 'permanent') && (
        <div className={css['row']}>
          <span className={css['small']}>
            {sayCode('addressKind', kind)} {timeText(address)}
          </span>
          {isInForce && <Mark tone="good">{say('address.inForce')}</Mark>}
        </div>
      )}
      {lines.filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}

/** When an address holds: 1.12.2026–28.2.2027, 1.6.–31.8., from a day on. */
export function timeText({ validFrom, validTo, seasonFrom, seasonTo }: Address): string {
  if (seasonFrom !== null && seasonTo !== null) return `${monthDay(seasonFrom)}–${monthDay(seasonTo)}`;
  return validFrom === null ? '' : `${day(validFrom)}–${day(validTo)}`;
}

/** A telephone in groups, or an e-mail, with what it is for. */
export const contactText = ({ kind, value, label }: Card['contactPoints'][number]): string =>
  [kind === 'phone' ? phone(value) : value, label && `(${label})`].filter(Boolean).join(' ');
