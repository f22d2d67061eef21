import { look, todayOf, nowOf, transact } from '#access';
import { customersIn, keepApartIn, matchEachIn, protectedAmong } from '#customers';
import type { ActId, BatchId, CustomerNumber, Day, Permit } from '#kernel';
import type { Tx } from '#platform';
import { type Chunk, held, type PartyChoice } from './chunk.ts';
import { fieldsOf } from '../files/index.ts';
import { applyRows } from './apply-rows.ts';
import { type Batch, countRows, lockBatch, selectBatch, takeTurn } from '../queries/batches.ts';
import {
  type KeptReason,
  noteChoice,
  type OpenRow,
  type RowVerdict,
  selectQuarantined,
  storeVerdicts,
} from '../queries/rows.ts';
import { oldValuesOf } from './apply-address-updates.ts';
import { type DoubtfulParty, type MayMean, partiesOf, whomTheyMayMean } from '../review/whom-it-may-mean.ts';
import { checkAddressUpdateRow, type Row, type RowReason, withoutHomeFields } from '../rows/index.ts';

/** What a person says of a doubtful row: it is dropped, or applied with these corrections and choices. */
export type RowDecision =
  | { readonly kind: 'drop' }
  | {
      readonly kind: 'apply';
      readonly receiver?: PartyChoice | undefined;
      readonly payer?: PartyChoice | undefined;
      readonly waived?: readonly RowReason[] | undefined;
      /** The customers that the person was shown: whoever is like the row since then must be looked at first. */
      readonly seen?: readonly CustomerNumber[] | undefined;
      /** Corrected values by canonical field. */
      readonly values?: Readonly<Record<string, string>> | undefined;
    };

/**
 * What came of a decision; `still_doubtful` names what must be decided yet. `asked_anew`: somebody whom the person was not
 * shown may be meant by now, since another decision made a customer or changed one.
 */
export type Decided =
  | { readonly kind: 'decided'; readonly verdict: RowVerdict['verdict']; readonly customer: CustomerNumber | null }
  | {
      readonly kind: 'refused';
      readonly because:
        | 'no_doubtful_row'
        | 'batch_is_undone'
        | 'unknown_customer'
        | 'unknown_field'
        | 'still_doubtful'
        | 'asked_anew';
      readonly reasons: readonly KeptReason[];
    };

type Refused = Extract<Decided, { kind: 'refused' }>;

const refused = (because: Refused['because'], reasons: readonly KeptReason[] = []): Refused => ({
  kind: 'refused',
  because,
  reasons,
});

type At = { readonly batch: BatchId; readonly row: number };

/** Carries out a person's decision on a quarantined row, by the same path that applies a whole file. */
export const decideRow = (by: Permit<'imports:apply'>, at: At, decision: RowDecision): Promise<Decided> =>
  transact(by, (tx, act) => decideRowIn(by, { tx, act }, at, decision));

/** Carries a decision out inside the caller's transaction: what else the caller decides of the row stands or falls with it. */
export async function decideRowIn(
  by: Permit<'imports:apply'>,
  { tx, act }: { readonly tx: Tx; readonly act: ActId },
  at: At,
  decision: RowDecision,
): Promise<Decided> {
  await lockBatch(tx, at.batch);
  await takeTurn(tx);
  const batch = await selectBatch(tx, at.batch);
  const open = await selectQuarantined(tx, at.batch, at.row);
  if (batch === null || open === null) return refused('no_doubtful_row');
  if (batch.state === 'undone') return refused('batch_is_undone');
  const chunk = { tx, act, batch, today: todayOf(by), now: nowOf(by) };
  const verdict = decision.kind === 'drop' ? dropped(open) : await applied(chunk, open, decision);
  if ('because' in verdict) return verdict;
  await storeVerdicts(tx, at.batch, [verdict]);
  await noteChoice(tx, act, at, choiceKept(decision));
  await countRows(tx, at.batch);
  return { kind: 'decided', verdict: verdict.verdict, customer: verdict.customer };
}

const dropped = (open: OpenRow): RowVerdict => held(open.row, 'rejected', open.reasons);

/** What is kept of a decision names fields, not values: those stand in the customer's own history. */
const choiceKept = (decision: RowDecision) =>
  decision.kind === 'drop' ? decision : { ...decision, values: Object.keys(decision.values ?? {}) };

type Apply = Extract<RowDecision, { kind: 'apply' }>;

