import { type RawBuilder, sql } from 'kysely';
import type { ActId, CustomerNumber, Day, DecisionId } from '#kernel';
import { type Tx, unnested } from '#platform';

/** Where a town is written: what decides its name on an envelope. */
export type TownRow = {
  readonly language: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
};

/** Who is asked about: a query of `key` and `customer`, the customer that stands; a key comes once. */
export type Asked = RawBuilder<unknown>;

/**
 * Lays beside every row asked about what a service message by post goes by: the verdict, the name and the place of the day, in
 * the transaction's own table `placed`. The twin of `decide` and `postalLinesOf` for a whole print run: a test holds them together.
 */
export async function placeAll(tx: Tx, asked: Asked, day: Day): Promise<void> {
  await sql`create temp table placed on commit drop as
    select a.key, a.customer, c.language, c.kind, c.family_name,
           case when c.erased_on is not null then 'erased'
                when coalesce(p.street_address, '') = '' or coalesce(p.city, '') = '' then 'not_reachable' end as because,
           coalesce(nullif(concat_ws(' ', nullif(c.given_names, ''), nullif(c.family_name, '')), ''), c.organisation_name, '') as name,
           coalesce(o.organisation, o.care, '') as line2,
           case when o.organisation is null then '' else coalesce(o.care, '') end as line3,
           p.street_address as street, coalesce(p.postal_code, '') as postal_code, coalesce(p.city, '') as city,
           coalesce(p.country, 'FI') as country,
           h.number is not null as is_protected
      from (${asked}) a
      join customers.customer c on c.number = a.customer
      left join (select distinct coalesce(f.merged_into, f.number) as number from customers.customer f
                  where f.protected_until >= ${String(day)}::date
                    and customers.is_protected(coalesce(f.merged_into, f.number), ${String(day)}::date)) h on h.number = c.number
      left join customers.addresses_on(${String(day)}::date) p on p.customer = c.number
      cross join lateral (select case when c.kind = 'post' then c.organisation_name end as organisation,
             case when p.co ~* '^c/o\\M' then p.co when p.co <> '' then 'c/o ' || p.co end as care) o`.execute(tx);
}

/** The towns among those placed, each way of writing once. */
export async function townsPlaced(tx: Tx): Promise<TownRow[]> {
  const { rows } = await sql<TownRow>`
    select distinct language, postal_code as "postalCode", city, country from placed where because is null
     order by 1, 2, 3, 4`.execute(tx);
  return rows;
}

/** A town as an envelope has it. */
export type WrittenTown = TownRow & { readonly town: string; readonly land: string };

/** The placed with their towns as they are written, as the transaction's own table `addressed`, which later rooms read. */
export async function writeTowns(tx: Tx, towns: readonly WrittenTown[]): Promise<void> {
  const columns = {
    language: 'text',
    postalCode: 'text',
    city: 'text',
    country: 'text',
    town: 'text',
    land: 'text',
  } as const;
  await sql`create temp table addressed on commit drop as
    select p.key, p.customer, p.language, p.kind, p.family_name, p.because, p.is_protected, p.name, p.line2, p.line3, p.street,
           p.postal_code, coalesce(t.town, p.city) as city, coalesce(t.land, p.country) as country
      from placed p
      left join ${unnested('t', columns, towns)}
        on t.language = p.language and t."postalCode" = p.postal_code and t.city = p.city and t.country = p.country`.execute(
    tx,
  );
  await sql`analyze addressed`.execute(tx);
}

export type SetSending = {
  readonly purpose: string;
  readonly messageType: string;
  readonly rule: string;
  readonly version: number;
};

/**
 * Stores the decision about every row addressed, and what goes out of the allowed ones, two statements for all; leaves the ids of the
 * decisions in the transaction's own table `decided` (key, decision).
 */
export async function letAllOut(
  tx: Tx,
  act: ActId,
  sending: SetSending,
  { document, about }: { readonly document: string; readonly about: string },
): Promise<void> {
  await sql`create temp table decided on commit drop as
    select key, customer, because, nextval(pg_get_serial_sequence('gate.decision', 'id')) as decision from addressed order by key`.execute(
    tx,
  );
  await sql`insert into gate.decision (id, customer, channel, purpose, message_type, verdict, because, rule, rule_version, act)
    overriding system value
    select decision, customer, 'post', ${sending.purpose}, ${sending.messageType},
           case when because is null then 'allowed' else 'refused' end, because, ${sending.rule}, ${sending.version}::smallint, ${act}
      from decided order by decision`.execute(tx);
  await sql`insert into gate.outbound (decision, customer, channel, document, about, act)
    select decision, customer, 'post', ${document}, ${about}, ${act} from decided where because is null order by decision`.execute(
    tx,
  );
}

/** How many of the decisions let something out to their customers. */
export async function countLetOut(
  tx: Tx,
  rows: readonly { readonly decision: DecisionId; readonly customer: CustomerNumber }[],
): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`
    select count(*) as count from ${unnested('g', { decision: 'bigint', customer: 'integer' }, rows)}
      join gate.outbound o on o.decision = g.decision and o.customer = g.customer and o.channel = 'post'`.execute(tx);
  return found[0]?.count ?? 0;
}
