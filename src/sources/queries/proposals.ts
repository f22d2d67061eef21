import { sql } from 'kysely';
import type { Evidence } from '#customers';
import type { ActId, BatchId, CustomerNumber, Day } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { AddressEvent } from '../rows/index.ts';
import type { PolicyVerdict, UpdateReason } from '../updates/decide-update.ts';

/** What came of a proposal. `refused`: a person left it, or another of the row's was meant; `undone`: its file was taken back. */
export const PROPOSAL_STATES = ['waiting', 'applied', 'unchanged', 'held back', 'left alone', 'refused', 'undone'] as const; // prettier-ignore
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A proposal to be kept. */
export type NewProposal = {
  readonly row: number;
  readonly customer: CustomerNumber;
  readonly service: string;
  readonly event: AddressEvent;
  readonly happenedOn: string;
  readonly says: Readonly<Record<string, string | null>>;
  readonly stood: Readonly<Record<string, string | null>>;
  readonly evidence: readonly Evidence[];
  readonly state: Exclude<ProposalState, 'undone'>;
  readonly because: UpdateReason | null;
};

/** Keeps the proposals of rows; one that waited is what it became, and the others of a row that was settled were not meant. */
export async function putProposals(tx: Tx, act: ActId, batch: BatchId, rows: readonly NewProposal[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = {
    row: 'integer', customer: 'integer', service: 'text', event: 'text', happenedOn: 'date', says: 'jsonb', stood: 'jsonb',
    evidence: 'jsonb', state: 'text', because: 'text',
  } as const; // prettier-ignore
  await sql`insert into sources.update_proposal
      (batch, row_number, customer, service, event, happened_on, says, stood, evidence, state, because, act)
    select ${batch}, row, customer, service, event, "happenedOn", says, stood, evidence, state, because, ${act}
      from ${unnested('given', columns, rows)}
    on conflict (batch, row_number, customer) do update
      set says = excluded.says, stood = excluded.stood, evidence = excluded.evidence, state = excluded.state,
          because = excluded.because, act = excluded.act
      where update_proposal.state = 'waiting'`.execute(tx);
  const settled = rows.filter(({ state }) => state === 'applied' || state === 'unchanged' || state === 'held back');
  await sql`update sources.update_proposal p set state = 'refused', because = 'another_was_meant', act = ${act}
      from ${unnested('given', { row: 'integer', customer: 'integer' }, settled)}
     where p.batch = ${batch} and p.row_number = given.row and p.customer <> given.customer and p.state = 'waiting'`.execute(
    tx,
  );
}

/** A proposal as a person sees it. */
export type Proposal = {
  readonly id: number;
  readonly batch: BatchId;
  readonly row: number;
  readonly fileName: string;
  readonly receivedOn: Day;
  readonly customer: CustomerNumber;
  readonly service: string;
  readonly event: AddressEvent;
  readonly happenedOn: Day;
  readonly says: Readonly<Record<string, string | null>>;
  readonly stood: Readonly<Record<string, string | null>>;
  readonly evidence: readonly Evidence[];
  readonly state: ProposalState;
  readonly because: UpdateReason | null;
};

// A row that was dropped, and a file that was taken back, have settled their proposals.
const STATE = sql`case when b.state = 'undone' then 'undone'
  when p.state = 'waiting' and r.verdict is distinct from 'quarantined' then 'refused' else p.state end`;
const PROPOSAL = sql`select p.id, p.batch, p.row_number as row, b.file_name as "fileName", b.received_on as "receivedOn", p.customer,
    p.service, p.event, p.happened_on as "happenedOn", p.says, p.stood, p.evidence, ${STATE} as state, p.because
  from sources.update_proposal p
  join sources.batch b on b.id = p.batch
  join sources.incoming_row r on r.batch = p.batch and r.row_number = p.row_number
  join customers.customer c on c.number = p.customer`;

/** Which proposals are wanted; `null` is any. */
export type ProposalsWanted = {
  readonly state: ProposalState | null;
  readonly batch: BatchId | null;
  readonly after: number;
  readonly limit: number;
};

/** Proposals in the order in which they came. */
export async function selectProposals(db: Database | Tx, wanted: ProposalsWanted): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`${PROPOSAL}
    where p.id > ${wanted.after} and (${wanted.state}::text is null or ${STATE} = ${wanted.state})
      and (${wanted.state}::text is distinct from 'waiting' or p.state = 'waiting')
      and (${wanted.batch}::bigint is null or p.batch = ${wanted.batch})
    order by p.id limit ${wanted.limit}`.execute(db);
  return rows;
}

/** One proposal; `null` when there is none. */
export async function selectProposal(db: Database | Tx, id: number): Promise<Proposal | null> {
  const { rows } = await sql<Proposal>`${PROPOSAL} where p.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Proposals by state, service and event. */
export type ProposalCount = { readonly state: ProposalState; readonly service: string; readonly event: AddressEvent; readonly n: number }; // prettier-ignore

/** Counts the proposals that wait, and those that came to something. */
export async function countProposals(db: Database | Tx): Promise<ProposalCount[]> {
  const { rows } = await sql<ProposalCount>`
    select ${STATE} as state, p.service, p.event, count(*)::int as n
      from sources.update_proposal p
      join sources.batch b on b.id = p.batch
      join sources.incoming_row r on r.batch = p.batch and r.row_number = p.row_number
     group by 1, 2, 3 order by 1, 2, 3 limit 500`.execute(db);
  return rows;
}

/** A person leaves a proposal; gives how many others of its row still wait. */
export async function leaveProposal(
  tx: Tx,
  act: ActId,
  { id, batch, row }: Pick<Proposal, 'id' | 'batch' | 'row'>,
): Promise<number> {
  // prettier-ignore
  await sql`update sources.update_proposal set state = 'refused', act = ${act} where id = ${id} and state = 'waiting'`.execute(tx);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from sources.update_proposal
    where batch = ${batch} and row_number = ${row} and state = 'waiting'`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** What is done with an event of a service. */
export type UpdatePolicy = { readonly service: string; readonly event: AddressEvent; readonly verdict: PolicyVerdict };

/** Every policy; the service `*` is every other one. */
export async function selectPolicies(db: Database | Tx): Promise<UpdatePolicy[]> {
  const { rows } = await sql<UpdatePolicy>`
    select service, event, verdict from sources.update_policy order by service, event limit 1000`.execute(db);
  return rows;
}

/** Writes one policy. */
export async function putPolicy(tx: Tx, act: ActId, { service, event, verdict }: UpdatePolicy): Promise<void> {
  await sql`insert into sources.update_policy (service, event, verdict, act) values (${service}, ${event}, ${verdict}, ${act})
    on conflict (service, event) do update set verdict = excluded.verdict, act = excluded.act`.execute(tx);
}

/** Takes proposals away that were settled in files received before the day; what came of them stands in the customers' history. */
export async function forgetSettled(tx: Tx, before: Day): Promise<number> {
  const { numAffectedRows } = await sql`delete from sources.update_proposal p using sources.batch b
    where b.id = p.batch and b.received_on < ${String(before)}::date and (p.state <> 'waiting' or b.state = 'undone')`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}
