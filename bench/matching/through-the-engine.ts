import { asStart, transact } from '#access';
import { changeIn, createCustomersIn, type CustomerValues, matchIn, recordSource, type RowMatch } from '#customers';
import { type ActId, type CustomerNumber, type Day, day, type SourceId } from '#kernel';
import type { Register, Tx } from '#platform';
import { customerValuesOf, spokenValuesOf } from '../../src/sources/importing/party-values.ts';
import { checkCustomerRow } from '../../src/sources/rows/index.ts';
import type { MadeRegister } from './made-register.ts';
import { type Outcomes, Tally } from './outcomes.ts';

const ROWS_PER_CHUNK = 2_000;

/** A row that the row rules let through, or that they hold for a person. */
type Readable = { readonly row: number; readonly values: CustomerValues; readonly party: Party };
type Party = Parameters<typeof spokenValuesOf>[0];

/**
 * Reads a made register by the row rules of `sources` and the matching of `customers`, chunk after chunk, as an import does.
 * A question is answered rightly by the truth, as a person would, and the rows after it find the register so answered.
 */
export async function throughTheEngine(register: Register, made: MadeRegister): Promise<Outcomes> {
  const by = asStart(register, 'imports:apply');
  const today = day('2026-11-23');
  const tally = new Tally(made);
  await transact(by, async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'order', name: 'made register', receivedOn: today });
    const reading = new Reading(tx, { act, source, today }, tally);
    for (let from = 0; from < made.rows.length; from += ROWS_PER_CHUNK) {
      const rows = made.rows.slice(from, from + ROWS_PER_CHUNK).map((row, at) => ({ row: from + at + 1, said: row }));
      const checked = rows.map(({ row, said }) => ({ row, is: checkCustomerRow(said, today) }));
      const refused = checked.filter(({ is }) => is.kind === 'rejected');
      tally.refused += refused.length;
      const readable = (row: number, party: Party): Readable => ({ row, party, values: customerValuesOf(party) });
      await reading.read(
        checked.flatMap(({ row, is }) => (is.kind === 'valid' ? [readable(row, is.values.party)] : [])),
      );
      const held = checked.flatMap(({ row, is }) =>
        is.kind === 'quarantined' ? [readable(row, is.values().party)] : [],
      );
      tally.held += held.length;
      await reading.read(held);
    }
  });
  return tally.outcomes();
}

type By = { readonly act: ActId; readonly source: SourceId; readonly today: Day };

class Reading {
  readonly #tx: Tx;
  readonly #by: By;
  readonly #tally: Tally;
  /** The customer of each entity, once there is one. */
  readonly #customers = new Map<string, CustomerNumber>();

  constructor(tx: Tx, by: By, tally: Tally) {
    this.#tx = tx;
    this.#by = by;
    this.#tally = tally;
  }

  async read(rows: readonly Readable[]): Promise<void> {
    const matches = await matchIn(this.#tx, rows.map(({ values }) => ({ values }))); // prettier-ignore
    rows.forEach(({ row }, at) => {
      const match = matches[at];
      if (match) this.#tally.count(row, this.#said(match, rows), this.#customers);
    });
    this.#tally.endOfChunk();
    await this.#apply(rows, matches);
  }

  /** Whom the verdict names, as entities. */
  #said(match: RowMatch, rows: readonly Readable[]): { kind: RowMatch['kind']; entities: readonly string[] } {
    const ofRow = (at: number) => this.#tally.entityOf(rows[at]?.row ?? 0);
    const ofCustomer = (customer: CustomerNumber) => this.#tally.entityOfCustomer(customer);
    if (match.kind === 'new') return { kind: 'new', entities: [] };
    if (match.kind === 'same') return { kind: 'same', entities: [ofCustomer(match.customer)] };
    if (match.kind === 'same row') return { kind: 'same row', entities: [ofRow(match.row)] };
    const among = match.among.map(({ customer }) => ofCustomer(customer));
    return { kind: 'ask', entities: [...among, ...match.amongRows.map(ofRow)] };
  }

  /** New customers are made, known ones completed: by the engine's word where it was sure, by the truth where it asked. */
  async #apply(rows: readonly Readable[], matches: readonly RowMatch[]): Promise<void> {
    const fresh = rows.filter(({ row }, at) => {
      const entity = this.#tally.entityOf(row);
      if (matches[at]?.kind === 'new') return true;
      if (matches[at]?.kind !== 'ask' || this.#customers.has(entity)) return false;
      return !rows.slice(0, at).some((earlier, n) => this.#tally.entityOf(earlier.row) === entity && matches[n]?.kind === 'new'); // prettier-ignore
    });
    const first = new Map<string, Readable>();
    for (const one of fresh) {
      const entity = this.#tally.entityOf(one.row);
      const isAsked = matches[rows.indexOf(one)]?.kind === 'ask';
      if (!isAsked || !first.has(entity)) first.set(isAsked ? entity : `${entity} ${one.row}`, one);
    }
    const making = [...first.values()];
    const numbers = await createCustomersIn(this.#tx, this.#by, making.map(({ row, values }) => ({ row, values }))); // prettier-ignore
    making.forEach(({ row }, at) => this.#learn(row, numbers[at] as CustomerNumber));
    const changes = rows.flatMap(({ row, party }) => {
      const customer = this.#customers.get(this.#tally.entityOf(row));
      return customer === undefined ? [] : [{ customer, row, values: spokenValuesOf(party), isByLikeness: true }];
    });
    await changeIn(this.#tx, this.#by, changes);
  }

  #learn(row: number, customer: CustomerNumber): void {
    const entity = this.#tally.entityOf(row);
    this.#tally.made(customer, entity);
    if (!this.#customers.has(entity)) this.#customers.set(entity, customer);
  }
}
