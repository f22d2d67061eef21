import { sql } from 'kysely';
import type { CustomerNumber, Day, SourceId } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { CompanyRecord, CompanyRegister, Situation } from '../companies/situations.ts';

const COLUMNS = {
  customer: 'integer',
  looked_up_on: 'date',
  situation: 'text',
  situation_since: 'date',
  registers: 'jsonb',
  modified_on: 'date',
} as const;

/** Writes what was said of companies; said again by the same source, the later word stands. */
export async function insertRecords(tx: Tx, source: SourceId, records: readonly CompanyRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((one) => ({
    customer: one.customer,
    looked_up_on: one.lookedUpOn,
    situation: one.situation,
    situation_since: one.since,
    registers: one.registers,
    modified_on: one.modifiedOn,
  }));
  await sql`insert into customers.company_record (customer, source, looked_up_on, situation, situation_since, registers, modified_on)
    select customer, ${source}, looked_up_on, situation, situation_since,
           array(select jsonb_array_elements_text(registers)), modified_on
      from ${unnested('g', COLUMNS, rows)}
    on conflict (customer, source) do update
      set looked_up_on = excluded.looked_up_on, situation = excluded.situation, situation_since = excluded.situation_since,
          registers = excluded.registers, modified_on = excluded.modified_on`.execute(tx);
}

type RecordRow = {
  customer: CustomerNumber;
  source: SourceId;
  looked_up_on: Day;
  situation: string;
  situation_since: Day | null;
  registers: string[];
  modified_on: Day | null;
};

/** The newest record of each customer that stands, its own or that of one merged into it. */
export async function newestRecords(
  db: Database | Tx,
  customers: readonly number[],
): Promise<(CompanyRecord & { source: SourceId })[]> {
  const { rows } = await sql<RecordRow>`
    select distinct on (c.standing) c.standing as customer, r.source, r.looked_up_on, r.situation, r.situation_since, r.registers, r.modified_on
      from (select number, coalesce(merged_into, number) as standing from customers.customer
             where number = any(${customers}::integer[]) or merged_into = any(${customers}::integer[])) c
      join customers.company_record r on r.customer = c.number
     order by c.standing, r.looked_up_on desc, r.source desc`.execute(db);
  return rows.map((row) => ({
    customer: row.customer,
    source: row.source,
    lookedUpOn: row.looked_up_on,
    situation: row.situation as Situation,
    since: row.situation_since,
    registers: row.registers as CompanyRegister[],
    modifiedOn: row.modified_on,
  }));
}

/** Removes what a source said of companies and counts it. */
export async function forgetRecords(tx: Tx, source: SourceId): Promise<number> {
  const { rows } = await sql<{ customer: number }>`
    delete from customers.company_record where source = ${source} returning customer`.execute(tx);
  return rows.length;
}
