import { sql } from 'kysely';
import { isProtectedSql } from './protection.ts';
import type { ActId, CustomerNumber, Day, PostalCode } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { PostalCodeSpan, PostalKind } from '../postal/postal-code.ts';

type SpanRow = {
  code: string;
  valid_from: Day;
  valid_to: Day | null;
  name_fi: string;
  name_sv: string;
  abbreviation_fi: string;
  abbreviation_sv: string;
  kind: string;
  municipality: string;
  municipality_fi: string;
  municipality_sv: string;
  languages: number;
  successor: string | null;
};

const COLUMNS = {
  code: 'text',
  valid_from: 'date',
  valid_to: 'date',
  name_fi: 'text',
  name_sv: 'text',
  abbreviation_fi: 'text',
  abbreviation_sv: 'text',
  kind: 'text',
  municipality: 'text',
  municipality_fi: 'text',
  municipality_sv: 'text',
  languages: 'smallint',
  successor: 'text',
} as const;

const NAMES = sql.raw(Object.keys(COLUMNS).join(', '));

const spanOf = (row: SpanRow): PostalCodeSpan => ({
  code: row.code as PostalCode,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  fi: row.name_fi,
  sv: row.name_sv,
  abbreviationFi: row.abbreviation_fi,
  abbreviationSv: row.abbreviation_sv,
  kind: row.kind as PostalKind,
  municipality: row.municipality,
  municipalityFi: row.municipality_fi,
  municipalitySv: row.municipality_sv,
  languages: row.languages,
  successor: row.successor as PostalCode | null,
});

const rowOf = (span: PostalCodeSpan): SpanRow => ({
  code: span.code,
  valid_from: span.validFrom,
  valid_to: span.validTo,
  name_fi: span.fi,
  name_sv: span.sv,
  abbreviation_fi: span.abbreviationFi,
  abbreviation_sv: span.abbreviationSv,
  kind: span.kind,
  municipality: span.municipality,
  municipality_fi: span.municipalityFi,
  municipality_sv: span.municipalitySv,
  languages: span.languages,
  successor: span.successor,
});

/** Codes are some 5,000, with their history twice as many; far more than that is a mistake. */
const SPANS_MAX = 100_000;

/** The newest span of every code, by code. */
export async function latestSpans(db: Database | Tx): Promise<PostalCodeSpan[]> {
  const { rows } = await sql<SpanRow>`
    select distinct on (code) ${NAMES} from customers.postal_code
     order by code, valid_from desc limit ${SPANS_MAX}`.execute(db);
  return rows.map(spanOf);
}

/** Every span of the codes, or of all codes, by code and day. */
export async function spansOf(db: Database | Tx, codes: readonly string[] | null): Promise<PostalCodeSpan[]> {
  const { rows } = await sql<SpanRow>`
    select ${NAMES} from customers.postal_code
     where ${codes}::text[] is null or code = any(${codes}::text[])
     order by code, valid_from limit ${SPANS_MAX}`.execute(db);
  return rows.map(spanOf);
}

/** A list that was taken in. */
export type ListRow = {
  readonly id: number;
  readonly origin: 'package' | 'pcf';
  readonly name: string;
  readonly runOn: Day;
  readonly codes: number;
};

/** The lists that were taken in, the newest first. */
export async function lists(db: Database | Tx, limit: number): Promise<ListRow[]> {
  const rows = await db
    .selectFrom('customers.postal_list')
    .select(['id', 'origin', 'name', 'run_on', 'codes'])
    .orderBy('run_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    origin: row.origin as ListRow['origin'],
    name: row.name,
    runOn: row.run_on,
    codes: row.codes,
  }));
}

/** Lets one list in at a time; who only reads codes does not wait. */
export async function lockLists(tx: Tx): Promise<void> {
  await sql`lock table customers.postal_list in share row exclusive mode`.execute(tx);
}

