import { todayOf, transact } from '#access';
import { giveTaskIn } from '#contacts';
import { changeIn, customersIn, lockCurrentIn, recordSource } from '#customers';
import { type CustomerNumber, type Day, isBefore, type Permit, type RunId } from '#kernel';
import type { Tx } from '#platform';
import { insertReturned, type ReturnedCopy, selectReturned } from './queries/returned.ts';

/** Why mail came back, as the post marked it. */
export const RETURN_REASONS = ['moved', 'unknown', 'refused', 'deceased', 'no_box', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Mail that came back: the copy by its run and number when the label can be read, else the customer. */
export type GivenReturn = {
  readonly customer?: CustomerNumber | null;
  readonly run?: RunId | null;
  readonly number?: number | null;
  readonly reason: ReturnReason;
  readonly returnedOn: Day;
};

export type MailReturned =
  /** Deliveries and marketing by post stand still until a new address is told. */
  | { readonly kind: 'held'; readonly customer: CustomerNumber }
  /** The copy went to an address that is not today's: nothing stands still. */
  | { readonly kind: 'noted'; readonly customer: CustomerNumber }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: 'returned_already' | 'not_yet_returned' | 'unknown_customer' };

const INQUIRY_DAYS = 7;

/** What the desk is asked to do, in words for whoever takes the task. */
const INQUIRY: Readonly<Record<ReturnReason, string>> = {
  moved: 'Posti palautui: saaja muuttanut. Selvitä uusi osoite.',
  unknown: 'Posti palautui: saaja tuntematon osoitteessa. Tarkista osoite.',
  refused: 'Posti palautui: saaja kieltäytyi ottamasta vastaan. Kysy, halutaanko tilausta jatkaa.',
  deceased: 'Posti palautui: saaja kuollut. Selvitä, jatkuuko tilaus.',
  no_box: 'Posti palautui: postilaatikkoa tai -luukkua ei löytynyt. Tarkista osoite.',
  other: 'Posti palautui. Selvitä syy ja osoite.',
};

/**
 * Notes mail that came back: the customer's address becomes undeliverable by the one path of customers, so that deliveries and marketing by
 * post stand still until a new street is told, and the desk gets a task to ask for it. Mail from an address that is no more the customer's
 * is only noted.
 */
export const returnMail = (by: Permit<'deliveries:change'>, given: GivenReturn): Promise<MailReturned> =>
  transact(by, async (tx, act): Promise<MailReturned> => {
    const today = todayOf(by);
    if (isBefore(today, given.returnedOn)) return { kind: 'refused', because: 'not_yet_returned' };
    const found = await whose(tx, given, today);
    if (found.kind !== 'found') return found;
    const { customer, copy } = found;
    const back = { customer, run: copy?.run ?? null, number: copy?.number ?? null };
    await insertReturned(tx, act, { ...back, reason: given.reason, returnedOn: given.returnedOn });
    if (copy !== null && !copy.isCurrentAddress) return { kind: 'noted', customer };
    const source = await recordSource(tx, act, { kind: 'staff', name: 'returned mail', receivedOn: today });
    const values = { undeliverableSince: given.returnedOn.toString() };
    await changeIn(tx, { act, source, today }, [{ customer, row: null, values }]);
    const dueOn = today.add({ days: INQUIRY_DAYS });
    await giveTaskIn(tx, act, { customer, dueOn, what: INQUIRY[given.reason], assignee: null });
    return { kind: 'held', customer };
  });

type Whose =
  | { readonly kind: 'found'; readonly customer: CustomerNumber; readonly copy: ReturnedCopy | null }
  | Extract<MailReturned, { kind: 'not found' | 'refused' }>;

/** The copy that came back and its customer, locked; without a copy that went by post, the customer alone. */
async function whose(tx: Tx, { customer: asked, run, number }: GivenReturn, today: Day): Promise<Whose> {
  const who = asked ? await standing(tx, asked) : null;
  const copy = await selectReturned(tx, { run: run ?? null, number: number ?? null, customer: who, today });
  if (copy?.isKnown) return { kind: 'refused', because: 'returned_already' };
  const customer = copy?.customer ?? (run ? null : who);
  if (customer === null) return { kind: 'not found' };
  const [row] = await customersIn(tx, [customer]);
  if (!row || row.erasedOn !== null) return { kind: 'refused', because: 'unknown_customer' };
  return { kind: 'found', customer, copy };
}

const standing = async (tx: Tx, asked: CustomerNumber): Promise<CustomerNumber | null> =>
  (await lockCurrentIn(tx, [asked])).get(asked) ?? null;
