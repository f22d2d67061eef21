import type { Day } from '#kernel';
import type { Tx } from '#platform';
import type { Subject } from '../files/index.ts';
import type { Row } from '../rows/index.ts';
import { suppliersIn } from '../suppliers/contracts.ts';
import { contractOn, type ContractOnDay } from '../suppliers/supplier.ts';

/** The column in which a row names whose word it is; a ban list has none. */
export const NAMED_IN: Readonly<Record<Subject, string | null>> = {
  customers: 'list_code',
  'agent-orders': 'seller_code',
  'address-updates': 'update_service',
  bans: null,
};

/** Whose word a row says it is, as suppliers' codes are written; `null` when it names nobody. */
export function namedBy(values: Row, subject: Subject): string | null {
  const field = NAMED_IN[subject];
  return (field === null ? '' : (values[field] ?? '')).trim().toUpperCase() || null;
}

/** Whom the rows of a file name; `null`: so many, or so blank, that the file is of nobody alone. */
export type NamedByAll = readonly string[] | null;

/** More names than this are campaigns or shops, not suppliers. */
const NAMES_MAX = 100;

/** Gathers whom the rows of a file name while it is read; holds no more than a hundred names. */
export class NamesOfFile {
  readonly #names = new Set<string>();
  readonly #subject: Subject;
  #isOfAll = true;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Takes a row into account. */
  add(values: Row): void {
    if (!this.#isOfAll) return;
    const name = namedBy(values, this.#subject);
    if (name === null) this.#isOfAll = false;
    else this.#names.add(name);
    if (this.#names.size > NAMES_MAX) this.#isOfAll = false;
  }

  /** The names, when every row has one. */
  list(): NamedByAll {
    return this.#isOfAll ? [...this.#names] : null;
  }
}

/** What the contracts allow on a day of those among the names who are suppliers; other names are campaigns, shops, lists of one's own. */
export async function contractsOf(tx: Tx, names: readonly string[], on: Day): Promise<Map<string, ContractOnDay>> {
  const suppliers = names.length === 0 ? [] : await suppliersIn(tx, names);
  return new Map(suppliers.map((one) => [one.code, contractOn(one, on)]));
}

/** Which of the names are suppliers without a contract in force on the day. */
export async function lackingOf(tx: Tx, names: readonly string[], on: Day): Promise<ReadonlySet<string>> {
  const contracts = await contractsOf(tx, names, on);
  return new Set(names.filter((name) => contracts.get(name)?.kind === 'none'));
}
