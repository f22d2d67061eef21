import type { AddressShown, ContactShown } from './shown.ts';

/** When an address holds: `2026-12-01–2027-02-28`, `06-01–08-31` every year; empty when it always does. */
const timeOf = ({ validFrom, validTo, seasonFrom, seasonTo }: AddressShown): string => {
  const [from, to] = seasonFrom === null ? [validFrom, validTo] : [seasonFrom, seasonTo];
  return from === null && to === null ? '' : `${from?.toString() ?? ''}–${to?.toString() ?? ''}`;
};

/** An address as the command line says it: kind, address in one line, its time, and whether post goes there on the day. */
export const saidAddress = (address: AddressShown): string => {
  const { co, streetAddress, postalCode, city, country } = address;
  const town = [postalCode, city].filter((part) => part !== null).join(' ');
  const place = [co === null ? null : `c/o ${co}`, streetAddress, town, country].filter((part) => part !== null && part !== ''); // prettier-ignore
  return [address.kind, place.join(', '), timeOf(address), address.isInForce ? 'in force' : ''].join('\t');
};

/** A telephone or an e-mail as the command line says it: kind, value, what it is for. */
export const saidContact = ({ kind, value, label }: ContactShown): string => [kind, value, label ?? ''].join('\t');
