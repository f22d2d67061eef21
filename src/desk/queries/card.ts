import { sql } from 'kysely';
import type { Channel, CustomerNumber, Day, Moment } from '#kernel';
import type { Tx } from '#platform';

const DECISIONS_MAX = 40;
const SUBSCRIPTIONS_MAX = 100;

/** What is the customer's own and no source says: when it was made, what became of it, and the organisation of a post. */
export type Identity = {
  readonly number: CustomerNumber;
  readonly madeOn: Day;
  readonly mergedInto: CustomerNumber | null;
  readonly erasedOn: Day | null;
};

/** The customer's own row; `undefined` when there is no such number. */
export async function identityOf(tx: Tx, customer: CustomerNumber): Promise<Identity | undefined> {
  return tx
    .selectFrom('customers.customer')
    .select(['number', 'made_on as madeOn', 'merged_into as mergedInto', 'erased_on as erasedOn'])
    .where('number', '=', customer)
    .executeTakeFirst() as Promise<Identity | undefined>;
}

/** The number itself and those merged into it, whose rows stay under the number they were given. */
export async function numbersOf(tx: Tx, customer: CustomerNumber): Promise<CustomerNumber[]> {
  const { rows } = await sql<{ number: CustomerNumber }>`select number from customers.customer
    where number = ${customer} or merged_into = ${customer} order by number limit 100`.execute(tx);
  return rows.map(({ number }) => number);
}

export type Ban = {
  readonly channel: Channel;
  readonly since: Moment;
  readonly until: Day | null;
  readonly toldBy: string;
  readonly means: string;
};

/** The bans in force. */
export const bansOf = async (tx: Tx, numbers: readonly CustomerNumber[], today: Day): Promise<Ban[]> =>
  (
    await sql<Ban>`select channel, since, until, told_by as "toldBy", means from gate.ban
      where customer = any(${[...numbers]}::integer[]) and lifted_at is null and (until is null or until >= ${String(today)}::date)
      order by channel limit 100`.execute(tx)
  ).rows;

export type Consent = { readonly channel: Channel; readonly givenOn: Day; readonly wording: string };

/** The consents in force. */
export const consentsOf = async (tx: Tx, numbers: readonly CustomerNumber[]): Promise<Consent[]> =>
  (
    await sql<Consent>`select channel, given_on as "givenOn", wording from gate.consent
      where customer = any(${[...numbers]}::integer[]) and withdrawn_at is null order by channel limit 100`.execute(tx)
  ).rows;

export type Subscription = {
  readonly id: number;
  readonly order: number;
  readonly kind: 'standing' | 'fixed' | 'trial';
  readonly offer: string;
  readonly titles: readonly string[];
  readonly copies: number;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly receiver: CustomerNumber;
  readonly receiverName: string;
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly termEndsOn: Day | null;
  readonly cancelledOn: Day | null;
};

/** Subscriptions that the customer receives or pays, those that run first. */
export const subscriptionsOf = async (tx: Tx, numbers: readonly CustomerNumber[]): Promise<Subscription[]> =>
  (
    await sql<Subscription>`
    select s.id, s.placed_order as "order", s.kind, o.offer, s.copies, s.starts_on as "startsOn", s.ends_on as "endsOn",
           s.receiver, ${nameSql('r')} as "receiverName", s.payer, ${nameSql('p')} as "payerName",
           o.cancelled_on as "cancelledOn",
           (select max(t.ends_on) from orders.term t where t.subscription = s.id and t.cancelled_on is null) as "termEndsOn",
           array(select title.name from catalog.offer_part part join catalog.title title on title.code = part.title
                  where part.offer = o.offer order by title.name) as titles
      from orders.subscription s
      join orders.placed_order o on o.id = s.placed_order
      join customers.customer r on r.number = s.receiver
      join customers.customer p on p.number = s.payer
     where s.receiver = any(${[...numbers]}::integer[]) or s.payer = any(${[...numbers]}::integer[])
     order by s.starts_on desc, s.id desc limit ${SUBSCRIPTIONS_MAX}`.execute(tx)
  ).rows;

export type Decision = {
  readonly id: number;
  readonly channel: Channel;
  readonly purpose: string;
  readonly messageType: string;
  readonly verdict: 'allowed' | 'refused';
  readonly because: string | null;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly decidedAt: Moment;
  readonly document: string | null;
  readonly about: string | null;
};

/** The gate's latest answers about the customer, and what went out on them: why this person did (not) get this. */
export const decisionsOf = async (
  tx: Tx,
  numbers: readonly CustomerNumber[],
  seesInvoicing: boolean,
): Promise<Decision[]> =>
  (
    await sql<Decision>`
    select d.id, d.channel, d.purpose, d.message_type as "messageType", d.verdict, d.because, d.rule,
           d.rule_version as "ruleVersion", d.decided_at as "decidedAt", o.document, o.about
      from gate.decision d left join gate.outbound o on o.decision = d.id
     where d.customer = any(${[...numbers]}::integer[]) and (${seesInvoicing} or d.purpose <> 'invoicing')
     order by d.id desc limit ${DECISIONS_MAX}`.execute(tx)
  ).rows;

/** The name of a customer joined under an alias. */
export const nameSql = (alias: string) =>
  sql<string>`coalesce(nullif(concat_ws(' ', ${sql.ref(`${alias}.given_names`)}, ${sql.ref(`${alias}.family_name`)}), ''),
    ${sql.ref(`${alias}.organisation_name`)}, '')`;
