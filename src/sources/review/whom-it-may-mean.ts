import { type CustomerValues, evidenceIn, type ForeignKey, matchEachIn, type AskedAbout } from '#customers';
import type { CustomerNumber, Day } from '#kernel';
import type { Tx } from '#platform';
import { foreignKeyOf } from '../importing/foreign-key.ts';
import { customerValuesOf } from '../importing/party-values.ts';
import type { Batch } from '../queries/batches.ts';
import type { OpenRow } from '../queries/rows.ts';
import { checkCustomerRow, partiesOfOrder } from '../rows/index.ts';

/** Somebody a doubtful row speaks of: the receiver or the payer, as far as the row can be read. */
export type DoubtfulParty = {
  readonly field: 'receiver' | 'payer';
  readonly values: CustomerValues;
  readonly foreignKey?: ForeignKey | undefined;
};

/** Whom a party may mean, by the register as it is now. */
export type MayMean = DoubtfulParty & { readonly among: readonly AskedAbout[] };

type Sent = Pick<Batch, 'subject' | 'supplier' | 'profile'>;

/** Who a row of customers or orders speaks of. */
export function partiesOf(batch: Sent, { values }: OpenRow, today: Day): DoubtfulParty[] {
  const { subject } = batch;
  if (subject === 'agent-orders')
    return partiesOfOrder(values).map(({ field, party }) => ({ field, values: customerValuesOf(party) }));
  if (subject !== 'customers') return [];
  const checked = checkCustomerRow(values, today);
  const row = checked.kind === 'valid' ? checked.values : checked.kind === 'quarantined' ? checked.values() : null;
  if (row === null) return [];
  const foreignKey = foreignKeyOf(batch, row.sourceKey) ?? undefined;
  return [{ field: 'receiver', values: customerValuesOf(row.party), foreignKey }];
}

/** Whom each party may mean, with the evidence; one who is sure now is named too. */
export async function whomTheyMayMean<Party extends DoubtfulParty>(
  tx: Tx,
  parties: readonly Party[],
): Promise<(Party & { readonly among: readonly AskedAbout[] })[]> {
  const matches = await matchEachIn(tx, parties.map(({ values, foreignKey }) => ({ values, foreignKey }))); // prettier-ignore
  const sure = parties.flatMap(({ values }, at) => {
    const match = matches[at];
    return match?.kind === 'same' ? [{ at, values, customer: match.customer }] : [];
  });
  const evidence = await evidenceIn(tx, sure);
  const named = new Map(sure.map(({ at, customer }, n) => [at, [{ customer, evidence: evidence[n] ?? [] }]]));
  return parties.map((party, at) => {
    const match = matches[at];
    return { ...party, among: match?.kind === 'ask' ? match.among : (named.get(at) ?? []) };
  });
}

/** The customers among whom a party was asked about. */
export const customersAmong = ({ among }: MayMean): CustomerNumber[] => among.map(({ customer }) => customer);
