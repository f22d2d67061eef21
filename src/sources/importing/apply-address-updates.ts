import { changeIn, customersIn, type CustomerValues, matchIn, nothingKnown, type SomeValues } from '#customers';
import type { CustomerNumber } from '#kernel';
import { type Chunk, type ChunkRows, held, kept, NO_CHOICE } from './chunk.ts';
import type { EarlierRow, OpenRow, RowVerdict } from '../queries/rows.ts';
import { firstAndAgain, repeatedVerdict, repeatsOf } from './repeats.ts';
import { type AddressUpdateRow, checkAddressUpdateRow, finding } from '../rows/index.ts';
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
  for (const wave of wavesOf(valid)) verdicts.push(...(await applyWave(chunk, wave, choice.receiver)));
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

async function applyWave(
  chunk: Chunk,
  wave: readonly Valid[],
  choice: ChunkRows['choice']['receiver'],
): Promise<RowVerdict[]> {
  const found = choice?.kind === 'same' ? wave.map(() => sure(choice.customer)) : await findMovers(chunk, wave);
  const settled = wave.flatMap((one, at) => {
    const who = found[at];
    const isApplied = who?.kind === 'same' && one.update.event !== 'unknown_at_address';
    return isApplied ? [{ ...one, customer: who.customer }] : [];
  });
  const changed = await changeIn(
    chunk.tx,
    { act: chunk.act, source: chunk.batch.source, today: chunk.today },
    settled.map(({ open, customer, update }) => ({ customer, row: open.row, values: newValuesOf(update) })),
  );
  const news = new Map(settled.map(({ open }, at) => [open.row, changed[at]?.outcome === 'changed']));
  return wave.map((one, at) => verdictOf(one, found[at], news.get(one.open.row) === true));
}

const sure = (customer: CustomerNumber): FoundMover => ({ kind: 'same', customer });

async function findMovers({ tx }: Chunk, wave: readonly Valid[]): Promise<FoundMover[]> {
  const matches = await matchIn(tx, wave.map(({ update }) => ({ values: oldValuesOf(update) }))); // prettier-ignore
  const among = matches.map((match) =>
    match.kind === 'ask' ? match.among.map(({ customer }) => customer) : match.kind === 'same' ? [match.customer] : [],
  );
  const known = new Map((await customersIn(tx, [...new Set(among.flat())])).map((one) => [one.number, one.values]));
  return wave.map(({ update }, at) => {
    const candidates = (among[at] ?? []).flatMap((customer) => {
      const values = known.get(customer);
      return values === undefined ? [] : [{ customer, values }];
    });
    return whoMoved(update.old, candidates);
  });
}

function newValuesOf({ event, on, newAddress, newNames }: AddressUpdateRow): SomeValues {
  if (event === 'deceased') return { deceasedOn: on.toString() };
  const address = newAddress && {
    co: newAddress.co === '' ? null : newAddress.co,
    streetAddress: newAddress.street,
    postalCode: newAddress.postalCode,
    city: newAddress.city,
    country: newAddress.country,
  };
  const names = newNames && {
    familyName: newNames.familyName,
    ...(newNames.givenNames === '' ? {} : { givenNames: newNames.givenNames }),
  };
  return { ...address, ...names };
}

function verdictOf({ open, update }: Valid, who: FoundMover | undefined, isNews: boolean): RowVerdict {
  const because = (verdict: 'rejected' | 'quarantined', reason: 'no_match' | 'doubtful_match' | 'unknown_at_address') =>
    held(open.row, verdict, [kept(finding(verdict, reason, 'old_family_name'))]);
  if (who === undefined || who.kind === 'nobody') return because('rejected', 'no_match');
  if (who.kind === 'ask') return because('quarantined', 'doubtful_match');
  if (update.event === 'unknown_at_address') return because('quarantined', 'unknown_at_address');
  const verdict = isNews ? 'updated' : 'unchanged';
  return { row: open.row, verdict, customer: who.customer, payer: null, order: null, reasons: [] };
}
