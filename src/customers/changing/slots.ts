import type { CustomerNumber, Day } from '#kernel';

/** Where an address leads; `null` is not known. Countries in capitals. */
export type Place = {
  readonly co: string | null;
  readonly streetAddress: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
};

/**
 * When an address that is not the permanent one in force holds: a permanent one from a day on, a temporary one between
 * days (open-ended without the last), one of a season of every year (`MM-DD`, over the new year too).
 */
export type AddressTime =
  | { readonly kind: 'permanent'; readonly validFrom: Day }
  | { readonly kind: 'temporary'; readonly validFrom: Day; readonly validTo: Day | null }
  | { readonly kind: 'seasonal'; readonly seasonFrom: string; readonly seasonTo: string };

/** An address with its time as a source says it. The same kind and first day is the same address, said anew; `remove` takes it away. */
export type AddressSaid = Partial<Place> & AddressTime & { readonly remove?: true };

/** A further telephone or e-mail as a source says it; several customers may have the same. `remove` takes it away. */
export type ContactSaid = {
  readonly kind: 'phone' | 'email';
  readonly value: string;
  readonly label?: string | null | undefined;
  readonly remove?: true;
};

/** What is kept of an address with a time; days as text. */
export type AddressHeld = Place & {
  readonly validTo: string | null;
  readonly seasonTo: string | null;
};

/** What is kept of a further telephone or e-mail; the number itself is its key. */
export type ContactHeld = { readonly label: string | null };

/**
 * A value of which a customer may have any number, by the key under which the journal knows it: `address:temporary:2026-12-01`,
 * `address:permanent:2027-01-01`, `address:seasonal:06-01`, `phone:+358405551234`, `email:kaisa@posti.example`, and the
 * organisation that a post is in.
 */
export type Slot = AddressSlot | ContactSlot | 'organisation';
export type AddressSlot = `address:${AddressTime['kind']}:${string}`;
export type ContactSlot = `phone:${string}` | `email:${string}`;
export type Held = AddressHeld | ContactHeld | CustomerNumber;
export type Slots = {
  readonly [Key in AddressSlot | ContactSlot]?: AddressHeld | ContactHeld | null;
} & { readonly organisation?: CustomerNumber | null };

/** The key of an address with its time. */
export const addressSlot = (said: AddressTime): AddressSlot =>
  `address:${said.kind}:${said.kind === 'seasonal' ? said.seasonFrom : said.validFrom.toString()}`;

/** The key of a further telephone or e-mail. */
export const contactSlot = ({ kind, value }: Pick<ContactSaid, 'kind' | 'value'>): ContactSlot =>
  kind === 'phone' ? `phone:${value}` : `email:${value.toLowerCase()}`;

/** What a source says beside the flat values, by key; what is to go is `null`. */
export function slotsOf(said: {
  readonly addresses?: readonly AddressSaid[] | undefined;
  readonly contacts?: readonly ContactSaid[] | undefined;
  readonly organisation?: CustomerNumber | null | undefined;
}): Slots {
  const slots: { [Key in AddressSlot | ContactSlot]?: AddressHeld | ContactHeld | null } = {};
  for (const one of said.addresses ?? []) slots[addressSlot(one)] = one.remove ? null : addressHeld(one);
  for (const one of said.contacts ?? []) slots[contactSlot(one)] = one.remove ? null : { label: one.label ?? null };
  return said.organisation === undefined ? slots : { ...slots, organisation: said.organisation };
}

const addressHeld = (said: AddressSaid): AddressHeld => ({
  ...placeOf(said),
  validTo: said.kind === 'temporary' ? (said.validTo?.toString() ?? null) : null,
  seasonTo: said.kind === 'seasonal' ? said.seasonTo : null,
});

/** Where an address leads, without its time. */
export const placeOf = (said: Partial<Place>): Place => ({
  co: said.co ?? null,
  streetAddress: said.streetAddress ?? null,
  postalCode: said.postalCode ?? null,
  city: said.city ?? null,
  country: said.country ?? 'FI',
});

/** The kind and the first day, or the first day of the season, that a key names. */
export function partsOf(slot: Slot): { readonly kind: string; readonly from: string } {
  const [, kind = '', from = ''] = /^[a-z]+:([a-z]+):(.+)$/.exec(slot) ?? [];
  return { kind, from };
}

/** An address with its time out of its key and what is held under it; to be removed without it. */
export function addressSaid(slot: Slot, held: AddressHeld | null): AddressSaid {
  const { kind, from } = partsOf(slot);
  const gone = held === null ? ({ remove: true } as const) : {};
  if (kind === 'seasonal') return { ...held, ...gone, kind, seasonFrom: from, seasonTo: held?.seasonTo ?? from };
  const validFrom = Temporal.PlainDate.from(from);
  if (kind === 'permanent') return { ...held, ...gone, kind, validFrom };
  const validTo = held?.validTo ? Temporal.PlainDate.from(held.validTo) : null;
  return { ...held, ...gone, kind: 'temporary', validFrom, validTo };
}

/** Whether a key is one of an address with a time. */
export const isAddressSlot = (key: string): key is AddressSlot => key.startsWith('address:');
/** Whether a key is one of a further telephone or e-mail. */
export const isContactSlot = (key: string): key is ContactSlot => key.startsWith('phone:') || key.startsWith('email:');
/** Whether a key of the journal is one of a value of which there may be many. */
export const isSlot = (key: string): key is Slot => isAddressSlot(key) || isContactSlot(key) || key === 'organisation';
