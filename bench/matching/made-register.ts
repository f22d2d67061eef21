import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** The folder of data with truth that lies beside the clone; `KORTISTO_SHARED` names another. */
export const sharedFolder: string =
  process.env['KORTISTO_SHARED'] ?? fileURLToPath(new URL('../../../shared/', import.meta.url));

export type Row = Readonly<Record<string, string>>;

/** Reads a CSV file with a header. */
export const readCsv = (path: string): Row[] => parse(readFileSync(path), { columns: true, trim: true });

/** A made customer file and the truth about it. */
export type MadeRegister = {
  readonly rows: readonly Row[];
  /** Whose each row is. */
  readonly entities: readonly string[];
  /** What was done to each row. */
  readonly operators: ReadonlyMap<number, readonly string[]>;
  /** Pairs that look alike and must stay apart: `a b`, both ways, with the kind of pair. */
  readonly apart: ReadonlyMap<string, string>;
};

/** What a register is made of: seed, size, which operators spoil its rows, and what share of them (8 % unless told). */
export type Making = {
  readonly seed: number;
  readonly persons: number;
  readonly operators: string;
  readonly dirt?: number;
};

const PERSONS_PER_ORGANISATION = 12.5;

/** Makes a customer file with duplicates and dirt. */
export function madeRegister({ seed, persons, operators, dirt }: Making): MadeRegister {
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-matching-'));
  const options = {
    seed, out: folder, persons, organisations: Math.round(persons / PERSONS_PER_ORGANISATION),
    ...(operators === 'default' ? {} : { operators }), ...(dirt === undefined ? {} : { dirt }),
  }; // prettier-ignore
  try {
    generator('customers', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]));
    const done = new Map<number, string[]>();
    for (const { row, operator } of readCsv(join(folder, 'truth/errors.csv'))) {
      const list = done.get(Number(row)) ?? [];
      if (!list.includes(operator ?? '')) list.push(operator ?? '');
      done.set(Number(row), list);
    }
    const apart = readCsv(join(folder, 'truth/hard-negatives.csv')).flatMap((pair) => {
      const [kind = '', a = '', b = ''] = Object.values(pair);
      return [[`${a} ${b}`, kind] as const, [`${b} ${a}`, kind] as const];
    });
    return {
      rows: parse(readFileSync(join(folder, 'customers.csv')), { columns: true }),
      entities: readCsv(join(folder, 'truth/entities.csv')).map((one) => one['entity'] ?? ''),
      operators: done,
      apart: new Map(apart),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const operatorRows = (): Row[] => parse(generator('operators'), { columns: true });

/** The operators that only vary how the same thing is written: nothing is broken, nothing lost. */
export const variationOnly = (): string =>
  operatorRows().flatMap((one) => (one['effect'] === 'variation' ? [one['operator'] ?? ''] : [])).join(','); // prettier-ignore

/** Every way there is to spoil a row. */
export const allOperators = (): string[] => operatorRows().flatMap((one) => one['operator'] ?? []);

function generator(...options: string[]): string {
  const cli = join(sharedFolder, 'tools/registergen/cli.mjs');
  const made = spawnSync(process.execPath, [cli, ...options], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (made.status !== 0) throw new Error(`registergen ${options.join(' ')}: ${made.stderr}`);
  return made.stdout;
}
