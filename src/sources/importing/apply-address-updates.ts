import {
  changeIn,
  type Changed,
  customersIn,
  type CustomerValues,
  type Field,
  matchIn,
  nothingKnown,
} from '#customers';
import { updatesForbiddenIn } from '#gate';
import type { CustomerNumber } from '#kernel';
import { type Chunk, type ChunkRows, held, kept, NO_CHOICE } from './chunk.ts';
import { type NewProposal, putProposals, selectPolicies } from '../queries/proposals.ts';
import type { EarlierRow, OpenRow, RowVerdict } from '../queries/rows.ts';
import { firstAndAgain, repeatedVerdict, repeatsOf } from './repeats.ts';
import { type AddressUpdateRow, checkAddressUpdateRow, finding, type RowReason } from '../rows/index.ts';
import { decideUpdate, type UpdateDecision } from '../updates/decide-update.ts';
import { evidenceOf } from '../updates/evidence.ts';
import { type Said, saidBy, shownOf } from '../updates/new-values.ts';
import { policyIn } from '../updates/policy.ts';
import { type FoundMover, homeKey, whoMoved } from './who-moved.ts';
import { waived } from './waive.ts';

type Valid = { readonly open: OpenRow; readonly update: AddressUpdateRow };

/**
 * Applies a chunk of an address service's file: movers, new names and deaths of customers found by their old name and
 * address. Whoever is not found is rejected, whoever may be several waits for a person, a row told again changes nothing.
 */
export async function applyAddressUpdates(chunk: Chunk, { rows, choice }: ChunkRows): Promise<RowVerdict[]> {
  const repeats = choice === NO_CHOICE ? await repeatsOf(chunk, rows) : new Map<string, EarlierRow>();
  const verdicts = rows.flatMap(({ row, fingerprint }) => {
    const earlier = repeats.get(fingerprint);
    return earlier === undefined ? [] : [repeatedVerdict(row, earlier)];
  });
  const { first, again } = firstAndAgain(rows.filter(({ fingerprint }) => !repeats.has(fingerprint)));
  const valid: Valid[] = [];
  for (const open of first) {
    const checked = waived(checkAddressUpdateRow(open.values, chunk.today), choice);
    if (checked.kind === 'valid') valid.push({ open, update: checked.values });
    else verdicts.push(held(open.row, checked.kind, checked.findings.map(kept)));
  }
  for (const wave of wavesOf(valid)) verdicts.push(...(await applyWave(chunk, wave, choice)));
  const byRow = new Map(verdicts.map((verdict) => [verdict.row, verdict]));
  for (const { row, as } of again) {
    const verdict = byRow.get(as);
    if (verdict) verdicts.push({ ...verdict, row: row.row, verdict: verdict.customer ? 'unchanged' : verdict.verdict });
  }
  return verdicts;
}

/** Rows whose old home is the new home of an earlier row come after it: the same person moved twice. */
function wavesOf(valid: readonly Valid[]): Valid[][] {
  const waves: Valid[][] = [];
  const waveByHome = new Map<string, number>();
  for (const one of valid) {
    const { old, newAddress, newNames } = one.update;
    const wave = (waveByHome.get(homeKey(old)) ?? -1) + 1;
    if (newAddress) {
      const { street, postalCode } = newAddress;
      waveByHome.set(homeKey({ ...old, ...newNames, street, postalCode }), wave);
    }
    (waves[wave] ??= []).push(one);
  }
  return waves;
}

/** Who somebody was, as a customer's values to be found by. */
export const oldValuesOf = ({ old }: AddressUpdateRow): CustomerValues => ({
  ...nothingKnown('person'),
  givenNames: old.givenNames,
  familyName: old.familyName,
  streetAddress: old.street,
  postalCode: old.postalCode,
});

async function applyWave(chunk: Chunk, wave: readonly Valid[], choice: ChunkRows['choice']): Promise<RowVerdict[]> {
  const { receiver } = choice;
  const found = await findMovers(chunk, wave, receiver?.kind === 'same' ? receiver.customer : null);
  const forbidden = await updatesForbiddenIn(
    chunk.tx,
    [...new Set(found.flatMap(({ who }) => meantBy(who)))],
    chunk.today,
  );
  const policyOf = policyIn(await selectPolicies(chunk.tx));
  const decided = wave.map((one, at): Decided => {
    const { who, known } = found[at] ?? { who: { kind: 'nobody' }, known: new Map<CustomerNumber, CustomerValues>() };
    const policy = policyOf(serviceOf(chunk, one.update), one.update.event);
    const decision = decideUpdate(who, { forbidden, policy, isAPersons: choice !== NO_CHOICE });
    return { ...one, known, decision, said: saidBy(one.update, chunk.today) };
  });
  const outcomes = await carryOut(chunk, decided);
  await putProposals(chunk.tx, chunk.act, chunk.batch.id, decided.flatMap((one) => proposalsOf(chunk, one, outcomes.get(one.open.row)))); // prettier-ignore
  return decided.map((one) => verdictOf(one, outcomes.get(one.open.row)));
}

