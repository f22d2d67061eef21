import type { Stand } from './choice.ts';
import type { Operation } from './operations.ts';
import type { Repair } from './repair-row.ts';

const SAMPLES_MAX = 5;

/** Values of one field that one operation repairs: "2,314 postal codes lost a leading zero". Accepted or refused as a whole. */
export type RepairGroup = {
  readonly field: string;
  readonly operation: Operation;
  readonly count: number;
  readonly stands: Stand;
  readonly samples: readonly { readonly row: number; readonly before: string; readonly after: string }[];
};

/** A group without its samples, as it is kept with a batch: counts are no personal data. */
export type CountedGroup = Omit<RepairGroup, 'samples'>;

type Open = { -readonly [Key in keyof RepairGroup]: RepairGroup[Key] } & { samples: RepairGroup['samples'][number][] };

/** Gathers repairs into groups as rows go by; memory grows with the kinds of repairs alone. */
export class RepairGroups {
  readonly #groups = new Map<string, Open>();

  add(row: number, repairs: readonly Repair[]): void {
    for (const { field, operation, before, after, stands } of repairs) {
      const key = `${field}:${operation}`;
      let group = this.#groups.get(key);
      if (group === undefined) {
        group = { field, operation, count: 0, stands, samples: [] };
        this.#groups.set(key, group);
      }
      group.count += 1;
      if (group.samples.length < SAMPLES_MAX) group.samples.push({ row, before, after });
    }
  }

  /** The groups, the largest first. */
  list(): RepairGroup[] {
    return [...this.#groups.values()].toSorted(
      (a, b) => b.count - a.count || (`${a.field}:${a.operation}` < `${b.field}:${b.operation}` ? -1 : 1),
    );
  }
}

/** The groups without samples. */
export const counted = (groups: readonly RepairGroup[]): CountedGroup[] =>
  groups.map(({ field, operation, count, stands }) => ({ field, operation, count, stands }));
