import type { CustomerNumber, Day, Permit, PostalCode } from '#kernel';
import { databaseOf, look, todayOf, transact } from '#access';
import type { Database, Tx } from '#platform';
import { customersInDoubtfulCodes, lists, type ListRow, setSuccessor, spansOf } from '../queries/postal.ts';
import { KnownCodes, type PostalStanding } from './known-codes.ts';
import type { PostalCodeFacts, PostalKind } from './postal-code.ts';

/** Every code that the register knows, with its history: loaded once for a run over many rows. */
export const knownCodesIn = async (db: Database | Tx): Promise<KnownCodes> => new KnownCodes(await spansOf(db, null));

/** What the register knows of the codes on a day; codes it never heard of are left out. */
export async function postalCodesIn(
  db: Database | Tx,
  codes: readonly string[],
  on: Day,
): Promise<Map<string, PostalCodeFacts>> {
  const known = new KnownCodes(await spansOf(db, [...new Set(codes)]));
  return new Map(
    codes.flatMap((code): [string, PostalCodeFacts][] => {
      const facts = known.find(code, on);
      return facts === null ? [] : [[code, facts]];
    }),
  );
}

/** A code as the desk asks for it: how it stands today and every span that it had. */
export type ShownCode = {
  readonly standing: PostalStanding;
  readonly facts: PostalCodeFacts;
  readonly history: readonly PostalCodeFacts[];
};

/** One code with its history, oldest first; `null` when the register never heard of it. */
export async function showPostalCode(by: Permit, code: PostalCode): Promise<ShownCode | null> {
  const today = todayOf(by);
  const known = new KnownCodes(await spansOf(databaseOf(by), [code]));
  const facts = known.find(code, today);
  if (facts === null) return null;
  const history = known.all();
  return { standing: known.standing(code, today), facts, history };
}

/** The lists of codes that were taken in, the newest first. */
export const listPostalLists = (by: Permit, limit: number): Promise<ListRow[]> => lists(databaseOf(by), limit);

/** Tells which code took over from a retired one. */
export type SuccessorSet =
  | { readonly kind: 'set' }
  | { readonly kind: 'refused'; readonly because: 'unknown_code' | 'unknown_successor' | 'code_in_use' };

/** Writes down which code took over from a code that the post has retired. */
export const tellSuccessor = (
  by: Permit<'settings:change'>,
  code: PostalCode,
  successor: PostalCode,
): Promise<SuccessorSet> =>
  transact(by, async (tx): Promise<SuccessorSet> => {
    const today = todayOf(by);
    const known = new KnownCodes(await spansOf(tx, [code, successor]));
    if (known.find(code, today) === null) return { kind: 'refused', because: 'unknown_code' };
    if (known.standing(successor, today) !== 'in_use' || successor === code)
      return { kind: 'refused', because: 'unknown_successor' };
    if (known.standing(code, today) !== 'retired' || !(await setSuccessor(tx, code, successor)))
      return { kind: 'refused', because: 'code_in_use' };
    return { kind: 'set' };
  });

/** A customer whose address the post would not serve, or where nobody lives. A protected address tells no code. */
export type DoubtfulAddress = {
  readonly customer: CustomerNumber;
  readonly code: string | null;
  readonly standing: PostalStanding;
  readonly kind: PostalKind | null;
  readonly successor: PostalCode | null;
};

/** Customers with an address in a code that is retired, unknown or nobody's home today; by code, at most `limit`. */
export const doubtfulAddresses = (by: Permit<'customers:find'>, limit: number): Promise<DoubtfulAddress[]> =>
  look(by, 'addresses in doubtful postal codes', (tx) => doubtfulIn(tx, todayOf(by), { limit }));

/** The addresses of one customer that the post would not serve, or where nobody lives. */
export const doubtfulAddressesOf = (
  by: Permit<'customers:find'>,
  customer: CustomerNumber,
): Promise<DoubtfulAddress[]> =>
  look(by, 'card', (tx) => doubtfulIn(tx, todayOf(by), { limit: ADDRESSES_MAX, customer }));

/** Of one customer. */
const ADDRESSES_MAX = 100;

async function doubtfulIn(
  tx: Tx,
  today: Day,
  which: { readonly limit: number; readonly customer?: CustomerNumber },
): Promise<{ customers: CustomerNumber[]; answer: DoubtfulAddress[] }> {
  const found = await customersInDoubtfulCodes(tx, today, which);
  const known = new KnownCodes(await spansOf(tx, [...new Set(found.map(({ code }) => code))]));
  const answer = found.map(({ customer, code, isSecret }): DoubtfulAddress => {
    const standing = known.standing(code, today);
    if (isSecret) return { customer, code: null, standing, kind: null, successor: null };
    const facts = known.find(code, today);
    return { customer, code, standing, kind: facts?.kind ?? null, successor: facts?.successor ?? null };
  });
  return { customers: found.map(({ customer }) => customer), answer };
}
