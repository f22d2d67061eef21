import { applyAddressUpdates } from './apply-address-updates.ts';
import { applyBanRows } from './apply-bans.ts';
import { applyCustomerRows } from './apply-customers.ts';
import { applyOrderRows } from './apply-orders.ts';
import { type Chunk, type ChunkRows, held, kept, NO_CHOICE } from './chunk.ts';
import { keepBansOfHeldRows } from './held-bans.ts';
import { lackingOf, NAMED_IN, namedBy } from './named-suppliers.ts';
import type { Subject } from '../files/index.ts';
import type { OpenRow, RowVerdict } from '../queries/rows.ts';
import { finding, type HoldVerdict } from '../rows/index.ts';

/** How a subject's rows are applied. */
const APPLIERS: Readonly<Record<Subject, (chunk: Chunk, rows: ChunkRows) => Promise<RowVerdict[]>>> = {
  customers: applyCustomerRows,
  'agent-orders': applyOrderRows,
  'address-updates': applyAddressUpdates,
  bans: applyBanRows,
};

/** A seller's row goes back to the seller; what others gave waits until there is a contract, or is dropped. */
const WITHOUT_CONTRACT: Readonly<Record<Subject, HoldVerdict>> = {
  customers: 'quarantined',
  'agent-orders': 'rejected',
  'address-updates': 'quarantined',
  bans: 'quarantined',
};

/**
 * Applies rows of a batch by the rule of their subject. A row that names a supplier without a contract in force on the day is
 * held: nothing of it comes in, whoever brought the file; a ban in it is kept. A person decides a row that came while there was
 * one after it has ended, too.
 */
export async function applyRows(chunk: Chunk, { rows, choice }: ChunkRows): Promise<RowVerdict[]> {
  const { subject } = chunk.batch;
  const lacking = await withoutContract(chunk, { rows, choice });
  const field = NAMED_IN[subject];
  if (lacking.size === 0 || field === null) return APPLIERS[subject](chunk, { rows, choice });
  if (subject === 'customers') await keepBansOfHeldRows(chunk, [...lacking]);
  const verdict = WITHOUT_CONTRACT[subject];
  const allowed = rows.filter((row) => !lacking.has(row));
  return [
    ...[...lacking].map(({ row }) => held(row, verdict, [kept(finding(verdict, 'no_contract', field))])),
    ...(allowed.length === 0 ? [] : await APPLIERS[subject](chunk, { rows: allowed, choice })),
  ];
}

async function withoutContract(
  { tx, batch, today }: Chunk,
  { rows, choice }: ChunkRows,
): Promise<ReadonlySet<OpenRow>> {
  const named = rows.map((row) => ({ row, name: namedBy(row.values, batch.subject) }));
  const names = new Set(named.flatMap(({ name }) => name ?? []));
  const lacking = await lackingOf(tx, [...names], today);
  const lacked = choice === NO_CHOICE ? lacking : await lackingOf(tx, [...lacking], batch.receivedOn);
  return new Set(named.flatMap(({ row, name }) => (name !== null && lacked.has(name) ? [row] : [])));
}
