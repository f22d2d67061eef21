import type { Channel, CustomerNumber, Day } from '#kernel';
import { banIn, consentIn, forbidUpdatesIn } from '#gate';
import { type Chunk, type ChunkRows, held, kept, NO_CHOICE } from './chunk.ts';
import { foreignKeyOf } from './foreign-key.ts';
import { keepBansOfHeldRows } from './held-bans.ts';
import { selectConsenting } from '../queries/known.ts';
import type { EarlierRow, OpenRow, RowVerdict } from '../queries/rows.ts';
import { firstAndAgain, repeatedVerdict, repeatsOf } from './repeats.ts';
import { bannedChannels, type CheckedRow, checkCustomerRow, type CustomerRow, finding } from '../rows/index.ts';
import { type IncomingParty, recognise, settle, type Settled } from './settle-parties.ts';
import { waived } from './waive.ts';

type Checked = { readonly open: OpenRow; readonly checked: CheckedRow<CustomerRow> };
type Valid = { readonly open: OpenRow; readonly values: CustomerRow; readonly reasons: RowVerdict['reasons'] };

/**
 * Applies a chunk of a customer file: known customers are changed or completed, new ones made, bans and consents told to
 * the gate; doubtful rows wait for a person. A row that was applied before word for word changes nothing.
 */
export async function applyCustomerRows(chunk: Chunk, { rows, choice }: ChunkRows): Promise<RowVerdict[]> {
  const repeats = choice === NO_CHOICE ? await repeatsOf(chunk, rows) : new Map<string, EarlierRow>();
  const { first, again } = firstAndAgain(rows.filter(({ fingerprint }) => !repeats.has(fingerprint)));
  const checked = first.map((open): Checked => ({
    open,
    checked: waived(checkCustomerRow(open.values, chunk.today), choice),
  }));
  const { valid, holds } = parted(checked);
  const parties = valid.map(({ open, values }): IncomingParty => ({
    row: open.row,
    party: values.party,
    foreignKey: foreignKeyOf(chunk.batch, values.sourceKey),
    choice: choice.receiver,
  }));
  const recognisedAs = await recognise(chunk, parties);
  const settled = await settle(chunk, parties, recognisedAs, () => false);
  const told = await tellGate(chunk, valid, settled);
  const verdicts = [...holds, ...valid.map((one, at) => verdictOf(one, settled[at], told))];
  const isHeld = new Set(verdicts.flatMap(({ row, customer }) => (customer === null ? [row] : [])));
  await keepBansOfHeldRows(chunk, first.filter(({ row }) => isHeld.has(row))); // prettier-ignore
  const byRow = new Map(verdicts.map((verdict) => [verdict.row, verdict]));
  return [
    ...verdicts,
    ...again.flatMap(({ row, as }) => sameAs(row.row, byRow.get(as))),
    ...rows.flatMap(({ row, fingerprint }) => {
      const earlier = repeats.get(fingerprint);
      return earlier === undefined ? [] : [repeatedVerdict(row, earlier)];
    }),
  ];
}

function parted(checked: readonly Checked[]): { valid: Valid[]; holds: RowVerdict[] } {
  const valid: Valid[] = [];
  const holds: RowVerdict[] = [];
  for (const { open, checked: one } of checked) {
    if (one.kind === 'valid') valid.push({ open, values: one.values, reasons: one.remarks.map(kept) });
    else holds.push(held(open.row, one.kind, one.findings.map(kept)));
  }
  return { valid, holds };
}

function verdictOf({ open, values, reasons }: Valid, settled: Settled | null | undefined, told: Told): RowVerdict {
  const field = values.party.kind === 'organisation' ? 'organisation_name' : 'family_name';
  if (!settled) return held(open.row, 'quarantined', [kept(finding('quarantined', 'doubtful_match', field))]);
  const isTold = settled.outcome === 'unchanged' && told.has(open.row);
  const verdict = isTold ? 'updated' : settled.outcome;
  return { row: open.row, verdict, customer: settled.customer, payer: null, order: null, reasons };
}

const sameAs = (row: number, as: RowVerdict | undefined): RowVerdict[] =>
  as === undefined ? [] : [as.customer === null ? { ...as, row } : { ...as, row, verdict: 'unchanged' }];

/** Rows that told the gate something it did not know. */
type Told = ReadonlySet<number>;

async function tellGate(chunk: Chunk, valid: readonly Valid[], settled: readonly (Settled | null)[]): Promise<Told> {
  const known = valid.flatMap((one, at) => {
    const customer = settled[at]?.customer;
    return customer === undefined ? [] : [{ ...one, customer }];
  });
  const bans = known.flatMap(({ open, values, customer }) =>
    bannedChannels(values.banCodes).map((channel) => ({ row: open.row, customer, channel })),
  );
  const consents = known.flatMap(({ open, values, customer }) =>
    values.consentEmailOn === null ? [] : [{ row: open.row, customer, givenOn: values.consentEmailOn }],
  );
  const updates = known.flatMap(({ open, values, customer }) =>
    values.banCodes.includes('update') ? [{ row: open.row, customer }] : [],
  );
  return new Set([
    ...(await tellBans(chunk, bans)),
    ...(await tellUpdateBans(chunk, updates)),
    ...(await tellConsents(chunk, consents)),
  ]);
}

type ToldBan = { readonly row: number; readonly customer: CustomerNumber; readonly channel: Channel };

async function tellBans({ tx, act, batch, now }: Chunk, bans: readonly ToldBan[]): Promise<number[]> {
  const source = { toldBy: batch.profile, means: 'file', source: batch.source, since: now };
  const fresh = await banIn(
    tx,
    act,
    bans.map(({ customer, channel }) => ({ customer, channel, ...source })),
  );
  const isNew = new Set(fresh.map(({ customer, channel }) => `${customer} ${channel}`));
  return bans.filter(({ customer, channel }) => isNew.has(`${customer} ${channel}`)).map(({ row }) => row);
}

async function tellUpdateBans(
  { tx, act, batch, now }: Chunk,
  told: readonly { readonly row: number; readonly customer: CustomerNumber }[],
): Promise<number[]> {
  const source = { toldBy: batch.profile, means: 'file', source: batch.source, since: now };
  const fresh = new Set(await forbidUpdatesIn(tx, act, told.map(({ customer }) => ({ customer, ...source })))); // prettier-ignore
  return told.filter(({ customer }) => fresh.has(customer)).map(({ row }) => row);
}

type ToldConsent = { readonly row: number; readonly customer: CustomerNumber; readonly givenOn: Day };

async function tellConsents({ tx, act, batch }: Chunk, consents: readonly ToldConsent[]): Promise<number[]> {
  if (consents.length === 0) return [];
  const standing = new Set(
    await selectConsenting(
      tx,
      consents.map(({ customer }) => customer),
    ),
  );
  const fresh = consents.filter(({ customer }) => {
    const isNew = !standing.has(customer);
    standing.add(customer);
    return isNew;
  });
  await consentIn(
    tx,
    act,
    fresh.map(({ customer, givenOn }) => ({
      customer,
      channel: 'email' as const,
      givenOn,
      wording: `consent_email_on (${batch.profile})`,
      source: batch.source,
    })),
  );
  return fresh.map(({ row }) => row);
}
