import { asStart, nowOf, transact } from '#access';
import { type GivenContact, logContactIn } from '#contacts';
import type { CustomerNumber } from '#kernel';
import type { Register } from '#platform';
import type { Dice } from './dice.ts';

const CALLING = 0.15;

const CALLS = [
  { kind: 'call', direction: 'in', subject: 'Lehti ei tullut', body: 'Numero puuttui postista. Uusi lähetetään.' },
  { kind: 'call', direction: 'in', subject: 'Kysymys laskusta', body: 'Kävimme läpi, mistä hinta muodostuu.' },
  { kind: 'email', direction: 'in', subject: 'Osoite muuttuu', body: 'Uusi osoite kirjattiin kortille.' },
  { kind: 'call', direction: 'out', subject: 'Soitto tilauksen jatkosta', body: null },
  { kind: 'note', direction: 'in', subject: 'Toivoo yhteydenottoa iltapäivisin', body: null },
] as const satisfies readonly Omit<GivenContact, 'customer' | 'happenedAt'>[];

/** Lets some of the customers ring and write, at the moment of the register's clock. */
export function takeCalls(register: Register, dice: Dice, customers: readonly CustomerNumber[]): Promise<unknown> {
  const by = asStart(register, 'contacts:write');
  const calling = customers.filter(() => dice.happens(CALLING));
  const happenedAt = nowOf(by);
  return transact(by, (tx, act) =>
    logContactIn(tx, act, calling.map((customer) => ({ customer, happenedAt, ...dice.one(CALLS) }))),
  ); // prettier-ignore
}
