import { databaseOf, todayOf, transact } from '#access';
import { REASONS, refreshKeys } from '#gate';
import type { Permit } from '#kernel';
import type { DefinitionFault } from './definition.ts';
import { countMembers, MARKETING_CHANNELS, type MarketingChannel, type ReasonCount } from './queries/members.ts';
import { readDefinition } from './read-definition.ts';

/** What a channel reaches of a group: who matched, less what each reason takes away in the gate's order. */
export type Waterfall = {
  readonly channel: MarketingChannel;
  readonly matched: number;
  readonly removed: readonly { readonly because: string; readonly count: number }[];
  readonly reached: number;
};

/** How many a group is. */
export type Counted =
  | { readonly kind: 'counted'; readonly matched: number; readonly channels: readonly Waterfall[] }
  | ({ readonly kind: 'refused' } & DefinitionFault);

/** The reasons in the order in which the gate asks them. */
const ORDER: readonly string[] = REASONS;

/**
 * Counts a target group now, in one query: who matches, and by channel who may be reached. A ban told a moment ago is in the count;
 * nothing is kept. The count is recorded in the audit trail, because repeated counts can narrow down to one person.
 */
export async function countGroup(by: Permit<'groups:read'>, definition: unknown): Promise<Counted> {
  const read = readDefinition(definition);
  if (read.kind === 'refused') return read;
  await refreshKeys(databaseOf(by));
  return transact(by, async (tx) => {
    const { matched, reasons } = await countMembers(tx, read.definition, todayOf(by));
    return {
      kind: 'counted',
      matched,
      channels: MARKETING_CHANNELS.map((channel) => waterfall(channel, matched, reasons)),
    };
  });
}

/** Parts what matched into what is removed by each reason and what is reached. */
export function waterfall(channel: MarketingChannel, matched: number, reasons: readonly ReasonCount[]): Waterfall {
  const own = reasons.filter((row) => row.channel === channel);
  const removed = own
    .flatMap(({ because, count }) => (because === null ? [] : [{ because, count }]))
    .toSorted((a, b) => ORDER.indexOf(a.because) - ORDER.indexOf(b.because));
  const reached = own.find(({ because }) => because === null)?.count ?? 0;
  return { channel, matched, removed, reached };
}
