import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { todayOf, transact } from '#access';
import { addresseesIn, sendOut } from '#gate';
import { type Addressee, assert, assertMinted, type CustomerNumber, type Permit } from '#kernel';
import { csvRows } from '#platform';
import { insertFeed, type ListedClaim, lockUnfed } from './queries/claims.ts';

const CLAIMS_PER_FEED_MAX = 5_000;

const COLUMNS = [
  'claim', 'title', 'year', 'number', 'distributed_on', 'claimed_on', 'reason', 'remedy', 'repeated', 'copies', 'door_code', 'note',
  'customer_number', 'name', 'line2', 'line3', 'street', 'postal_code', 'city', 'country',
] as const; // prettier-ignore

/** What went to the distributor. */
export type Fed = { readonly claims: number; readonly unreachable: number; readonly file: string | null };

/**
 * Gives the distributor the claims that no file has carried yet, in one file that is never written over, each customer let through by the
 * gate. A claim whose customer has no address any more stays behind. Fed once, a claim is not fed again.
 */
export const feedClaims = (
  by: Permit<'deliveries:run'>,
  { folder, isDryRun = false }: { readonly folder: string; readonly isDryRun?: boolean },
): Promise<Fed> =>
  transact(by, async (tx, act): Promise<Fed> => {
    const today = todayOf(by);
    const claims = await lockUnfed(tx, CLAIMS_PER_FEED_MAX);
    if (claims.length === 0 || isDryRun) return { claims: claims.length, unreachable: 0, file: null };
    const sending = { channel: 'post', purpose: 'orders', messageType: 'delivery', today } as const;
    const { addressees, refused } = await addresseesIn(tx, act, sending, claims.map(({ customer }) => customer)); // prettier-ignore
    const of = new Map<CustomerNumber, Addressee<'post', 'orders'>[]>();
    for (const one of addressees) of.set(one.customer, [...(of.get(one.customer) ?? []), one]);
    const going = claims.flatMap((claim) => {
      const to = of.get(claim.customer)?.shift();
      return to ? [{ claim, to }] : [];
    });
    assert(going.length === addressees.length, 'every addressee has his claim');
    if (going.length === 0) return { claims: 0, unreachable: refused.length, file: null };
    await sendOut(tx, act, going.map(({ to }) => to), { document: 'claim feed', about: () => `claims ${today.toString()}` }); // prettier-ignore
    const feed = await insertFeed(tx, act, today, going.map(({ claim }) => claim.id)); // prettier-ignore
    const file = await written(folder, `claims-${today.toString()}-${feed}.csv`, going.map(cells)); // prettier-ignore
    return { claims: going.length, unreachable: refused.length, file };
  });

function cells({ claim, to }: { readonly claim: ListedClaim; readonly to: Addressee<'post', 'orders'> }) {
  assertMinted(to);
  const { line2, line3, street, postalCode, city, country } = to.address;
  return [
    claim.id, claim.title, claim.year, claim.number, claim.issueOn.toString(), claim.claimedOn.toString(), claim.reason, claim.remedy,
    claim.isRepeated ? 'yes' : '', claim.copies, claim.doorCode ?? '', claim.note ?? '',
    String(to.customer), to.name, line2, line3, street, postalCode, city, country,
  ]; // prettier-ignore
}

async function written(folder: string, name: string, rows: ReturnType<typeof cells>[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const stream = createWriteStream(`${path}.tmp`, { mode: 0o600 });
  stream.end(csvRows([[...COLUMNS], ...rows], '\r\n'));
  await finished(stream);
  await rename(`${path}.tmp`, path);
  return path;
}
