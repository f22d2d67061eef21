import type { CustomerNumber, Day } from '#kernel';
import { kept } from '../rows.ts';
import type { SomeValues } from '../values.ts';
import { type AddressSaid, type ContactSaid, contactSlot, placeOf, slotsOf } from './slots.ts';
import type { Said } from './decide-change.ts';

/** All that a source says of one customer. */
export type Saying = {
  readonly values: SomeValues;
  readonly addresses?: readonly AddressSaid[] | undefined;
  readonly contacts?: readonly ContactSaid[] | undefined;
  readonly organisation?: CustomerNumber | null | undefined;
};

/**
 * What a source says, clean and by key. A permanent address whose first day has come is the address in force and says it
 * in the card's own fields; a further telephone or e-mail that is the first one too is not said twice.
 */
export function whatIsSaid(saying: Saying, today: Day): Said {
  const addresses = (saying.addresses ?? []).map((one) => ({ ...one, ...kept(placeOf(one)) }));
  const isInForce = (one: AddressSaid): boolean =>
    one.kind === 'permanent' && !one.remove && Temporal.PlainDate.compare(one.validFrom, today) <= 0;
  const inForce = addresses.findLast(isInForce);
  const values = kept({ ...(inForce ? placeOf(inForce) : {}), ...saying.values });
  const contacts = (saying.contacts ?? []).map(keptContact).filter((one) => one.remove || !isFirst(one, values));
  const later = addresses.filter((one) => !isInForce(one));
  return { values, slots: slotsOf({ addresses: later, contacts, organisation: saying.organisation }) };
}

function keptContact(one: ContactSaid): ContactSaid {
  const { phone, title } = kept({ phone: one.value, title: one.label ?? null });
  return { ...one, value: phone ?? one.value, label: title };
}

const isFirst = (one: ContactSaid, values: SomeValues): boolean => {
  const first = values[one.kind];
  return typeof first === 'string' && contactSlot({ kind: one.kind, value: first }) === contactSlot(one);
};
