import { databaseOf } from '#access';
import type { Day, Permit } from '#kernel';
import type { Tx } from '#platform';
import { selectSuppliers, upsertPlainContracts, upsertSuppliers } from './queries/suppliers.ts';
import { isInForce, PLAIN_TERMS, type RunningPolicy, type Supplier } from './supplier.ts';

/** An order seller as the settings file tells it: its code, its name, and the days of its sales contract. */
export type Seller = {
  readonly code: string;
  readonly name: string;
  readonly contractFrom: Day;
  readonly contractTo: Day | null;
};

/** Writes sellers and their contracts, as the settings file tells them: each becomes a supplier. */
export async function setSellersIn(tx: Tx, sellers: readonly Seller[]): Promise<void> {
  await upsertSuppliers(tx, null, sellers.map(({ code, name }) => ({ code, name, kind: 'order_seller' as const }))); // prettier-ignore
  await upsertPlainContracts(tx, sellers);
}

/** The order sellers whose contract is in force on a day, with what is done about subscriptions that run already. */
export async function sellersInForce(tx: Tx, on: Day): Promise<ReadonlyMap<string, RunningPolicy>> {
  const sellers = (await selectSuppliers(tx)).filter(({ kind }) => kind === 'order_seller');
  return new Map(
    sellers.flatMap(({ code, contracts }) => {
      const found = contracts.find((contract) => isInForce(contract, on));
      return found ? [[code, found.runningSubscription] as const] : [];
    }),
  );
}

/** The suppliers as a settings file tells them: sellers whose one contract has no terms of its own, and all others whole. */
export type ToldSuppliers = { readonly sellers: Seller[]; readonly suppliers: Supplier[] };

/** Every supplier, for a settings file. */
export async function toldSuppliers(by: Permit<'suppliers:read'>): Promise<ToldSuppliers> {
  const all = await selectSuppliers(databaseOf(by));
  const sellers = all.flatMap((supplier) => sellerOf(supplier) ?? []);
  const plain = new Set(sellers.map(({ code }) => code));
  return { sellers, suppliers: all.filter(({ code }) => !plain.has(code)) };
}

function sellerOf({ code, name, kind, contracts }: Supplier): Seller | null {
  const [contract, ...more] = contracts;
  if (kind !== 'order_seller' || contract === undefined || more.length > 0) return null;
  const { validFrom: contractFrom, validTo: contractTo, ...terms } = contract;
  const isPlain =
    terms.profile === null &&
    terms.licence === null &&
    terms.purposes === null &&
    terms.duties.length === 0 &&
    terms.runningSubscription === PLAIN_TERMS.runningSubscription;
  return isPlain ? { code, name, contractFrom, contractTo } : null;
}

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
