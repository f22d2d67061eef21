import { hash } from 'node:crypto';
import type { AddressForm } from './address-form.ts';
import type { Traits } from './traits.ts';

/** One key under which a customer may be found as a candidate: what it is made of, and 64 bits of a hash. */
export type MatchKey = { readonly kind: MatchKeyKind; readonly key: bigint };

/** `name` is a name with its postal code, `place` a surname with a street and house. */
export type MatchKeyKind = 'phone' | 'email' | 'business' | 'address' | 'name' | 'place';

const hashed = (text: string): bigint => hash('sha1', text, 'buffer').readBigInt64BE(0);

/**
 * The keys of a customer. Two customers are compared only if they share one, so the cost grows with the file, not with
 * the register. Kinds of customer do not mix: a sole trader and his firm are two customers.
 */
export function matchKeys(traits: Traits): MatchKey[] {
  const { kind, family, organisation, businessId, address, postalCode } = traits;
  const surname = kind === 'organisation' ? organisation.loose : family.loose;
  const initial = kind === 'organisation' ? '-' : (traits.given[0]?.loose[0] ?? '');
  const made: readonly (readonly [MatchKeyKind, readonly (string | null)[]])[] = [
    ['phone', [traits.phone]],
    ['email', [traits.email]],
    ['business', kind === 'post' ? [businessId, surname] : [businessId]],
    ['name', [surname, initial, postalCode]],
    ...(address ? placeKeys(address, surname, postalCode) : []),
  ];
  return made
    .filter(([, parts]) => parts.every(Boolean))
    .map(([of, parts]) => ({ kind: of, key: hashed([kind, of, ...parts].join('\u0000')) }));
}

function placeKeys(
  address: AddressForm,
  surname: string,
  postalCode: string,
): (readonly [MatchKeyKind, readonly string[]])[] {
  const { street, house, flat } = address;
  const place = ['place', [surname, street, house]] as const;
  // A box has hundreds of takers: it finds nobody by itself.
  return street === 'pl' ? [place] : [place, ['address', [postalCode, street, house, flat || '-']]];
}