async function applied(chunk: Chunk, open: OpenRow, decision: Apply): Promise<RowVerdict | Refused> {
  const { waived = [], values = {} } = decision;
  const receiver = decision.receiver ?? null;
  const payer = decision.payer ?? null;
  const known = new Set(fieldsOf(chunk.batch.subject));
  if (Object.keys(values).some((field) => !known.has(field))) return refused('unknown_field');
  const chosen = [receiver, payer].flatMap((one) => (one?.kind === 'same' ? [one.customer] : []));
  const found = await customersIn(chunk.tx, chosen);
  if (found.length < new Set(chosen).size) return refused('unknown_customer');
  const corrected = { ...open, values: { ...open.values, ...values } };
  const asked = await decidedParties(chunk, corrected, { receiver, payer });
  const { seen } = decision;
  if (seen && asked.some(({ among }) => among.some(({ customer }) => !seen.includes(customer))))
    return refused('asked_anew');
  const verdict = judgedAnew(await applyRows(chunk, { rows: [corrected], choice: { receiver, payer, waived } }));
  if (!('because' in verdict)) await rememberApart(chunk, asked.filter(({ field }) => decision[field]?.kind === 'new'), verdict); // prettier-ignore
  return verdict;
}

/** The parties of whom the person said who they are, and whom the register holds them to be like now. */
async function decidedParties(
  { tx, batch, today }: Chunk,
  row: OpenRow,
  choice: Readonly<Record<'receiver' | 'payer', PartyChoice | null>>,
): Promise<MayMean[]> {
  const decided = partiesOf(batch, row, today).filter(({ field }) => choice[field] !== null);
  return decided.length === 0 ? [] : whomTheyMayMean(tx, decided);
}

/** What a person has said is never asked again: the new customer is none of those that it looked like. */
async function rememberApart({ tx, act }: Chunk, asked: readonly MayMean[], verdict: RowVerdict): Promise<void> {
  for (const { field, among } of asked) {
    const customer = field === 'payer' ? verdict.payer : verdict.customer;
    if (customer !== null) await keepApartIn(tx, act, customer, among.map((one) => one.customer)); // prettier-ignore
  }
}

function judgedAnew(verdicts: readonly RowVerdict[] = []): RowVerdict | Refused {
  const [verdict] = verdicts;
  if (verdict === undefined) return refused('still_doubtful');
  const isHeld = verdict.verdict === 'quarantined' || verdict.verdict === 'rejected';
  return isHeld ? refused('still_doubtful', verdict.reasons) : verdict;
}

/** A doubtful row as the person sees it who decides it: its values, its doubts, and whom it may mean. */
export type DoubtfulRow = {
  readonly values: Row;
  readonly reasons: readonly KeptReason[];
  readonly among: readonly { readonly field: string; readonly customers: readonly CustomerNumber[] }[];
};

/** Shows a doubtful row with the customers it may mean, without homes when one of them is protected; who looked at whom stands in the audit trail. */
export const doubtfulRow = (by: Permit<'imports:read'>, at: At): Promise<DoubtfulRow | null> =>
  look(by, 'import row', async (tx) => {
    const batch = await selectBatch(tx, at.batch);
    const open = await selectQuarantined(tx, at.batch, at.row);
    if (batch === null || open === null) return { customers: [], answer: null };
    const parties = partiesOfRow(batch, open, todayOf(by));
    const matches = await matchEachIn(tx, parties.map(({ values, foreignKey }) => ({ values, foreignKey }))); // prettier-ignore
    const among = parties.map(({ field }, index) => {
      const match = matches[index];
      const asked = match?.kind === 'ask' ? match.among.map(({ customer }) => customer) : [];
      return { field, customers: match?.kind === 'same' ? [match.customer] : asked };
    });
    const named = among.flatMap(({ customers }) => customers);
    const isHome = (await protectedAmong(tx, named, todayOf(by))).size > 0;
    const values = isHome ? withoutHomeFields(open.values) : open.values;
    return { customers: named, answer: { values, reasons: open.reasons, among } };
  });

function partiesOfRow(batch: Batch, row: OpenRow, today: Day): DoubtfulParty[] {
  const { subject } = batch;
  const isOfHolder = subject === 'address-updates' || subject === 'bans';
  return isOfHolder ? oldHolderOf(row.values, today) : partiesOf(batch, row, today);
}

function oldHolderOf(row: Row, today: Day): DoubtfulParty[] {
  const checked = checkAddressUpdateRow(row, today);
  return checked.kind === 'valid' ? [{ field: 'receiver', values: oldValuesOf(checked.values) }] : [];
}
