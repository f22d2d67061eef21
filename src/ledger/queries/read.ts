import { sql } from 'kysely';
import type { Cents, Day } from '#kernel';
import type { Database, Tx } from '#platform';

/** One line of the ledger, as it is exported. */
export type LedgerLine = {
  readonly entry: number;
  readonly postedOn: Day;
  readonly account: string;
  readonly cents: Cents;
  readonly voucher: string;
};

const LINES_PER_FETCH = 5_000;

/** The lines posted from day to day, both included, in the order of the ledger; read as they are taken. */
export const streamLines = (db: Database, from: Day, to: Day): AsyncIterable<LedgerLine> =>
  db
    .selectFrom('ledger.entry as e')
    .innerJoin('ledger.line as l', 'l.entry', 'e.id')
    .select(['e.id as entry', 'e.posted_on as postedOn', 'l.account', 'l.amount_cents as cents', 'e.voucher'])
    .where('e.posted_on', '>=', from)
    .where('e.posted_on', '<=', to)
    .orderBy('e.posted_on')
    .orderBy('e.id')
    .orderBy('l.position')
    .$castTo<LedgerLine>()
    .stream(LINES_PER_FETCH);

/** What the whole ledger sums to. */
export type LedgerSums = {
  readonly entries: number;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
  /** Entries whose lines do not sum to nothing, or that have none: always 0, unless somebody wrote past the triggers. */
  readonly unbalanced: number;
};

/** Sums the ledger and counts what does not balance. */
export async function selectSums(db: Database | Tx): Promise<LedgerSums> {
  const { rows } = await sql<LedgerSums>`
    with sums as (select entry, sum(amount_cents) as total from ledger.line group by entry)
    select (select count(*) from ledger.entry) as entries,
           (select coalesce(sum(amount_cents), 0) from ledger.line where amount_cents > 0)::bigint as "debitCents",
           (select coalesce(-sum(amount_cents), 0) from ledger.line where amount_cents < 0)::bigint as "creditCents",
           (select count(*) from sums where total <> 0)
         + (select count(*) from ledger.entry e where not exists (select from ledger.line l where l.entry = e.id)) as unbalanced`.execute(
    db,
  );
  const [sums] = rows;
  if (!sums) throw new Error('a query of sums gave no row');
  return sums;
}

/** What each account stands at on a day, by code; accounts that nothing was posted on are left out. */
export async function selectBalances(db: Database | Tx, on: Day): Promise<{ account: string; cents: Cents }[]> {
  const { rows } = await sql<{ account: string; cents: Cents }>`
    select l.account, sum(l.amount_cents)::bigint as cents
      from ledger.line l join ledger.entry e on e.id = l.entry
     where e.posted_on <= ${String(on)}::date
     group by l.account order by l.account limit 1000`.execute(db);
  return rows;
}
