import {
  assert,
  type ActId,
  type Addressee,
  type CustomerNumber,
  type Day,
  type DecisionId,
  type Language,
  mintAddressee,
  type PostalLines,
  type Purpose,
} from '#kernel';
import { nothingKnown, postalLinesOf } from '#customers';
import type { Tx } from '#platform';
import { serves, type ServiceMessage } from './messages.ts';
import { type Asked, countLetOut, letAllOut, placeAll, townsPlaced, writeTowns } from './queries/address-set.ts';

/**
 * Asks for a whole set of customers at once whether a service message by post may go out to each on a day, and where: one statement
 * instead of a chunk of addressees, for print runs. Stores nothing: the answers stand in the transaction's own table `addressed`
 * (key, customer, because, name, line2, line3, street, postal_code, city, country, family_name, is_protected) until it ends.
 * @param asked  a query of `key` and `customer`, of customers that stand
 */
export async function addressSetIn(tx: Tx, asked: Asked, day: Day): Promise<void> {
  await placeAll(tx, asked, day);
  const towns = await townsPlaced(tx);
  const written = towns.map((row) => {
    const lines = postalLinesOf({
      ...nothingKnown('person'),
      ...row,
      language: row.language as Language,
      streetAddress: '–',
    });
    assert(lines, 'a town that was placed is written');
    return { ...row, town: lines.city, land: lines.country };
  });
  await writeTowns(tx, written);
}

/**
 * Stores the decision about every row that `addressSetIn` addressed in this transaction, and that the allowed ones went out. The ids
 * stand in the transaction's own table `decided` (key, decision); a refused row is decided too, with its reason.
 */
export async function letSetOutIn(
  tx: Tx,
  act: ActId,
  sending: { readonly messageType: ServiceMessage; readonly purpose: Purpose },
  goes: { readonly document: string; readonly about: string },
): Promise<void> {
  assert(serves(sending.messageType, sending.purpose), `${sending.messageType} does not serve ${sending.purpose}`);
  await letAllOut(tx, act, { ...sending, rule: 'service message', version: 2 }, goes);
}

/** What went out by post, as its room kept it. */
export type GoneOut = {
  readonly decision: DecisionId;
  readonly customer: CustomerNumber;
  readonly name: string;
  readonly address: PostalLines;
};

/**
 * Makes addressees anew of what has gone out by post, so that its file can be written as it went, and written again: nothing else
 * than what the gate let out. Asserts that it did.
 */
export async function goneOutIn<P extends Purpose>(
  tx: Tx,
  purpose: P,
  rows: readonly GoneOut[],
): Promise<Addressee<'post', P>[]> {
  assert((await countLetOut(tx, rows)) === rows.length, 'what the gate did not let out is on no label');
  return rows.map((row) => mintAddressee<'post', P>({ ...row, channel: 'post', purpose, language: 'fi' }));
}
