import type { ForeignKey } from '../changing/create-customers.ts';
import { CUSTOMERS_PER_KEY_MAX } from './candidates.ts';
import type { MatchKey } from './match-keys.ts';

/** Earlier rows of a chunk that no customer stands for yet: those that will make one, and those that wait for a person. */
export class ChunkRows {
  readonly #byKey = new Map<string, number[]>();
  readonly #byForeignKey = new Map<string, number>();
  readonly #waiting = new Set<number>();

  /** Remembers a row by its keys; `isWaiting` when a person is asked about it. */
  add(row: number, keys: readonly MatchKey[], of: { foreignKey: ForeignKey | undefined; isWaiting: boolean }): void {
    if (of.isWaiting) this.#waiting.add(row);
    if (of.foreignKey) {
      const name = nameOfKey(of.foreignKey);
      if (!this.#byForeignKey.has(name)) this.#byForeignKey.set(name, row);
    }
    for (const { kind, key } of keys) {
      const shared = this.#byKey.get(`${kind} ${key}`);
      if (!shared) this.#byKey.set(`${kind} ${key}`, [row]);
      else if (shared.length < CUSTOMERS_PER_KEY_MAX) shared.push(row);
    }
  }

  /** The rows that share a key. */
  sharing(keys: readonly MatchKey[]): number[] {
    return [...new Set(keys.flatMap(({ kind, key }) => this.#byKey.get(`${kind} ${key}`) ?? []))];
  }

  /** The row that another register calls by the same key. */
  withForeignKey(foreignKey: ForeignKey): number | undefined {
    return this.#byForeignKey.get(nameOfKey(foreignKey));
  }

  isWaiting(row: number): boolean {
    return this.#waiting.has(row);
  }
}

const nameOfKey = ({ origin, key }: ForeignKey): string => JSON.stringify([origin, key]);
