import { sql } from 'kysely';
import { type BusinessId, type CustomerNumber, type Day, type Language, parseBusinessId } from '#kernel';
import type { Database, Tx } from '#platform';

/** An organisation that the trade register can be asked about. */
export type AskedOrganisation = {
  readonly customer: CustomerNumber;
  readonly businessId: BusinessId;
  readonly language: Language;
};

/** Which organisations: those of the numbers (`null`: all), and of all only those not asked about since the day. */
export type WhichOrganisations = {
  readonly customers: readonly CustomerNumber[] | null;
  readonly askedBefore: Day | null;
};

/** Organisations with a business id that stand, above the number given, rising; at most `limit`. */
export async function organisationsToAsk(
  db: Database | Tx,
  { customers, askedBefore }: WhichOrganisations,
  after: number,
  limit: number,
): Promise<AskedOrganisation[]> {
  const before = askedBefore === null ? null : String(askedBefore);
  const { rows } = await sql<{ customer: CustomerNumber; business_id: string; language: string }>`
    select c.number as customer, c.business_id, c.language
      from customers.customer c
     where c.kind = 'organisation' and c.business_id is not null and c.merged_into is null and c.erased_on is null
       and c.number > ${after}
       and (${customers}::integer[] is null or c.number = any(${customers}::integer[]))
       and (${before}::date is null or not exists (select from customers.company_record r
             where r.customer = c.number and r.looked_up_on >= ${before}::date))
     order by c.number limit ${limit}`.execute(db);
  return rows.flatMap(({ customer, business_id, language }) => {
    const businessId = parseBusinessId(business_id);
    return businessId === null ? [] : [{ customer, businessId, language: language as Language }];
  });
}

/** Whether a source is one of the trade register's. */
export async function isRegisterSource(tx: Tx, source: number, name: string): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select id from customers.source where id = ${source} and kind = 'update_service' and name = ${name} and batch is null`.execute(
    tx,
  );
  return rows.length > 0;
}
