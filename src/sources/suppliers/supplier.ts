import type { SourceKind } from '#customers';
import { type Day, isBefore, type Purpose } from '#kernel';

/** Who gives the register data by a contract (§ 5): those who sell its subscriptions, and those who give lists or updates. */
export const SUPPLIER_KINDS = ['order_seller', 'list_broker', 'partner', 'update_service'] as const;
export type SupplierKind = (typeof SUPPLIER_KINDS)[number];

/** How much the word of a supplier weighs: the kind of source that its files are. */
export const SOURCE_KIND_OF = {
  order_seller: 'order',
  list_broker: 'bought_list',
  partner: 'partner',
  update_service: 'update_service',
} as const satisfies Readonly<Record<SupplierKind, SourceKind>>;

/** What is done with an order of a title that its receiver has running already. */
export const RUNNING_POLICIES = ['quarantine', 'reject', 'accept'] as const;
export type RunningPolicy = (typeof RUNNING_POLICIES)[number];

export const DEFAULT_RUNNING_POLICY: RunningPolicy = 'quarantine';

/** The purposes for which a contract may let data be used: the five of § 2. */
export const CONTRACT_PURPOSES = [
  'care',
  'orders',
  'invoicing',
  'informing',
  'bans',
] as const satisfies readonly Purpose[];
export type ContractPurpose = (typeof CONTRACT_PURPOSES)[number];

/** What a contract says of the files that come by it. */
export type ContractTerms = {
  /** The profile by which its files are read; `null`: any. */
  readonly profile: string | null;
  /** The ground on which the data may be used, as the contract words it. */
  readonly licence: string | null;
  /** `null`: whatever the register may. */
  readonly purposes: readonly ContractPurpose[] | null;
  /** What the contract binds the supplier to, a sentence each. */
  readonly duties: readonly string[];
  readonly runningSubscription: RunningPolicy;
};

/** The terms of a contract that was told with its days alone: it holds nothing back. One written with terms asks a person by default. */
export const PLAIN_TERMS: ContractTerms = {
  profile: null,
  licence: null,
  purposes: null,
  duties: [],
  runningSubscription: 'accept',
};

/** A contract with its first and its last day; `null`: until it is ended. */
export type Contract = ContractTerms & { readonly validFrom: Day; readonly validTo: Day | null };

/** A supplier with its contracts, the oldest first. */
export type Supplier = {
  readonly code: string;
  readonly name: string;
  readonly kind: SupplierKind;
  readonly contracts: readonly Contract[];
};

/** Whether a contract is in force on a day. */
export const isInForce = ({ validFrom, validTo }: Pick<Contract, 'validFrom' | 'validTo'>, on: Day): boolean =>
  !isBefore(on, validFrom) && (validTo === null || !isBefore(validTo, on));

/** Whether the days of two contracts meet. */
export const overlap = (
  one: Pick<Contract, 'validFrom' | 'validTo'>,
  other: Pick<Contract, 'validFrom' | 'validTo'>,
): boolean =>
  (other.validTo === null || !isBefore(other.validTo, one.validFrom)) &&
  (one.validTo === null || !isBefore(one.validTo, other.validFrom));

/** What a supplier's contract allows on a day, or why nothing comes in or goes out. */
export type ContractOnDay =
  | ({ readonly kind: 'valid'; readonly name: string; readonly sourceKind: SourceKind } & ContractTerms)
  | { readonly kind: 'none'; readonly because: 'unknown_supplier' | 'no_contract' | 'not_begun' | 'ended' };

/** Decides what a supplier's contracts allow on a day; `undefined`: nobody has the code. */
export function contractOn(supplier: Supplier | undefined, on: Day): ContractOnDay {
  if (supplier === undefined) return { kind: 'none', because: 'unknown_supplier' };
  const found = supplier.contracts.find((contract) => isInForce(contract, on));
  if (found !== undefined) {
    const { profile, licence, purposes, duties, runningSubscription } = found;
    const terms = { profile, licence, purposes, duties, runningSubscription };
    return { kind: 'valid', name: supplier.name, sourceKind: SOURCE_KIND_OF[supplier.kind], ...terms };
  }
  const [first] = supplier.contracts;
  if (first === undefined) return { kind: 'none', because: 'no_contract' };
  return { kind: 'none', because: isBefore(on, first.validFrom) ? 'not_begun' : 'ended' };
}
