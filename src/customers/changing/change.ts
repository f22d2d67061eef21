import { assert, type ActId, type CustomerNumber, type Day, type Permit, type SourceId } from '#kernel';
import { todayOf, transact } from '#access';
import type { Tx } from '#platform';
import type { ForeignKey } from './create-customers.ts';
import { lockCurrentIn } from '../merging/current.ts';
import { decideAll } from './decide-change.ts';
import { type ChangeDecision, isSilent, type Key, keysOf, type Spoken } from './journaled.ts';
import { type Open, openIn } from './open.ts';
import type { Word } from './precedence.ts';
import { insertForeignKeys } from '../queries/customers.ts';
import { insertChanges, type NewChange } from '../queries/journal.ts';
import { chunksOf, CUSTOMERS_PER_CHUNK } from '../rows.ts';
import { recordSource, wordOf, type SourceFacts } from './source.ts';
import { onlyCompletes } from './only-completes.ts';
import { lineOf, takeEffect, takeIn } from './take-effect.ts';
import { whatIsSaid, type Saying } from './what-is-said.ts';
import { writeOpen } from './write-changed.ts';

export { writeChanged } from './write-changed.ts';

/** What a source says of one customer: values, and beside them any number of addresses, telephones and e-mails. */
export type Change = Saying & {
  readonly customer: CustomerNumber;
  /** The record of the file it came in; `null` when it was told. */
  readonly row: number | null;
  readonly foreignKey?: ForeignKey | undefined;
  /** The customer was recognised by likeness: what differs from what stands waits for the desk (`onlyCompletes`). */
  readonly isByLikeness?: boolean;
};

/** What came of it. `held back`: all that was new in it gives way to a better source. `fields` are those changed, or held back. */
export type Changed = {
  readonly customer: CustomerNumber;
  readonly outcome: 'changed' | 'unchanged' | 'held back';
  readonly fields: readonly Key[];
};

/** By which act and source something is said; `today` is the day the source was received unless it is given. */
export type Said = { readonly act: ActId; readonly source: SourceId; readonly today?: Day };

/**
 * Changes customers' values inside the caller's transaction: the one path for every change. What each source said goes
 * into the journal beside the values, taken or held back by precedence (`decideAll`); answers in the changes' order.
 *
 * A number that was merged away is changed under the one that stands; an erased customer is left as it is. A dated
 * permanent address whose day has come takes effect first.
 */
export async function changeIn(tx: Tx, { act, source, today }: Said, changes: readonly Change[]): Promise<Changed[]> {
  const word = { ...(await wordOf(tx, source)), source };
  const outcomes: Changed[] = [];
  for (const chunk of chunksOf(changes, CUSTOMERS_PER_CHUNK))
    outcomes.push(...(await changeChunk(tx, { act, word, today: today ?? word.receivedOn }, chunk)));
  return outcomes;
}

type By = { readonly act: ActId; readonly word: Word & { readonly source: SourceId }; readonly today: Day };

async function changeChunk(tx: Tx, { act, word, today }: By, changes: readonly Change[]): Promise<Changed[]> {
  const current = await lockCurrentIn(tx, changes.map((change) => change.customer)); // prettier-ignore
  const open = await openIn(tx, [...new Set(current.values())]);
  const effected = [...open].flatMap(([number, one]) => (one.isErased ? [] : takeEffect(number as CustomerNumber, one, today))); // prettier-ignore
  const decided = changes.map((change) => {
    const customer = current.get(change.customer);
    const one = customer === undefined ? undefined : open.get(customer);
    assert(one && customer !== undefined, `no customer ${change.customer}`);
    return { customer, change, decision: decideOne(one, change, { word: { ...word, row: change.row }, today }) };
  });
  await insertForeignKeys(tx, decided.flatMap(({ customer, change }) => (change.foreignKey ? [{ ...change.foreignKey, customer }] : []))); // prettier-ignore
  const lines: NewChange[] = decided
    .filter(({ decision }) => !isSilent(decision))
    .map(({ customer, change, decision }) =>
      lineOf(customer, decision, { row: change.row, made: false, isByLikeness: change.isByLikeness === true }),
    );
  await insertChanges(tx, act, word.source, [...effected, ...lines]);
  // After the journal: what it says stood before is what a customer is found by too.
  await writeOpen(tx, open);
  return decided.map(({ customer, decision }) => ({ customer, ...outcomeOf(decision) }));
}

const NOTHING: ChangeDecision = { before: {}, after: {}, confirmed: [], said: {}, heldBack: {} };

function decideOne(one: Open, change: Change, { word, today }: { word: Spoken; today: Day }): ChangeDecision {
  if (one.isErased) return NOTHING;
  const all = decideAll(one.known, one.standing, whatIsSaid(change, today), word);
  const decision = change.isByLikeness === true ? onlyCompletes(all, one.known.values) : all;
  takeIn(one, decision, word);
  return decision;
}

function outcomeOf(decision: ChangeDecision): Pick<Changed, 'outcome' | 'fields'> {
  const [changed, heldBack] = [keysOf(decision.after), keysOf(decision.heldBack)];
  if (changed.length > 0) return { outcome: 'changed', fields: changed };
  return heldBack.length > 0 ? { outcome: 'held back', fields: heldBack } : { outcome: 'unchanged', fields: [] };
}

/** Changes one customer or many on the word of a source that is recorded with it. */
export const change = (
  by: Permit<'customers:change'>,
  facts: Omit<SourceFacts, 'receivedOn'>,
  changes: readonly Change[],
): Promise<Changed[]> =>
  transact(by, async (tx, act) => {
    const today = todayOf(by);
    const source = await recordSource(tx, act, { ...facts, receivedOn: today });
    return changeIn(tx, { act, source, today }, changes);
  });

/**
 * Lets dated permanent addresses of customers take effect inside the caller's transaction; gives how many customers' did. Each
 * stays the word of whoever said it: undoing that source's batch takes it away again.
 */
export async function takeEffectIn(
  tx: Tx,
  { act, today }: { readonly act: ActId; readonly today: Day },
  customers: readonly CustomerNumber[],
): Promise<number> {
  const current = await lockCurrentIn(tx, customers);
  const open = await openIn(tx, [...new Set(current.values())]);
  const lines = [...open].flatMap(([number, one]) => (one.isErased ? [] : takeEffect(number as CustomerNumber, one, today))); // prettier-ignore
  await insertChanges(tx, act, null, lines);
  await writeOpen(tx, open);
  return new Set(lines.map(({ customer }) => customer)).size;
}