type Outcome = Changed['outcome'];
type Decided = Valid & {
  readonly decision: UpdateDecision;
  readonly said: Said;
  /** Whoever the row may mean, as they stood before it. */
  readonly known: ReadonlyMap<CustomerNumber, CustomerValues>;
};

async function carryOut(chunk: Chunk, decided: readonly Decided[]): Promise<ReadonlyMap<number, Outcome>> {
  const applied = decided.flatMap(({ open, decision, said }) =>
    decision.kind === 'apply' ? [{ customer: decision.customer, row: open.row, ...said }] : [],
  );
  const { act, batch, today } = chunk;
  const changed = await changeIn(chunk.tx, { act, source: batch.source, today }, applied);
  return new Map(applied.map(({ row }, at) => [row, changed[at]?.outcome ?? 'unchanged']));
}

const meantBy = (who: FoundMover): readonly CustomerNumber[] =>
  who.kind === 'same' ? [who.customer] : who.kind === 'ask' ? who.among : [];

const serviceOf = ({ batch }: Chunk, { service }: AddressUpdateRow): string =>
  service === '' ? (batch.supplier ?? batch.profile) : service;

type FoundOne = { readonly who: FoundMover; readonly known: Decided['known'] };

/** Whom each row means; a person's choice is whom it means. */
async function findMovers({ tx }: Chunk, wave: readonly Valid[], chosen: CustomerNumber | null): Promise<FoundOne[]> {
  const among = chosen === null ? await candidatesOf(tx, wave) : wave.map(() => [chosen]);
  const customers = await customersIn(tx, [...new Set(among.flat())]);
  const values = new Map(customers.map((one) => [one.number, one.values]));
  return wave.map(({ update }, at) => {
    const known = new Map(
      (among[at] ?? []).flatMap((customer) => {
        const one = values.get(customer);
        return one === undefined ? [] : [[customer, one] as const];
      }),
    );
    const candidates = [...known].map(([customer, one]) => ({ customer, values: one }));
    return { known, who: chosen === null ? whoMoved(update.old, candidates) : { kind: 'same', customer: chosen } };
  });
}

async function candidatesOf(tx: Chunk['tx'], wave: readonly Valid[]): Promise<CustomerNumber[][]> {
  const matches = await matchIn(tx, wave.map(({ update }) => ({ values: oldValuesOf(update) }))); // prettier-ignore
  return matches.map((match) =>
    match.kind === 'ask' ? match.among.map(({ customer }) => customer) : match.kind === 'same' ? [match.customer] : [],
  );
}

function proposalsOf(
  chunk: Chunk,
  { open, update, decision, said, known }: Decided,
  outcome: Outcome | undefined,
): NewProposal[] {
  if (decision.kind === 'nobody') return [];
  const stateOf = (): Pick<NewProposal, 'state' | 'because'> => {
    if (decision.kind === 'wait') return { state: 'waiting', because: decision.because };
    if (decision.kind === 'leave alone') return { state: 'left alone', because: 'updates_forbidden' };
    if (outcome === 'held back') return { state: 'held back', because: 'better_source' };
    return { state: outcome === 'changed' ? 'applied' : 'unchanged', because: null };
  };
  const says = shownOf(said);
  return (decision.kind === 'apply' ? [decision.customer] : decision.among).flatMap((customer) => {
    const values = known.get(customer);
    if (values === undefined) return [];
    const stood = Object.fromEntries((Object.keys(says) as Field[]).map((field) => [field, values[field]]));
    return [{
      row: open.row, customer, service: serviceOf(chunk, update), event: update.event, happenedOn: String(update.on),
      says, stood, evidence: evidenceOf(update.old, values), ...stateOf(),
    }]; // prettier-ignore
  });
}

function verdictOf({ open, update, decision }: Decided, outcome: Outcome | undefined): RowVerdict {
  const because = (verdict: 'rejected' | 'quarantined', reason: RowReason): RowVerdict =>
    held(open.row, verdict, [kept(finding(verdict, reason, 'old_family_name'))]);
  const settled = (verdict: 'updated' | 'unchanged', customer: CustomerNumber): RowVerdict => ({
    row: open.row, verdict, customer, payer: null, order: null, reasons: [],
  }); // prettier-ignore
  switch (decision.kind) {
    case 'nobody':
      return because('rejected', 'no_match');
    case 'wait':
      if (decision.because === 'doubtful_match') return because('quarantined', 'doubtful_match');
      return because('quarantined', update.event === 'unknown_at_address' ? 'unknown_at_address' : 'policy_asks');
    case 'leave alone':
      return settled('unchanged', decision.among[0] as CustomerNumber);
    case 'apply':
      return settled(outcome === 'changed' ? 'updated' : 'unchanged', decision.customer);
  }
}
