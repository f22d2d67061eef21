import { sql } from 'kysely';
import type { ActId, CustomerNumber, Day, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** One customer with the values that stand, its permanent address and its first telephone and e-mail. */
export type CustomerRow = {
  number: CustomerNumber;
  kind: string;
  language: string;
  given_names: string | null;
  family_name: string | null;
  organisation_name: string | null;
  business_id: string | null;
  title: string | null;
  industry_code: string | null;
  industry_code_set: string | null;
  co: string | null;
  street_address: string | null;
  postal_code: string | null;
  city: string | null;
  country: string | null;
  phone: string | null;
  email: string | null;
  organisation: CustomerNumber | null;
  made_on: Day;
  deceased_on: Day | null;
  undeliverable_since: Day | null;
  protected_until: Day | null;
  merged_into: CustomerNumber | null;
  erased_on: Day | null;
};

/** The customers of the numbers, in the order of their numbers; numbers that nobody has are left out. */
export async function customerRows(db: Database | Tx, numbers: readonly number[]): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select c.number, c.kind, c.language, c.given_names, c.family_name, c.organisation_name, c.business_id, c.title, c.industry_code, c.industry_code_set,
           a.co, a.street_address, a.postal_code, a.city, a.country, p.value as phone, e.value as email,
           c.organisation, c.made_on, c.deceased_on, c.undeliverable_since, c.protected_until, c.merged_into, c.erased_on
      from customers.customer c
      left join customers.address a on a.customer = c.number and a.kind = 'permanent' and a.valid_from = '-infinity'
      left join customers.contact_point p on p.customer = c.number and p.kind = 'phone' and p.position = 1
      left join customers.contact_point e on e.customer = c.number and e.kind = 'email' and e.position = 1
     where c.number = any(${numbers}::integer[])
     order by c.number`.execute(db);
  return rows;
}

/** Locks the customers against change by others until the transaction ends, in the order of their numbers. */
export async function lockCustomers(tx: Tx, numbers: readonly number[]): Promise<void> {
  await sql`select number from customers.customer where number = any(${numbers}::integer[]) order by number for no key update`.execute(
    tx,
  );
}

/** Takes `count` new customer numbers, rising. */
export async function takeNumbers(tx: Tx, count: number): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`
    select nextval('customers.customer_number')::integer as number from generate_series(1, ${count}) order by 1`.execute(
    tx,
  );
  return rows.map((row) => row.number);
}

/** A customer's own columns, as they are written. */
export type OwnColumns = Pick<
  CustomerRow,
  | 'number'
  | 'kind'
  | 'language'
  | 'given_names'
  | 'family_name'
  | 'organisation_name'
  | 'business_id'
  | 'title'
  | 'industry_code'
  | 'industry_code_set'
  | 'organisation'
> & {
  deceased_on: string | null;
  undeliverable_since: string | null;
  protected_until: string | null;
  /** The organisation of a post is left as it is. */
  keeps_organisation: boolean;
};

const OWN = {
  number: 'integer',
  kind: 'text',
  language: 'text',
  given_names: 'text',
  family_name: 'text',
  organisation_name: 'text',
  business_id: 'text',
  title: 'text',
  industry_code: 'text',
  industry_code_set: 'text',
  deceased_on: 'date',
  undeliverable_since: 'date',
  protected_until: 'date',
  organisation: 'integer',
  keeps_organisation: 'boolean',
} as const;

/** Adds customers. */
export async function insertCustomers(tx: Tx, rows: readonly OwnColumns[], madeOn: Day): Promise<void> {
  await sql`insert into customers.customer
      (number, kind, language, given_names, family_name, organisation_name, business_id, title, industry_code, industry_code_set,
       deceased_on, undeliverable_since, protected_until, organisation, made_on)
    select number, kind, language, given_names, family_name, organisation_name, business_id, title, industry_code, industry_code_set,
           deceased_on, undeliverable_since, protected_until, organisation, ${String(madeOn)}::date
      from ${unnested('given', OWN, rows)}`.execute(tx);
}

/** Writes the columns that sources may change. An organisation that is gone by an undo is no longer named. */
export async function updateCustomers(tx: Tx, rows: readonly OwnColumns[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update customers.customer c
      set language = g.language, given_names = g.given_names, family_name = g.family_name, organisation_name = g.organisation_name,
          business_id = g.business_id, title = g.title, industry_code = g.industry_code, industry_code_set = g.industry_code_set,
          deceased_on = g.deceased_on, undeliverable_since = g.undeliverable_since, protected_until = g.protected_until,
          organisation = case when g.keeps_organisation then c.organisation
                              else (select o.number from customers.customer o where o.number = g.organisation) end
     from ${unnested('g', OWN, rows)} where c.number = g.number`.execute(tx);
}

/** Links other registers' keys to customers; a key that is taken stays with its customer. */
export async function insertForeignKeys(
  tx: Tx,
  rows: readonly { origin: string; key: string; customer: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into customers.foreign_key (origin, key, customer)
    select origin, key, customer from ${unnested('g', { origin: 'text', key: 'text', customer: 'integer' }, rows)}
    on conflict do nothing`.execute(tx);
}

/** Adds a source and gives its id. */
export async function insertSource(
  tx: Tx,
  source: {
    kind: string;
    name: string;
    batch: number | null;
    fileName: string | null;
    receivedOn: Day;
    licence: string | null;
    purposes: readonly string[] | null;
    toldBy: string | null;
    act: ActId;
  },
): Promise<SourceId> {
  const { id } = await tx
    .insertInto('customers.source')
    .values({
      kind: source.kind,
      name: source.name,
      batch: source.batch,
      file_name: source.fileName,
      received_on: source.receivedOn,
      licence: source.licence,
      purposes: source.purposes === null ? null : [...source.purposes],
      told_by: source.toldBy,
      act: source.act,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as unknown as SourceId;
}

/** One source; undefined when there is none of that id. */
export const sourceRow = (db: Database | Tx, source: SourceId) =>
  db
    .selectFrom('customers.source')
    .select(['id', 'kind', 'name', 'received_on'])
    .where('id', '=', source)
    .executeTakeFirst();

/** Whether a classification of industries is known by the code. */
export async function isCodeSet(db: Database | Tx, code: string): Promise<boolean> {
  const found = await db
    .selectFrom('customers.industry_code_set')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  return found !== undefined;
}