/** Records a list; the same day's list of the same origin replaces its record. */
export async function insertList(
  tx: Tx,
  act: ActId,
  list: { origin: string; name: string; sha256: Uint8Array | null; runOn: Day; codes: number },
): Promise<number> {
  const sha256 = list.sha256 === null ? null : Buffer.from(list.sha256);
  const { rows } = await sql<{ id: number }>`
    insert into customers.postal_list (origin, name, sha256, run_on, codes, act)
    values (${list.origin}, ${list.name}, ${sha256}, ${String(list.runOn)}::date, ${list.codes}, ${act})
    on conflict on constraint a_list_of_a_day_stands_once do update
      set name = excluded.name, sha256 = excluded.sha256, codes = excluded.codes, act = excluded.act
    returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Adds spans. */
export async function insertSpans(tx: Tx, list: number, spans: readonly PostalCodeSpan[]): Promise<void> {
  if (spans.length === 0) return;
  await sql`insert into customers.postal_code (${NAMES}, list)
    select ${NAMES}, ${list} from ${unnested('g', COLUMNS, spans.map(rowOf))}
    on conflict (code, valid_from) do nothing`.execute(tx);
}

/** Ends what is in use of the codes on the days given. */
export async function closeSpans(tx: Tx, rows: readonly { code: string; lastOn: Day }[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ code, lastOn }) => ({ code, last_on: lastOn }));
  await sql`update customers.postal_code c set valid_to = g.last_on
     from ${unnested('g', { code: 'text', last_on: 'date' }, given)} where c.code = g.code and c.valid_to is null`.execute(
    tx,
  );
}

/** Writes other words over spans that begin on the same day. */
export async function rewriteSpans(tx: Tx, list: number, spans: readonly PostalCodeSpan[]): Promise<void> {
  if (spans.length === 0) return;
  await sql`update customers.postal_code c
      set name_fi = g.name_fi, name_sv = g.name_sv, abbreviation_fi = g.abbreviation_fi, abbreviation_sv = g.abbreviation_sv,
          kind = g.kind, municipality = g.municipality, municipality_fi = g.municipality_fi,
          municipality_sv = g.municipality_sv, languages = g.languages, list = ${list}
     from ${unnested('g', COLUMNS, spans.map(rowOf))} where c.code = g.code and c.valid_from = g.valid_from`.execute(
    tx,
  );
}

/** Opens spans that were thought to have ended. */
export async function reopenSpans(tx: Tx, spans: readonly PostalCodeSpan[]): Promise<void> {
  if (spans.length === 0) return;
  await sql`update customers.postal_code c set valid_to = null
     from ${unnested('g', COLUMNS, spans.map(rowOf))} where c.code = g.code and c.valid_from = g.valid_from`.execute(
    tx,
  );
}

/** Writes which code took over from a retired one; false when there is no retired code of that number. */
export async function setSuccessor(tx: Tx, code: string, successor: string): Promise<boolean> {
  const { rows } = await sql<{ code: string }>`
    update customers.postal_code set successor = ${successor}
     where code = ${code} and valid_to is not null
       and valid_from = (select max(valid_from) from customers.postal_code where code = ${code})
    returning code`.execute(tx);
  return rows.length > 0;
}

/** How many customers have an address in each of the codes; merged and erased ones are counted under nobody. */
export async function addressesByCode(db: Database | Tx, codes: readonly string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; customers: number }>`
    select a.postal_code as code, count(distinct a.customer)::integer as customers
      from customers.address a join customers.customer c on c.number = a.customer
     where a.postal_code = any(${codes}::text[]) and a.country in ('FI', 'AX') and c.merged_into is null
     group by a.postal_code order by a.postal_code`.execute(db);
  return new Map(rows.map((row) => [row.code, row.customers]));
}

/** Customers in Finland whose address has a code that is not in use on the day, or is nobody's home; by code and number. */
export async function customersInDoubtfulCodes(
  db: Database | Tx,
  on: Day,
  { limit, customer = null }: { readonly limit: number; readonly customer?: CustomerNumber | null },
): Promise<{ customer: CustomerNumber; code: string; isSecret: boolean }[]> {
  const today = String(on);
  const { rows } = await sql<{ customer: CustomerNumber; code: string; isSecret: boolean }>`
    select distinct a.customer, a.postal_code as code, ${isProtectedSql('a.customer', on)} as "isSecret"
      from customers.address a join customers.customer c on c.number = a.customer
     where a.country in ('FI', 'AX') and a.postal_code is not null and c.merged_into is null and c.erased_on is null
       and (${customer}::integer is null or a.customer = ${customer}) and coalesce(a.valid_to, 'infinity') >= ${today}::date
       and not exists (select from customers.postal_code p
         where p.code = a.postal_code and p.valid_from <= ${today}::date
           and coalesce(p.valid_to, 'infinity') >= ${today}::date
           and (p.kind in ('normal', 'box') or (p.kind = 'company' and c.kind <> 'person')))
     order by a.postal_code, a.customer limit ${limit}`.execute(db);
  return rows;
}
