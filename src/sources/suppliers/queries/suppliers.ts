import { sql } from 'kysely';
import { type ActId, type Day, parseDay } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import { type Contract, PLAIN_TERMS, type Supplier, type SupplierKind } from '../supplier.ts';

const SUPPLIERS_MAX = 10_000;

type Row = {
  readonly code: string;
  readonly name: string;
  readonly kind: SupplierKind;
  readonly contracts: readonly (Omit<Contract, 'validFrom' | 'validTo'> & {
    validFrom: string;
    validTo: string | null;
  })[];
};

/** Suppliers with their contracts, by code; all of them, or those of the codes. */
export async function selectSuppliers(db: Database | Tx, codes: readonly string[] | null = null): Promise<Supplier[]> {
  const { rows } = await sql<Row>`
    select s.code, s.name, s.kind, coalesce((
        select jsonb_agg(jsonb_build_object(
          'validFrom', c.valid_from, 'validTo', c.valid_to, 'profile', c.profile, 'licence', c.licence,
          'purposes', c.purposes, 'duties', c.duties, 'runningSubscription', c.running_subscription) order by c.valid_from)
        from sources.contract c where c.supplier = s.code), '[]'::jsonb) as contracts
      from sources.supplier s
     where ${codes}::text[] is null or s.code = any(${codes}::text[])
     order by s.code limit ${SUPPLIERS_MAX}`.execute(db);
  return rows.map((row) => ({ ...row, contracts: row.contracts.map(withDays) }));
}

const withDays = ({ validFrom, validTo, ...terms }: Row['contracts'][number]): Contract => {
  const from = parseDay(validFrom);
  if (from === null) throw new Error('a contract without its first day');
  return { ...terms, validFrom: from, validTo: validTo === null ? null : parseDay(validTo) };
};

/** Locks a supplier, so that two contracts at once come one after the other; `false` when there is none. */
export async function lockSupplier(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql`select code from sources.supplier where code = ${code} for update`.execute(tx);
  return rows.length > 0;
}

/** A supplier as it is written. */
export type SupplierRow = Pick<Supplier, 'code' | 'name' | 'kind'>;

/** Writes suppliers; one that stands gets its new name and keeps its kind. */
export async function upsertSuppliers(tx: Tx, act: ActId | null, rows: readonly SupplierRow[]): Promise<void> {
  await sql`insert into sources.supplier (code, name, kind, act)
    select code, name, kind, ${act}::bigint from ${unnested('given', { code: 'text', name: 'text', kind: 'text' }, rows)}
    on conflict (code) do update set name = excluded.name`.execute(tx);
}

/** Writes a supplier that is new; `false` when the code is taken. */
export async function insertSupplier(tx: Tx, act: ActId, { code, name, kind }: SupplierRow): Promise<boolean> {
  const { rows } =
    await sql`insert into sources.supplier (code, name, kind, act) values (${code}, ${name}, ${kind}, ${act})
    on conflict (code) do nothing returning code`.execute(tx);
  return rows.length > 0;
}

/** A contract as it is written. */
export type ContractRow = Contract & { readonly supplier: string };

const CONTRACT = {
  supplier: 'text',
  validFrom: 'date',
  validTo: 'date',
  profile: 'text',
  licence: 'text',
  purposes: 'jsonb',
  duties: 'jsonb',
  runningSubscription: 'text',
} as const;

/** Writes contracts; one that begins on the same day is replaced. */
export async function upsertContracts(tx: Tx, act: ActId | null, rows: readonly ContractRow[]): Promise<void> {
  await sql`insert into sources.contract
      (supplier, valid_from, valid_to, profile, licence, purposes, duties, running_subscription, act)
    select supplier, "validFrom", "validTo", profile, licence,
           case when purposes is not null then array(select jsonb_array_elements_text(purposes)) end,
           array(select jsonb_array_elements_text(duties)), "runningSubscription", ${act}::bigint
      from ${unnested('given', CONTRACT, rows)}
    on conflict (supplier, valid_from) do update set
      valid_to = excluded.valid_to, profile = excluded.profile, licence = excluded.licence, purposes = excluded.purposes,
      duties = excluded.duties, running_subscription = excluded.running_subscription, act = excluded.act`.execute(tx);
}

/**
 * Writes what the settings file says of sellers: their days alone. The latest contract that the days meet gets them and
 * keeps its terms; where none is met, a plain contract is made.
 */
export async function upsertPlainContracts(
  tx: Tx,
  rows: readonly { readonly code: string; readonly contractFrom: Day; readonly contractTo: Day | null }[],
): Promise<void> {
  const given = unnested('given', { code: 'text', contractFrom: 'date', contractTo: 'date' }, rows);
  await sql`with met as (
      select distinct on (given.code) c.id, given."contractFrom", given."contractTo"
        from ${given} join sources.contract c on c.supplier = given.code
         and daterange(c.valid_from, c.valid_to, '[]') && daterange(given."contractFrom", given."contractTo", '[]')
       order by given.code, c.valid_from desc)
    update sources.contract c set valid_from = met."contractFrom", valid_to = met."contractTo"
      from met where c.id = met.id`.execute(tx);
  await sql`insert into sources.contract (supplier, valid_from, valid_to, running_subscription)
    select code, "contractFrom", "contractTo", ${PLAIN_TERMS.runningSubscription} from ${given}
     where not exists (select from sources.contract c where c.supplier = given.code
       and daterange(c.valid_from, c.valid_to, '[]') && daterange(given."contractFrom", given."contractTo", '[]'))`.execute(
    tx,
  );
}

/** Ends the contract that begins on a day. */
export async function updateContractEnd(
  tx: Tx,
  act: ActId,
  { supplier, validFrom, validTo }: { readonly supplier: string; readonly validFrom: Day; readonly validTo: Day },
): Promise<void> {
  await sql`update sources.contract set valid_to = ${String(validTo)}::date, act = ${act}
    where supplier = ${supplier} and valid_from = ${String(validFrom)}::date`.execute(tx);
}
