import { type Cents, minus, NO_CENTS, plus } from '#kernel';
import type { BankFile, Statement } from './files/bank-file.ts';
import type { Decided } from './import-chunk.ts';
import type { PaymentClass } from './incoming.ts';

/** The report of an import: everything that came, added up, and what did not add up. Names nobody. */
export type Summary = {
  readonly sha256: string;
  readonly format: string;
  readonly message_id: string | null;
  readonly created_at: string | null;
  /** The very bytes were imported before. */
  readonly is_repeated_file: boolean;
  readonly statements: readonly StatementSummary[];
  readonly payments: number;
  readonly cents: Cents;
  readonly allocated_cents: Cents;
  /** Came in now and stands on the clearing account. */
  readonly unallocated_cents: Cents;
  readonly classes: Readonly<
    Record<string, { readonly payments: number; readonly cents: Cents; readonly allocated_cents: Cents }>
  >;
  readonly reasons: Readonly<Record<string, number>>;
  /** How many sums of the file its own entries do not reach; they stand with their statements. */
  readonly differences: number;
};

type StatementSummary = {
  readonly account: string;
  readonly id: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly opening_cents: Cents | null;
  readonly closing_cents: Cents | null;
  readonly currency: string | null;
  readonly entries: number | null;
  readonly credit_cents: Cents | null;
  readonly debit_cents: Cents | null;
  readonly differences: readonly {
    readonly what: string;
    readonly stated: number;
    readonly found: number;
    readonly line: number | null;
  }[];
};

const CLASSES: readonly PaymentClass[] = [
  'exact',
  'part',
  'over',
  'split',
  'suggested',
  'unknown',
  'reversal',
  'duplicate_file',
  'ignored',
];

/** Adds up the decisions of an import as they are made. */
export class ImportSummary {
  private readonly classes = new Map(
    CLASSES.map((name) => [name, { payments: 0, cents: NO_CENTS, allocated_cents: NO_CENTS }]),
  );
  private readonly reasons = new Map<string, number>();
  private readonly sha256: string;
  private readonly isNew: boolean;

  constructor(sha256: string, isNew: boolean) {
    this.sha256 = sha256;
    this.isNew = isNew;
  }

  add(decided: readonly Decided[]): void {
    for (const { payment, decision } of decided) {
      const sum = this.classes.get(decision.class);
      if (sum === undefined) continue;
      sum.payments += 1;
      sum.cents = plus(sum.cents, payment.cents);
      sum.allocated_cents = plus(sum.allocated_cents, ...decision.allocations.map(({ cents }) => cents));
      if (decision.because !== null) this.reasons.set(decision.because, (this.reasons.get(decision.because) ?? 0) + 1);
    }
  }

  finished(file: BankFile): Summary {
    const sums = [...this.classes];
    const came = sums.filter(([name]) => name !== 'duplicate_file' && name !== 'ignored').map(([, sum]) => sum);
    const cents = plus(...came.map((sum) => sum.cents));
    const allocated = plus(...came.map((sum) => sum.allocated_cents));
    return {
      sha256: this.sha256,
      format: file.version,
      message_id: file.messageId,
      created_at: file.createdAt,
      is_repeated_file: !this.isNew,
      statements: statementsOf(file),
      payments: sums.reduce((count, [, sum]) => count + sum.payments, 0),
      cents: plus(...sums.map(([, sum]) => sum.cents)),
      allocated_cents: allocated,
      unallocated_cents: minus(cents, allocated),
      classes: Object.fromEntries(sums),
      reasons: Object.fromEntries([...this.reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
      differences: file.statements.reduce((count, statement) => count + statement.differences.length, 0),
    };
  }
}

/** What a file's statements say of themselves, and where that differs from what stands in them. */
export const statementsOf = (file: BankFile): StatementSummary[] => file.statements.map(statementSummary);

const statementSummary = (statement: Statement): StatementSummary => ({
  account: statement.account,
  id: statement.id,
  from: statement.from?.toString() ?? null,
  to: statement.to?.toString() ?? null,
  opening_cents: statement.opening?.cents ?? null,
  closing_cents: statement.closing?.cents ?? null,
  currency: statement.currency,
  entries: statement.counted.entries,
  credit_cents: statement.counted.creditCents,
  debit_cents: statement.counted.debitCents,
  differences: statement.differences.map(({ what, stated, found, line }) => ({ what, stated, found, line })),
});
