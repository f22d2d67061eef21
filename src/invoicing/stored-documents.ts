import { customersIn, nameOf, postalLinesOf, protectedAmong } from '#customers';
import {
  assert,
  type Cents,
  cents,
  type CustomerNumber,
  day,
  type Day,
  FINLAND,
  type Iban,
  type InvoiceId,
  minus,
  parseBusinessId,
  parseIban,
  parseReferenceNumber,
  plus,
  type PostalLines,
  type ReferenceNumber,
} from '#kernel';
import type { Database, Tx } from '#platform';
import { readSettings, type RegisterSettings } from '#register';
import type {
  Account,
  Buyer,
  InvoiceDocument,
  NamedAddress,
  ReminderDocument,
  Seller,
} from './documents/invoice-document.ts';
import { selectInvoices, type StoredInvoice, type StoredLine } from './queries/invoices.ts';

/** A stored invoice with the document that it is printed from. */
export type StoredDocument = { readonly invoice: InvoiceId; readonly document: InvoiceDocument };

/**
 * The documents of invoices and credit notes, by id: as they were issued, the seller and who gets the goods as they are now. They go
 * to the payer: where somebody protected gets the goods they do not say, to nobody.
 */
export async function documentsIn(
  db: Database | Tx,
  invoices: readonly InvoiceId[],
  today: Day,
): Promise<StoredDocument[]> {
  const stored = await selectInvoices(db, invoices);
  const settings = await readSettings(db);
  const receivers = await receiversOf(db, stored, today);
  return stored.map((one) => ({ invoice: one.id, document: documentOf(one, settings, receivers) }));
}

/** What a reminder letter asks for; its fee and interest have been charged already. */
export type Reminding = {
  readonly invoice: InvoiceId;
  readonly remindedOn: Day;
  readonly dueOn: Day;
  /** All that is asked: what is open of the invoice with every fee and interest charged on it. */
  readonly askedCents: Cents;
};

/** The reminder letters of invoices, in the order given; call it after `chargeIn` in the same transaction. */
export async function reminderDocumentsIn(
  db: Database | Tx,
  remindings: readonly Reminding[],
): Promise<ReminderDocument[]> {
  const settings = await readSettings(db);
  const stored = new Map((await selectInvoices(db, remindings.map(({ invoice }) => invoice))).map((one) => [one.id, one])); // prettier-ignore
  return remindings.map((reminding) => {
    const one = stored.get(reminding.invoice);
    assert(one, `no invoice ${reminding.invoice} to remind of`);
    return reminderOf(one, settings, reminding);
  });
}

function reminderOf(
  one: StoredInvoice,
  settings: RegisterSettings,
  { remindedOn, dueOn, askedCents }: Reminding,
): ReminderDocument {
  const owedCents = plus(one.totalCents, one.reminderFeeCents, one.interestCents);
  return {
    type: 'reminder',
    language: one.payerLanguage,
    remindedOn,
    dueOn,
    seller: sellerOf(settings, one.payeeIban),
    buyer: buyerOf(one),
    reference: referenceOf(one),
    original: {
      number: String(one.number),
      issuedOn: one.issuedOn,
      dueOn: one.dueOn,
      totalCents: one.totalCents,
      grounds: one.lines.map(({ text }) => text),
    },
    paidCents: minus(owedCents, askedCents),
    feeCents: one.reminderFeeCents,
    interest: one.interestCents === 0 ? null : { cents: one.interestCents },
  };
}

function documentOf(
  one: StoredInvoice,
  settings: RegisterSettings,
  receivers: ReadonlyMap<CustomerNumber, NamedAddress>,
): InvoiceDocument {
  const others = [...new Set(one.lines.map(({ receiver }) => receiver))].filter(
    (it) => it !== null && it !== one.payer,
  );
  const [other] = others;
  return {
    type: one.kind === 'invoice' ? 'invoice' : 'credit note',
    language: one.payerLanguage,
    number: String(one.number),
    issuedOn: one.issuedOn,
    dueOn: one.dueOn,
    seller: sellerOf(settings, one.payeeIban),
    buyer: buyerOf(one),
    receiver: (other && receivers.get(other)) ?? null,
    buyersReference: null,
    reference: referenceOf(one),
    rows: one.lines.map((line) => ({
      text: line.text,
      period: periodOf(line),
      quantity: line.copies,
      vatRate: line.vatRate,
      grossCents: cents(line.grossCents),
    })),
    credited:
      one.creditedNumber === null || one.creditedIssuedOn === null
        ? null
        : { number: String(one.creditedNumber), issuedOn: one.creditedIssuedOn },
  };
}

const periodOf = ({ startsOn, endsOn }: StoredLine) =>
  startsOn === null || endsOn === null ? null : { from: day(startsOn), to: day(endsOn) };

async function receiversOf(
  db: Database | Tx,
  stored: readonly StoredInvoice[],
  today: Day,
): Promise<Map<CustomerNumber, NamedAddress>> {
  const numbers = new Set(
    stored.flatMap(({ payer, lines }) =>
      lines.map(({ receiver }) => receiver).filter((it) => it !== null && it !== payer),
    ),
  );
  if (numbers.size === 0) return new Map();
  const found = await customersIn(db, [...numbers].filter((it) => it !== null)); // prettier-ignore
  const hidden = await protectedAmong(db, found.map(({ number }) => number), today); // prettier-ignore
  return new Map(
    found.map(({ number, values }) => [
      number,
      { name: nameOf(values), address: hidden.has(number) ? null : postalLinesOf(values) },
    ]),
  );
}

function referenceOf({ reference }: StoredInvoice): ReferenceNumber {
  const parsed = parseReferenceNumber(reference);
  assert(parsed, 'an invoice has a reference number');
  return parsed;
}

const buyerOf = (one: StoredInvoice): Buyer => ({
  customer: one.payer,
  name: one.payerName,
  address: storedAddress(one),
  businessId: one.payerBusinessId === null ? null : parseBusinessId(one.payerBusinessId),
  eInvoice: null,
});

/** The lines of an issued invoice apart again: the town is the last one, its code the words with a digit before it. */
function storedAddress({ payerAddress, payerCountry }: StoredInvoice): PostalLines | null {
  const town = payerAddress.at(-1);
  if (town === undefined) return null;
  const [, postalCode = '', city = town] = /^((?:\S*\d\S* )+)(.+)$/.exec(town) ?? [];
  const [street = '', line3 = '', line2 = ''] = payerAddress.slice(0, -1).toReversed();
  return { line2, line3, street, postalCode: postalCode.trim(), city, country: payerCountry };
}

/** The seller, the account that the invoice named first. */
function sellerOf({ controller, ibans }: RegisterSettings, payeeIban: string): Seller {
  const businessId = parseBusinessId(controller.businessId);
  assert(businessId, 'the controller has a business id');
  const accounts = ibans.map(({ iban, bic }): Account => ({ iban: accountOf(iban), bic }));
  const named = accountOf(payeeIban);
  const first = accounts.find(({ iban }) => iban === named) ?? { iban: named, bic: null };
  return {
    name: controller.name,
    address: {
      line2: '',
      line3: '',
      street: controller.street,
      postalCode: controller.postalCode,
      city: controller.city,
      country: FINLAND,
    },
    businessId,
    accounts: [first, ...accounts.filter(({ iban }) => iban !== named)],
    phone: controller.phone,
    email: controller.email,
    web: null,
    eInvoice: null,
  };
}

function accountOf(text: string): Iban {
  const iban = parseIban(text);
  assert(iban, 'the publisher has an account');
  return iban;
}
