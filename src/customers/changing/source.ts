import { assert, type ActId, type BatchId, type Day, type SourceId } from '#kernel';
import type { Tx } from '#platform';
import type { SourceKind, Word } from './precedence.ts';
import { insertSource, sourceRow } from '../queries/customers.ts';

/** Where values came from: a file, or one telling. */
export type SourceFacts = {
  readonly kind: SourceKind;
  /** The seller's code, the list's, the service's; `customer service` for what was told. */
  readonly name: string;
  readonly batch?: BatchId | null;
  readonly fileName?: string | null;
  readonly receivedOn: Day;
  /** The ground on which it may be used. */
  readonly licence?: string | null;
  /** For which purposes the values may be used; none said: no limit. */
  readonly purposes?: readonly string[] | null;
  /** Who told it, when it was told: `customer`, `relative`, `estate` … A word of a list, never a name. */
  readonly toldBy?: string | null;
};

/** Records a source, once for a whole batch or telling; every value that comes of it names it. */
export const recordSource = (tx: Tx, act: ActId, facts: SourceFacts): Promise<SourceId> =>
  insertSource(tx, {
    kind: facts.kind,
    name: facts.name,
    batch: facts.batch ?? null,
    fileName: facts.fileName ?? null,
    receivedOn: facts.receivedOn,
    licence: facts.licence ?? null,
    purposes: facts.purposes ?? null,
    toldBy: facts.toldBy ?? null,
    act,
  });

/** A source's word, as the rules weigh it. */
export async function wordOf(tx: Tx, source: SourceId): Promise<Word> {
  const row = await sourceRow(tx, source);
  assert(row, `no source ${source}`);
  return { kind: row.kind as SourceKind, receivedOn: row.received_on };
}
