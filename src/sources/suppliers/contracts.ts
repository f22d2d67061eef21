import { databaseOf, transact } from '#access';
import { type Day, isBefore, type Permit } from '#kernel';
import type { Tx } from '#platform';
import { isSubject } from '../files/index.ts';
import { selectProfile } from '../queries/facts.ts';
import {
  insertSupplier,
  lockSupplier,
  selectSuppliers,
  type SupplierRow,
  updateContractEnd,
  upsertContracts,
  upsertSuppliers,
} from './queries/suppliers.ts';
import { type Contract, contractOn, type ContractOnDay, isInForce, overlap, type Supplier } from './supplier.ts';

/** Every supplier with its contracts, by code. */
export const listSuppliers = (by: Permit<'suppliers:read'>): Promise<Supplier[]> => selectSuppliers(databaseOf(by));

/** One supplier; `null` when nobody has the code. */
export async function supplierOf(by: Permit<'suppliers:read'>, code: string): Promise<Supplier | null> {
  const [found] = await selectSuppliers(databaseOf(by), [code]);
  return found ?? null;
}

/** The suppliers of the codes, with their contracts; a code that nobody has gives none. */
export const suppliersIn = (tx: Tx, codes: readonly string[]): Promise<Supplier[]> => selectSuppliers(tx, codes);

/** What a supplier's contract allows on a day. Without a valid one no file comes in and none goes out. */
export async function supplierContractOn(tx: Tx, code: string, on: Day): Promise<ContractOnDay> {
  const [found] = await selectSuppliers(tx, [code]);
  return contractOn(found, on);
}

/** What came of adding a supplier. */
export type SupplierAdded =
  | { readonly kind: 'added' }
  | { readonly kind: 'refused'; readonly because: 'code_is_taken' };

/** Adds a supplier. It gives nothing before it has a contract. */
export const addSupplier = (by: Permit<'suppliers:change'>, supplier: SupplierRow): Promise<SupplierAdded> =>
  transact(by, async (tx, act): Promise<SupplierAdded> =>
    (await insertSupplier(tx, act, supplier)) ? { kind: 'added' } : { kind: 'refused', because: 'code_is_taken' },
  );

/** What came of writing a contract; refusals in the order of precedence. */
export type ContractSet =
  | { readonly kind: 'set' }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown_supplier' | 'unknown_profile' | 'ends_before_start' | 'contracts_overlap';
    };

/** Writes a contract; one that begins on the same day is replaced. Its days may not meet those of another. */
export const setContract = (by: Permit<'suppliers:change'>, code: string, contract: Contract): Promise<ContractSet> =>
  transact(by, async (tx, act): Promise<ContractSet> => {
    if (!(await lockSupplier(tx, code))) return { kind: 'refused', because: 'unknown_supplier' };
    const { profile, validFrom, validTo } = contract;
    if (profile !== null && !(await isProfile(tx, profile))) return { kind: 'refused', because: 'unknown_profile' };
    if (validTo !== null && isBefore(validTo, validFrom)) return { kind: 'refused', because: 'ends_before_start' };
    const [supplier] = await selectSuppliers(tx, [code]);
    const others = supplier?.contracts.filter((one) => !one.validFrom.equals(validFrom)) ?? [];
    if (others.some((one) => overlap(one, contract))) return { kind: 'refused', because: 'contracts_overlap' };
    await upsertContracts(tx, act, [{ ...contract, supplier: code }]);
    return { kind: 'set' };
  });

const isProfile = async (tx: Tx, name: string): Promise<boolean> =>
  isSubject(name) || (await selectProfile(tx, name)) !== null;

/** What came of ending a contract. */
export type ContractEnded =
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused'; readonly because: 'unknown_supplier' | 'no_contract' };

/** Ends the contract that is in force on the day: it is its last. */
export const endContract = (by: Permit<'suppliers:change'>, code: string, lastDay: Day): Promise<ContractEnded> =>
  transact(by, async (tx, act): Promise<ContractEnded> => {
    if (!(await lockSupplier(tx, code))) return { kind: 'refused', because: 'unknown_supplier' };
    const [supplier] = await selectSuppliers(tx, [code]);
    const found = supplier?.contracts.find((contract) => isInForce(contract, lastDay));
    if (found === undefined) return { kind: 'refused', because: 'no_contract' };
    await updateContractEnd(tx, act, { supplier: code, validFrom: found.validFrom, validTo: lastDay });
    return { kind: 'ended' };
  });

/** What came of writing suppliers; nothing was written of them when one names a profile that nobody saved. */
export type SuppliersSet =
  | { readonly kind: 'set' }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown_profile';
      readonly supplier: string;
      readonly profile: string;
    };

/** Writes suppliers with their contracts from the settings file, inside the transaction that makes the register. */
export async function setSuppliersIn(tx: Tx, suppliers: readonly Supplier[]): Promise<SuppliersSet> {
  for (const { code, contracts } of suppliers) {
    for (const { profile } of contracts) {
      if (profile !== null && !(await isProfile(tx, profile)))
        return { kind: 'refused', because: 'unknown_profile', supplier: code, profile };
    }
  }
  await upsertSuppliers(tx, null, suppliers);
  await upsertContracts(tx, null, suppliers.flatMap(({ code, contracts }) => contracts.map((one) => ({ ...one, supplier: code })))); // prettier-ignore
  return { kind: 'set' };
}
