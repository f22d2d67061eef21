import { assert } from './assert.ts';
import type { Brand } from './brand.ts';
import type { Channel, Language, Purpose } from './channels.ts';
import type { Country } from './country.ts';
import type { Email } from './email.ts';
import type { CustomerNumber, DecisionId } from './ids.ts';
import type { Phone } from './phone.ts';

/** Where the post takes a thing: the lines as they stand on the label under the name. */
export type PostalLines = {
  readonly line2: string;
  readonly line3: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: Country;
};

/** What each channel needs to reach a person; a disclosure goes to a partner and needs nothing of the person. */
export type AddressOf = {
  readonly post: PostalLines;
  readonly phone: Phone;
  readonly email: Email;
  readonly sms: Phone;
  readonly disclosure: null;
};

/** What the gate found out before it made an addressee. */
export type AddresseeFacts<C extends Channel, P extends Purpose> = {
  readonly channel: C;
  readonly purpose: P;
  /** The decision that lets this go out, stored in the transaction that sends. */
  readonly decision: DecisionId;
  readonly customer: CustomerNumber;
  readonly name: string;
  readonly language: Language;
  readonly address: AddressOf[C];
};

/**
 * One customer who may be reached now, by one channel, for one purpose. Only the gate makes them; transports accept
 * nothing else. Good for the transaction that it was made in, never stored or handed on to a later one.
 */
export type Addressee<C extends Channel = Channel, P extends Purpose = Purpose> = Brand<
  AddresseeFacts<C, P>,
  `Addressee<${C},${P}>`
>;

const minted = new WeakSet<object>();

/** Makes an addressee. For the room `gate` alone; the house test refuses the word anywhere else. */
export function mintAddressee<C extends Channel, P extends Purpose>(facts: AddresseeFacts<C, P>): Addressee<C, P> {
  const addressee = Object.freeze({ ...facts }) as unknown as Addressee<C, P>;
  minted.add(addressee);
  return addressee;
}

/** Stops a transport that was given something else than what the gate made: a cast, a copy with another address. */
export function assertMinted(addressee: Addressee): void {
  assert(minted.has(addressee), 'an addressee that the gate did not make');
}
