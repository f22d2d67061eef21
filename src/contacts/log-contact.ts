import type { ActId, CustomerNumber, Moment, OutboundId, Permit } from '#kernel';
import { nowOf, transact } from '#access';
import { currentIn, customersIn } from '#customers';
import type { Tx } from '#platform';
import type { ContactId, ContactKind, Direction, TemplateId } from './kinds.ts';
import { insertContacts } from './queries/contacts.ts';

/** A contact as it is told or happened. */
export type GivenContact = {
  readonly customer: CustomerNumber;
  readonly kind: ContactKind;
  /** A note is one's own, whatever is said here. */
  readonly direction: Exclude<Direction, 'own'>;
  readonly subject: string;
  readonly body?: string | null;
  readonly happenedAt: Moment;
  readonly template?: TemplateId | null;
  /** When the register itself sent it. */
  readonly outbound?: OutboundId | null;
};

/** Writes contacts into the log inside the caller's transaction, one statement for all; ids in the rows' order. */
export const logContactIn = (tx: Tx, act: ActId, rows: readonly GivenContact[]): Promise<ContactId[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : insertContacts(tx, act, rows.map((row) => ({
        customer: row.customer, kind: row.kind, direction: row.kind === 'note' ? 'own' : row.direction,
        happened_at: String(row.happenedAt), subject: row.subject, body: row.body ?? null,
        template: row.template ?? null, outbound: row.outbound ?? null,
      }))); // prettier-ignore

/** The customer that stands for the number; `null` when there is none, or it was erased. */
export async function standing(tx: Tx, customer: CustomerNumber): Promise<CustomerNumber | null> {
  const current = (await currentIn(tx, [customer])).get(customer) ?? customer;
  const [row] = await customersIn(tx, [current]);
  return row && row.erasedOn === null ? current : null;
}

export type Logged =
  | { readonly kind: 'logged'; readonly contact: ContactId }
  | { readonly kind: 'refused'; readonly because: 'unknown_customer' | 'not_yet_happened' };

/** Notes a contact, or a note, on a customer's card. What has not happened yet is a task, not a contact. */
export const logContact = (
  by: Permit<'contacts:write'>,
  given: Omit<GivenContact, 'happenedAt' | 'template' | 'outbound'> & { readonly happenedAt?: Moment | null },
): Promise<Logged> =>
  transact(by, async (tx, act): Promise<Logged> => {
    const customer = await standing(tx, given.customer);
    if (customer === null) return { kind: 'refused', because: 'unknown_customer' };
    const happenedAt = given.happenedAt ?? nowOf(by);
    if (Temporal.Instant.compare(happenedAt, nowOf(by)) > 0) return { kind: 'refused', because: 'not_yet_happened' };
    const [contact] = await logContactIn(tx, act, [{ ...given, customer, happenedAt }]);
    if (contact === undefined) throw new Error('no contact was written');
    return { kind: 'logged', contact };
  });
