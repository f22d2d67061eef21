import type { CustomerNumber } from '#kernel';
import type { MadeRegister } from './made-register.ts';

/** What the matching made of a file whose truth is known. */
export type Outcomes = {
  readonly rows: number;
  /** Rows that the row rules refuse outright: nobody matches them. */
  readonly refused: number;
  /** Rows that the row rules hold for a person for another reason. */
  readonly held: number;
  /** Rows about somebody who was told of before. */
  readonly duplicates: number;
  readonly rightlySame: number;
  readonly wronglySame: number;
  readonly askedInNeed: number;
  readonly askedInVain: number;
  readonly missed: number;
  readonly rightlyNew: number;
  /** Pairs that must stay apart and were made one without a question. */
  readonly apartMerged: number;
  /** Duplicates, asked about and missed, by what was done to the row. */
  readonly byOperator: ReadonlyMap<string, Of>;
};

/** Duplicates with one thing done to them: how many were recognised, asked about, missed. */
export type Of = { same: number; asked: number; missed: number };

type Said = { readonly kind: 'same' | 'same row' | 'new' | 'ask'; readonly entities: readonly string[] };

/** Counts verdicts against the truth. */
export class Tally {
  refused = 0;
  held = 0;
  readonly #made: MadeRegister;
  readonly #owners = new Map<CustomerNumber, string>();
  readonly #inChunk = new Set<string>();
  readonly #byOperator = new Map<string, Of>();
  #missed = 0;
  #askedInVain = 0;
  #wronglySame = 0;
  #rightlySame = 0;
  #askedInNeed = 0;
  #rightlyNew = 0;
  #apartMerged = 0;

  constructor(made: MadeRegister) {
    this.#made = made;
  }

  entityOf(row: number): string {
    return this.#made.entities[row - 1] ?? '';
  }

  entityOfCustomer(customer: CustomerNumber): string {
    return this.#owners.get(customer) ?? '';
  }

  made(customer: CustomerNumber, entity: string): void {
    this.#owners.set(customer, entity);
  }

  /** Counts the verdict on a row. Known is who has a customer, or an earlier row of the chunk. */
  count(row: number, said: Said, customers: ReadonlyMap<string, CustomerNumber>): void {
    const entity = this.entityOf(row);
    const isKnown = customers.has(entity) || this.#inChunk.has(entity);
    this.#inChunk.add(entity);
    const isNamed = said.entities.includes(entity);
    if (said.kind === 'same' || said.kind === 'same row') this.#same(row, isNamed, said.entities[0] ?? '');
    else if (!isKnown) this.#unknown(said.kind === 'ask');
    else if (said.kind === 'ask' && isNamed) {
      this.#askedInNeed += 1;
      this.#note(row, 'asked');
    } else {
      this.#missed += 1;
      this.#note(row, 'missed');
    }
  }

  endOfChunk(): void {
    this.#inChunk.clear();
  }

  #same(row: number, isRight: boolean, said: string): void {
    if (isRight) {
      this.#rightlySame += 1;
      this.#note(row, 'same');
      return;
    }
    this.#wronglySame += 1;
    if (this.#made.apart.has(`${this.entityOf(row)} ${said}`)) this.#apartMerged += 1;
  }

  #unknown(isAsked: boolean): void {
    if (isAsked) this.#askedInVain += 1;
    else this.#rightlyNew += 1;
  }

  #note(row: number, as: keyof Of): void {
    for (const operator of this.#made.operators.get(row) ?? ['(nothing)']) {
      const of = this.#byOperator.get(operator) ?? { same: 0, asked: 0, missed: 0 };
      of[as] += 1;
      this.#byOperator.set(operator, of);
    }
  }

  outcomes(): Outcomes {
    const missed = this.#missed;
    return {
      rows: this.#made.rows.length,
      refused: this.refused,
      held: this.held,
      duplicates: this.#rightlySame + this.#askedInNeed + missed,
      rightlySame: this.#rightlySame,
      wronglySame: this.#wronglySame,
      askedInNeed: this.#askedInNeed,
      askedInVain: this.#askedInVain,
      missed,
      rightlyNew: this.#rightlyNew,
      apartMerged: this.#apartMerged,
      byOperator: this.#byOperator,
    };
  }
}
