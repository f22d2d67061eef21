import { databaseOf, todayOf, transact } from '#access';
import { addresseesIn, sendOut } from '#gate';
import type { ActId, CustomerNumber, Permit } from '#kernel';
import type { Tx } from '#platform';
import { headerOf, rowsOf } from './list-file.ts';
import { selectList, selectMembers } from './queries/groups.ts';
import type { MarketingChannel } from './queries/members.ts';

const MEMBERS_PER_CHUNK = 2_000;

/** What went out of a list: its rows, and how many each reason kept back. */
export type Exported =
  | {
      readonly kind: 'exported';
      readonly list: number;
      readonly channel: MarketingChannel;
      readonly rows: number;
      readonly refused: readonly { readonly because: string; readonly count: number }[];
    }
  | { readonly kind: 'unknown list' };

/**
 * Takes a frozen list out for one channel as CSV, piece by piece. Each piece is decided by the gate in the transaction that records it as
 * gone out: whoever forbids before it is not in it, and the refusal stands with its reason on his card. A piece is given out only after
 * its transaction: what left is always recorded, also when the taking is stopped half-way.
 */
export async function exportList(
  by: Permit<'groups:export'>,
  list: number,
  channel: MarketingChannel,
  give: Give,
): Promise<Exported> {
  if ((await selectList(databaseOf(by), list)) === null) return { kind: 'unknown list' };
  return takeOut({ list, channel }, give, (part) => transact(by, (tx, act) => exportChunk(by, { tx, act }, part)));
}

/**
 * Takes a frozen list out whole or not at all, for a target that vanishes when it cannot be finished: everything is recorded
 * in one transaction, and a piece that cannot be given takes all of it back.
 */
export async function exportWholeList(
  by: Permit<'groups:export'>,
  list: number,
  channel: MarketingChannel,
  give: Give,
): Promise<Exported> {
  if ((await selectList(databaseOf(by), list)) === null) return { kind: 'unknown list' };
  return transact(by, (tx, act) => takeOut({ list, channel }, give, (part) => exportChunk(by, { tx, act }, part)));
}

type Give = (piece: string) => void | Promise<void>;
type Part = { readonly list: number; readonly channel: MarketingChannel; readonly after: number };

async function takeOut(
  { list, channel }: Omit<Part, 'after'>,
  give: Give,
  next: (part: Part) => Promise<Chunk>,
): Promise<Exported> {
  await give(headerOf(channel));
  const refused = new Map<string, number>();
  let [rows, after] = [0, 0];
  for (;;) {
    const chunk = await next({ list, channel, after });
    if (chunk.members.length === 0) break;
    await give(chunk.text);
    rows += chunk.rows;
    for (const because of chunk.refused) refused.set(because, (refused.get(because) ?? 0) + 1);
    after = chunk.members.at(-1) ?? after;
  }
  const reasons = [...refused].map(([because, count]) => ({ because, count }));
  return { kind: 'exported', list, channel, rows, refused: reasons };
}

type Chunk = {
  readonly members: readonly CustomerNumber[];
  readonly text: string;
  readonly rows: number;
  readonly refused: readonly string[];
};

async function exportChunk(
  by: Permit<'groups:export'>,
  { tx, act }: { readonly tx: Tx; readonly act: ActId },
  { list, channel, after }: Part,
): Promise<Chunk> {
  const members = await selectMembers(tx, { list, after, limit: MEMBERS_PER_CHUNK });
  if (members.length === 0) return { members, text: '', rows: 0, refused: [] };
  const sending = { channel, purpose: 'informing', messageType: 'marketing', today: todayOf(by) } as const;
  const { addressees, refused } = await addresseesIn<MarketingChannel, 'informing'>(tx, act, sending, members);
  await sendOut(tx, act, addressees, { document: 'target group list', about: () => `list ${list}` });
  return {
    members,
    text: rowsOf(addressees),
    rows: addressees.length,
    refused: refused.map(({ because }) => because),
  };
}
