import {
  assert,
  type ActId,
  type Addressee,
  type AddressOf,
  type Channel,
  type CustomerNumber,
  type Day,
  type Email,
  type Kind,
  type Language,
  mintAddressee,
  type Phone,
  type Purpose,
} from '#kernel';
import { currentIn, nameOf, nothingKnown, postalLinesOf, type CustomerValues } from '#customers';
import type { Tx } from '#platform';
import { type Because, decide, type Decision } from './decide.ts';
import { type MessageType, serves } from './messages.ts';
import { type FactsRow, factsRows, insertDecisions, lockForSending } from './queries/decisions.ts';
import { keptBansOf } from './suppression.ts';

/** What is to go out: by which channel, for which purpose, what kind of message, as things stand on which day. */
export type Sending<C extends Channel, P extends Purpose> = {
  readonly channel: C;
  readonly purpose: P;
  readonly messageType: MessageType;
  readonly today: Day;
};

/** Who may be reached, and who not, with the reason. */
export type Gated<C extends Channel, P extends Purpose> = {
  readonly addressees: readonly Addressee<C, P>[];
  readonly refused: readonly { readonly customer: CustomerNumber; readonly because: Because }[];
};

const CUSTOMERS_PER_CHUNK = 5_000;

/**
 * Asks for each customer whether the message may go out now, stores every decision, and makes an addressee of each who
 * may be reached. It is the only maker of addressees; they are good for the caller's transaction and no longer.
 *
 * Customers may come several times (two invoices of one payer): each time is decided and stored by itself, in order. One
 * that was merged away is decided under the customer that stands. Until the transaction ends no ban of these customers
 * can be told: it waits, so that nothing goes out after a ban.
 */
export async function addresseesIn<C extends Channel, P extends Purpose>(
  tx: Tx,
  act: ActId,
  sending: Sending<C, P>,
  customers: readonly CustomerNumber[],
): Promise<Gated<C, P>> {
  const { messageType, purpose } = sending;
  assert(serves(messageType, purpose), `${messageType} does not serve ${purpose}`);
  const addressees: Addressee<C, P>[] = [];
  const refused: { customer: CustomerNumber; because: Because }[] = [];
  for (let at = 0; at < customers.length; at += CUSTOMERS_PER_CHUNK) {
    const gated = await gateChunk(tx, act, sending, customers.slice(at, at + CUSTOMERS_PER_CHUNK));
    addressees.push(...gated.addressees);
    refused.push(...gated.refused);
  }
  return { addressees, refused };
}

async function gateChunk<C extends Channel, P extends Purpose>(
  tx: Tx,
  act: ActId,
  sending: Sending<C, P>,
  customers: readonly CustomerNumber[],
): Promise<Gated<C, P>> {
  const current = await currentIn(tx, customers);
  const numbers = [...new Set(current.values())].toSorted((a, b) => a - b);
  if (sending.messageType === 'marketing') await lockForSending(tx, numbers);
  const found = await judged(tx, sending, numbers);
  const asked = customers.map((customer) => {
    const one = found.get(current.get(customer) ?? customer);
    assert(one, `no customer ${customer}`);
    return one;
  });
  const ids = await insertDecisions(tx, act, sending, asked.map(({ row, decision }) => ({
    customer: row.number, verdict: decision.verdict, because: 'because' in decision ? decision.because : null,
    rule: decision.rule, rule_version: decision.version, ban: decision.ban,
  }))); // prettier-ignore
  const addressees = asked.flatMap(({ row, decision, address }, at) => {
    const id = ids[at];
    if (decision.verdict === 'refused' || id === undefined || address === undefined) return [];
    const { channel, purpose } = sending;
    const name = nameOf(valuesOf(row)) || (row.organisation_name ?? '');
    return [
      mintAddressee<C, P>({
        channel,
        purpose,
        decision: id,
        customer: row.number,
        name,
        language: row.language as Language,
        address,
      }),
    ];
  });
  const refused = asked.flatMap(({ row, decision }) =>
    decision.verdict === 'refused' ? [{ customer: row.number, because: decision.because }] : [],
  );
  return { addressees, refused };
}

/** A customer with what the gate decides about it, and where the message would go. */
export type Judged<C extends Channel> = {
  readonly row: FactsRow;
  readonly decision: Decision;
  readonly address: AddressOf[C] | undefined;
};

/** Decides about customers without storing anything; `addresseesIn` and explanations share it. */
export async function judged<C extends Channel>(
  tx: Tx,
  { channel, messageType, today }: Pick<Sending<C, Purpose>, 'channel' | 'messageType' | 'today'>,
  numbers: readonly CustomerNumber[],
): Promise<Map<CustomerNumber, Judged<C>>> {
  const rows = await factsRows(tx, numbers, channel, String(today));
  const suppressed =
    messageType === 'marketing'
      ? await keptBansOf(tx, rows.map((row) => ({ number: row.number, values: valuesOf(row) })), today) // prettier-ignore
      : [];
  return new Map(
    rows.map((row, at) => {
      const address = addressOf(channel, row);
      const decision = decide({
        channel,
        messageType,
        kind: row.kind as Kind,
        isErased: row.is_erased,
        isDeceased: row.is_deceased,
        isProtected: row.is_protected,
        isUndeliverable: row.is_undeliverable,
        isReachable: address !== undefined,
        ban: row.ban,
        isContactBanned: row.is_contact_banned,
        isSuppressed: suppressed[at]?.has(channel) ?? false,
        isConsenting: row.is_consenting,
      });
      return [row.number, { row, decision, address }];
    }),
  );
}

const valuesOf = (row: FactsRow): CustomerValues => ({
  ...nothingKnown(row.kind as Kind, row.language as Language),
  givenNames: row.given_names,
  familyName: row.family_name,
  organisationName: row.organisation_name,
  co: row.co,
  streetAddress: row.street_address,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
  phone: row.phone,
  email: row.email,
});

/** Where the channel reaches the customer; `undefined` when it does not. */
function addressOf<C extends Channel>(channel: C, row: FactsRow): AddressOf[C] | undefined {
  const every: { readonly [One in Channel]: () => AddressOf[One] | undefined } = {
    post: () => postalLinesOf(valuesOf(row)) ?? undefined,
    phone: () => (row.phone as Phone | null) ?? undefined,
    sms: () => (row.phone as Phone | null) ?? undefined,
    email: () => (row.email as Email | null) ?? undefined,
    disclosure: () => null,
  };
  return every[channel]();
}
