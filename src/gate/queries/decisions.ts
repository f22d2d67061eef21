import { sql } from 'kysely';
import type { ActId, BanId, Channel, CustomerNumber, DecisionId, Moment, OutboundId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';

/** Holds the customers' bans still until the sending transaction ends: a ban told meanwhile waits, or is seen. */
export async function lockForSending(tx: Tx, customers: readonly number[]): Promise<void> {
  await sql`select number from customers.customer where number = any(${customers}::integer[]) order by number for share`.execute(
    tx,
  );
}

export type FactsRow = {
  number: CustomerNumber;
  kind: string;
  language: string;
  given_names: string | null;
  family_name: string | null;
  organisation_name: string | null;
  co: string | null;
  street_address: string | null;
  postal_code: string | null;
  city: string | null;
  country: string | null;
  phone: string | null;
  email: string | null;
  is_deceased: boolean;
  is_erased: boolean;
  is_protected: boolean;
  is_undeliverable: boolean;
  ban: BanId | null;
  is_contact_banned: boolean;
  is_consenting: boolean;
};

/**
 * All that the gate looks at, one row a customer: the address of the day (a temporary one goes first), the ban on the
 * channel, the customer's own or a merged one's, and the consent.
 */
export async function factsRows(
  db: Database | Tx,
  customers: readonly number[],
  channel: string,
  today: string,
): Promise<FactsRow[]> {
  const { rows } = await sql<FactsRow>`
    with wanted as (select unnest(${customers}::integer[]) as number),
    banned as (
      select w.number, min(b.id) as ban
        from wanted w
        join customers.customer c on c.number = w.number or c.merged_into = w.number
        join gate.ban b on b.customer = c.number and b.channel = ${channel} and b.lifted_at is null
         and (b.until is null or b.until >= ${today}::date)
       group by w.number),
    shared as (
      select distinct w.number
        from wanted w
        join customers.contact_point own on own.customer = w.number and own.kind = ${contactKind(channel)}
        join customers.contact_point other on other.value = own.value and other.kind = own.kind and other.customer <> own.customer
        join gate.ban b on b.customer = other.customer and b.channel = ${channel} and b.lifted_at is null
         and (b.until is null or b.until >= ${today}::date))
    select c.number, c.kind, c.language, c.given_names, c.family_name, c.organisation_name,
           a.co, a.street_address, a.postal_code, a.city, a.country, p.value as phone, e.value as email,
           c.deceased_on is not null as is_deceased, c.erased_on is not null as is_erased,
           customers.is_protected(c.number, ${today}::date) as is_protected,
           c.undeliverable_since is not null and coalesce(a.kind = 'permanent' and a.valid_from = '-infinity', true) as is_undeliverable, b.ban,
           s.number is not null as is_contact_banned,
           exists (select from gate.consent k where k.customer = c.number and k.channel = ${channel} and k.withdrawn_at is null) as is_consenting
      from wanted w
      join customers.customer c on c.number = w.number
      left join lateral customers.address_on(c.number, ${today}::date) a on true
      left join customers.contact_point p on p.customer = c.number and p.kind = 'phone' and p.position = 1
      left join customers.contact_point e on e.customer = c.number and e.kind = 'email' and e.position = 1
      left join banned b on b.number = c.number
      left join shared s on s.number = c.number
     order by c.number`.execute(db);
  return rows;
}

/** Which contact a channel uses; the post and disclosures use none that is shared. */
const contactKind = (channel: string): string | null => {
  if (channel === 'email') return 'email';
  return channel === 'phone' || channel === 'sms' ? 'phone' : null;
};

export type NewDecision = {
  customer: number;
  verdict: string;
  because: string | null;
  rule: string;
  rule_version: number;
  ban: number | null;
};
export type DecisionAbout = { channel: string; purpose: string; messageType: string };

/** Stores decisions and gives their ids, in their order. */
export async function insertDecisions(
  tx: Tx,
  act: ActId,
  about: DecisionAbout,
  rows: readonly NewDecision[],
): Promise<DecisionId[]> {
  const ids = await takeIds<DecisionId>(tx, 'gate.decision', rows.length);
  const columns = {
    id: 'bigint',
    customer: 'integer',
    verdict: 'text',
    because: 'text',
    rule: 'text',
    rule_version: 'smallint',
    ban: 'bigint',
  } as const;
  await sql`insert into gate.decision (id, customer, channel, purpose, message_type, verdict, because, rule, rule_version, ban, act)
    overriding system value
    select id, customer, ${about.channel}, ${about.purpose}, ${about.messageType}, verdict, because, rule, rule_version, ban, ${act}
      from ${unnested('g', columns, rows.map((row, at) => ({ ...row, id: ids[at] })))}`.execute(tx); // prettier-ignore
  return ids;
}

export type NewOutbound = { decision: number; customer: number; channel: string; about: string | null };

/** Stores what goes out and gives the ids, in their order. The database refuses one that no allowing decision stands behind. */
export async function insertOutbound(
  tx: Tx,
  act: ActId,
  document: string,
  rows: readonly NewOutbound[],
): Promise<OutboundId[]> {
  const ids = await takeIds<OutboundId>(tx, 'gate.outbound', rows.length);
  const columns = { id: 'bigint', decision: 'bigint', customer: 'integer', channel: 'text', about: 'text' } as const;
  await sql`insert into gate.outbound (id, decision, customer, channel, document, about, act)
    overriding system value
    select id, decision, customer, channel, ${document}, about, ${act}
      from ${unnested('g', columns, rows.map((row, at) => ({ ...row, id: ids[at] })))}`.execute(tx); // prettier-ignore
  return ids;
}

/** Takes ids of a table before its rows are written, so that they stand in the order of the rows. */
async function takeIds<Id extends number>(tx: Tx, table: string, count: number): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}) order by 1`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

export type DecisionRow = {
  id: DecisionId;
  channel: Channel;
  purpose: string;
  message_type: string;
  verdict: string;
  because: string | null;
  rule: string;
  rule_version: number;
  ban: BanId | null;
  decided_at: Moment;
  document: string | null;
  about: string | null;
};

/** What was decided about a customer, with what went out on it, newest first; without invoicing for who may not see it. */
export async function decisionRows(
  db: Database | Tx,
  customer: number,
  { limit, seesInvoicing }: { readonly limit: number; readonly seesInvoicing: boolean },
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.channel, d.purpose, d.message_type, d.verdict, d.because, d.rule, d.rule_version, d.ban, d.decided_at, o.document, o.about
      from gate.decision d left join gate.outbound o on o.decision = d.id
     where d.customer = ${customer} and (${seesInvoicing} or d.purpose <> 'invoicing') order by d.id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}
