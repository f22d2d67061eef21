import {
  banIn,
  type Forbidden,
  forbidUpdatesIn,
  suppressedIn,
  suppressIn,
  type Unrecorded,
  updatesSuppressedIn,
} from '#gate';
import type { Channel, CustomerNumber } from '#kernel';
import { type Chunk, type ChunkRows, held, kept } from './chunk.ts';
import { selectHitsByName, selectHitsByPhone } from '../queries/hits.ts';
import type { OpenRow, RowVerdict } from '../queries/rows.ts';
import { bannedChannels, type BanRow, checkBanRow, holds } from '../rows/index.ts';
import { waived } from './waive.ts';

type Valid = { readonly open: OpenRow; readonly ban: BanRow };

/**
 * Applies a chunk of a ban list: every customer that a row hits is banned, the namesake too, and the ban is kept without
 * a record for whoever comes into the register later. A row whose time is over bans nothing.
 */
export async function applyBanRows(chunk: Chunk, { rows, choice }: ChunkRows): Promise<RowVerdict[]> {
  const valid: Valid[] = [];
  const verdicts: RowVerdict[] = [];
  for (const open of rows) {
    const checked = waived(checkBanRow(open.values, chunk.today), choice);
    if (checked.kind !== 'valid') verdicts.push(held(open.row, checked.kind, checked.findings.map(kept)));
    else if (holds(checked.values, chunk.today)) valid.push({ open, ban: checked.values });
    else verdicts.push(verdictOf(open.row, 'unchanged', []));
  }
  const hits = await hitsOf(chunk, valid);
  const wasKept = await keep(chunk, valid);
  const banned = await ban(chunk, valid, hits);
  for (const { open } of valid) {
    const customers = hits.get(open.row) ?? [];
    const isNews = customers.some((customer) => banned.has(`${open.row} ${customer}`));
    const isKnown = wasKept.has(open.row);
    const verdict = customers.length === 0 ? (isKnown ? 'unchanged' : 'created') : isNews ? 'updated' : 'unchanged';
    verdicts.push(verdictOf(open.row, verdict, customers));
  }
  return verdicts;
}

function verdictOf(row: number, verdict: RowVerdict['verdict'], hits: readonly CustomerNumber[]): RowVerdict {
  const [customer, ...others] = hits;
  return { row, verdict, customer: customer ?? null, payer: null, order: null, reasons: [], others };
}

const channelsOf = ({ banCodes }: BanRow): readonly Channel[] => bannedChannels(banCodes);

const forbiddenBy = (row: BanRow): readonly Forbidden[] =>
  row.banCodes.includes('update') ? [...channelsOf(row), 'update'] : channelsOf(row);

const firstNameOf = ({ givenNames }: BanRow): string => givenNames.split(' ')[0] ?? '';

async function hitsOf({ tx }: Chunk, valid: readonly Valid[]): Promise<Map<number, CustomerNumber[]>> {
  const byPhone = valid.flatMap(({ open, ban: { phone } }) => (phone === null ? [] : [{ row: open.row, phone }]));
  const byName = valid.flatMap(({ open, ban: row }) =>
    row.postalCode === null
      ? []
      : [{ row: open.row, firstName: firstNameOf(row), familyName: row.familyName, postalCode: row.postalCode }],
  );
  const hits = new Map<number, CustomerNumber[]>();
  for (const { row, customer } of [
    ...(await selectHitsByPhone(tx, byPhone)),
    ...(await selectHitsByName(tx, byName)),
  ]) {
    const known = hits.get(row) ?? [];
    if (!known.includes(customer)) hits.set(row, [...known, customer]);
  }
  return hits;
}

/** Keeps the bans without a record; gives the rows whose ban was kept before. */
async function keep({ tx, batch, today, now }: Chunk, valid: readonly Valid[]): Promise<ReadonlySet<number>> {
  const unrecorded = valid.map(({ ban: row }): Unrecorded => ({
    who: {
      kind: 'person',
      givenNames: row.givenNames,
      familyName: row.familyName,
      organisationName: null,
      postalCode: row.postalCode,
      phone: row.phone,
      email: null,
    },
    channels: forbiddenBy(row),
    until: row.validUntil,
  }));
  const people = unrecorded.map(({ who }) => who);
  const before = await suppressedIn(tx, people, today);
  const updatesBefore = await updatesSuppressedIn(tx, people, today);
  await suppressIn(tx, unrecorded, { source: batch.source, now });
  const isKept = (at: number): boolean =>
    unrecorded[at]?.channels.every((what) =>
      what === 'update' ? updatesBefore[at] === true : before[at]?.has(what) === true,
    ) === true;
  return new Set(valid.flatMap(({ open }, at) => (isKept(at) ? [open.row] : [])));
}

/** Bans the customers hit; gives `row customer` of those of whom it is news. */
async function ban(
  { tx, act, batch, now }: Chunk,
  valid: readonly Valid[],
  hits: ReadonlyMap<number, readonly CustomerNumber[]>,
): Promise<ReadonlySet<string>> {
  const given = valid.flatMap(({ open, ban: row }) =>
    (hits.get(open.row) ?? []).flatMap((customer) =>
      channelsOf(row).map((channel) => ({ row: open.row, customer, channel, until: row.validUntil })),
    ),
  );
  const told = { toldBy: 'ban register', means: 'file', source: batch.source, since: now };
  const set = await banIn(tx, act, given.map(({ customer, channel, until }) => ({ customer, channel, until, ...told }))); // prettier-ignore
  const isNews = new Set(set.map(({ customer, channel }) => `${customer} ${channel}`));
  const updates = valid.flatMap(({ open, ban: { banCodes } }) =>
    banCodes.includes('update') ? (hits.get(open.row) ?? []).map((customer) => ({ row: open.row, customer })) : [],
  );
  const forbidden = new Set(await forbidUpdatesIn(tx, act, updates.map(({ customer }) => ({ customer, ...told })))); // prettier-ignore
  return new Set([
    ...given.filter((one) => isNews.has(`${one.customer} ${one.channel}`)).map((one) => `${one.row} ${one.customer}`),
    ...updates.filter(({ customer }) => forbidden.has(customer)).map((one) => `${one.row} ${one.customer}`),
  ]);
}
