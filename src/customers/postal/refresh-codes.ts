import { type ActId, type Day, isBefore, type Permit } from '#kernel';
import { databaseOf, todayOf, transact } from '#access';
import type { Database, Tx } from '#platform';
import {
  addressesByCode,
  closeSpans,
  insertList,
  insertSpans,
  latestSpans,
  lists,
  lockLists,
  reopenSpans,
  rewriteSpans,
} from '../queries/postal.ts';
import { knownCodesIn } from './codes-of-register.ts';
import { compareLists, type ListChanges } from './compare-lists.ts';
import { goBy } from './known-codes.ts';
import type { PostalCodeSpan, PostalList } from './postal-code.ts';
import { type PcfRefusal, readPcf } from './read-pcf.ts';
import { shippedList, shippedName } from './shipped-list.ts';

/** Where a list came from: the shipped package, or a file of the post. */
export type ListOrigin = {
  readonly origin: 'package' | 'pcf';
  readonly name: string;
  readonly sha256: Uint8Array | null;
};

/** What a list would do, or did: the codes, and how many customers have an address in each of them. */
export type CodesRefreshed = {
  readonly kind: 'previewed' | 'refreshed' | 'unchanged';
  readonly runOn: Day;
  readonly codes: number;
  readonly changes: ListChanges;
  /** Customers with an address in a code that is new, changed, retired or back. */
  readonly customersByCode: ReadonlyMap<string, number>;
};

export type RefreshRefusal =
  | PcfRefusal
  | { readonly kind: 'refused'; readonly because: 'older_than_known'; readonly knownOn: Day; readonly runOn: Day }
  | { readonly kind: 'refused'; readonly because: 'too_many_retired'; readonly retired: number; readonly of: number };

/** So large a share of the streets' codes never goes at once: the file is a part of the list. */
const RETIRED_SHARE_MAX = 0.05;
/** Of so many lists the names are looked through; a list a week for forty years. */
const LISTS_MAX = 2_000;

export type Refreshing = { readonly isDryRun: boolean; readonly acceptsFewer: boolean };

/**
 * Takes a PCF file of the post into the register, wholly or not at all; history is kept. A dry run only says what it would do.
 * Refuses a file that is broken, older than what is known, or lacks so many codes that it must be a part of one.
 */
export async function importPcf(
  by: Permit<'settings:change'>,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: Uint8Array },
  how: Refreshing,
): Promise<CodesRefreshed | RefreshRefusal> {
  const read = readPcf(file.bytes, todayOf(by));
  if (read.kind === 'refused') return read;
  const origin = { origin: 'pcf', name: file.name, sha256: file.sha256 } as const;
  const done = await transact(by, (tx, act) => refreshIn(tx, act, { list: read.list, origin }, how));
  if (done.kind === 'refreshed') await takeCodesIntoUse(databaseOf(by));
  return done;
}

let takenList: number | null = null;

/** Lets this process go by the codes of the register, when a list was taken in since it last did; cheap otherwise. */
export async function takeCodesIntoUse(db: Database): Promise<void> {
  const [newest] = await lists(db, 1);
  if (newest === undefined || newest.id === takenList) return;
  // The shipped list is at hand in every process: it is not read from the database.
  goBy(newest.name === shippedName() ? null : await knownCodesIn(db));
  takenList = newest.id;
}

/** Brings the shipped list into a register that knows none or an older one; cheap when there is nothing to do. */
export async function loadShippedCodes(by: Permit<'settings:change'>): Promise<'loaded' | 'known'> {
  const name = shippedName();
  const known = await lists(databaseOf(by), LISTS_MAX);
  // A register is opened by every command: the two megabytes are read only when something may be new in them.
  if (known.some((one) => one.name === name)) return 'known';
  const list = shippedList();
  const [newest] = known;
  if (newest !== undefined && !isBefore(newest.runOn, list.runOn)) return 'known';
  const origin = { origin: 'package', name, sha256: null } as const;
  const how = { isDryRun: false, acceptsFewer: true };
  const done = await transact(by, (tx, act) => refreshIn(tx, act, { list, origin }, how));
  return done.kind === 'refreshed' ? 'loaded' : 'known';
}

type Given = { readonly list: PostalList; readonly origin: ListOrigin };

async function refreshIn(
  tx: Tx,
  act: ActId,
  { list, origin }: Given,
  { isDryRun, acceptsFewer }: Refreshing,
): Promise<CodesRefreshed | RefreshRefusal> {
  await lockLists(tx);
  const [newest] = await lists(tx, 1);
  const { runOn } = list;
  if (newest !== undefined && isBefore(runOn, newest.runOn))
    return { kind: 'refused', because: 'older_than_known', knownOn: newest.runOn, runOn };
  const latest = new Map((await latestSpans(tx)).map((span) => [span.code as string, span]));
  const changes = compareLists(latest, list);
  const streets = [...latest.values()].filter(({ kind, validTo }) => kind === 'normal' && validTo === null).length;
  const gone = changes.retired.filter(({ span }) => span.kind === 'normal').length;
  if (!acceptsFewer && gone > streets * RETIRED_SHARE_MAX)
    return { kind: 'refused', because: 'too_many_retired', retired: gone, of: streets };
  const customersByCode = await addressesByCode(tx, touchedCodes(changes));
  const isSame = newest?.origin === origin.origin && newest.runOn.equals(runOn);
  const outcome = { runOn, codes: list.codes.length, changes, customersByCode };
  if (isDryRun) return { kind: 'previewed', ...outcome };
  if (isSame && touchedCodes(changes).length === 0) return { kind: 'unchanged', ...outcome };
  await write(tx, await insertList(tx, act, { ...origin, runOn, codes: list.codes.length }), { changes, list });
  return { kind: 'refreshed', ...outcome };
}

const touchedCodes = ({ added, changed, retired, back }: ListChanges): string[] => [
  ...added.map(({ code }) => code),
  ...[...changed, ...retired, ...back].map(({ span }) => span.code),
];

const asSpan = (said: PostalList['codes'][number], validFrom: Day): PostalCodeSpan => ({
  ...said,
  validFrom,
  validTo: null,
  successor: null,
});

async function write(
  tx: Tx,
  id: number,
  { changes: { added, changed, retired, back }, list }: { changes: ListChanges; list: PostalList },
): Promise<void> {
  // What was said before it came into force is corrected in its place; the rest ends on the day before the new.
  const corrected = changed.filter(({ span, from }) => !isBefore(span.validFrom, from));
  const followed = changed.filter(({ span, from }) => isBefore(span.validFrom, from) && span.validTo === null);
  const reopened = changed.filter(({ span, from }) => isBefore(span.validFrom, from) && span.validTo !== null);
  await closeSpans(tx, [
    ...retired.map(({ span, lastOn }) => ({ code: span.code, lastOn })),
    ...followed.map(({ span, from }) => ({ code: span.code, lastOn: from.subtract({ days: 1 }) })),
  ]);
  await rewriteSpans(tx, id, [...corrected, ...reopened].map(({ span, said }) => asSpan(said, span.validFrom))); // prettier-ignore
  await reopenSpans(tx, reopened.map(({ span }) => span)); // prettier-ignore
  await insertSpans(tx, id, [
    ...added.map((said) => asSpan(said, said.validFrom)),
    ...followed.map(({ said, from }) => asSpan(said, from)),
    ...back.map(({ said, from }) => asSpan(said, from)),
    ...list.gone.filter(({ code }) => !added.some((said) => said.code === code)),
  ]);
}
