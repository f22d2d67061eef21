import { databaseOf } from '#access';
import { type Day, isBefore, type Permit } from '#kernel';
import type { Tx } from '#platform';
import { type Seller, selectSellers, upsertSellers } from '../queries/facts.ts';

/** Whether the seller's contract is in force on the day; without one nobody sells for the publisher. */
export const isInForce = ({ contractFrom, contractTo }: Seller, today: Day): boolean =>
  !isBefore(today, contractFrom) && (contractTo === null || !isBefore(contractTo, today));

/** Writes sellers and their contracts, from the settings file or the desk. */
export const setSellersIn = (tx: Tx, sellers: readonly Seller[]): Promise<void> => upsertSellers(tx, sellers);

/** Every seller, by code. */
export const listSellers = (by: Permit<'imports:read'>): Promise<Seller[]> => selectSellers(databaseOf(by));

/** The sellers of the example publisher, whose reports the examples of the manual are. */
export const exampleSellers: readonly Seller[] = [
  { code: 'S1', name: 'Myyntiryhmä Etelä Oy' },
  { code: 'S2', name: 'Lehtimyynti Pohjoinen Oy' },
  { code: 'S3', name: 'Tidskriftsförsäljning Väst Ab' },
].map((seller) => ({
  ...seller,
  contractFrom: Temporal.PlainDate.from('2010-01-01'),
  contractTo: Temporal.PlainDate.from('2030-12-31'),
}));
