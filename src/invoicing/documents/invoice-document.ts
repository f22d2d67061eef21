import {
  type BusinessId,
  type Cents,
  cents,
  type CustomerNumber,
  type Day,
  type Iban,
  type Language,
  minus,
  plus,
  type PostalLines,
  type ReferenceNumber,
} from '#kernel';
import { allocateVat, type GrossLine, type VatCategory, vatByRate } from './vat.ts';

/** An account on which the seller is paid; the first one stands in the barcode and the QR code. */
export type Account = { readonly iban: Iban; readonly bic: string | null };

/** An address for electronic invoices with the operator that serves it. */
export type EInvoiceAddress = { readonly address: string; readonly operator: string };

/** The publisher as its invoices show it. */
export type Seller = {
  readonly name: string;
  readonly address: PostalLines;
  readonly businessId: BusinessId;
  readonly accounts: readonly [Account, ...Account[]];
  readonly phone: string | null;
  readonly email: string | null;
  readonly web: string | null;
  readonly eInvoice: EInvoiceAddress | null;
};

/** A name with its postal address, as they stood when the invoice was issued. */
export type NamedAddress = { readonly name: string; readonly address: PostalLines | null };

/** Who pays. */
export type Buyer = NamedAddress & {
  readonly customer: CustomerNumber;
  readonly businessId: BusinessId | null;
  readonly eInvoice: EInvoiceAddress | null;
};

/** A span of days, both ends included. */
export type Period = { readonly from: Day; readonly to: Day };

/** One line: what was sold, for which time, how many; its price includes VAT. */
export type InvoiceRow = GrossLine & {
  readonly text: string;
  readonly period: Period | null;
  readonly quantity: number;
};

/** What a slip needs so that the money comes to the right place for the right reason. */
export type Payment = {
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly reference: ReferenceNumber;
  readonly payableCents: Cents;
  readonly dueOn: Day;
};

/** An invoice or a credit note, as it leaves the house; the PDF and the e-invoice are made of nothing else. */
export type InvoiceDocument = {
  readonly type: 'invoice' | 'credit note';
  readonly language: Language;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly seller: Seller;
  readonly buyer: Buyer;
  /** Who gets the goods, when another than the payer. */
  readonly receiver: NamedAddress | null;
  readonly buyersReference: string | null;
  readonly reference: ReferenceNumber;
  readonly rows: readonly InvoiceRow[];
  /** The invoice that a credit note takes back. */
  readonly credited: { readonly number: string; readonly issuedOn: Day } | null;
};

/** How interest was counted: the yearly rate in hundredths of a percent, and the days. */
export type CountedInterest = { readonly rateHundredths: number; readonly from: Day; readonly to: Day };

/** A reminder letter: which invoice, what has been paid of it, what is asked on top and why. */
export type ReminderDocument = {
  readonly type: 'reminder';
  readonly language: Language;
  readonly remindedOn: Day;
  /** The day by which this letter asks to be paid. */
  readonly dueOn: Day;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly reference: ReferenceNumber;
  readonly original: {
    readonly number: string;
    readonly issuedOn: Day;
    readonly dueOn: Day;
    readonly totalCents: Cents;
    /** What was sold: the ground of the claim, in the words of the invoice. */
    readonly grounds: readonly string[];
  };
  readonly paidCents: Cents;
  readonly feeCents: Cents;
  /** Interest, with the rate and days when they are to be shown. */
  readonly interest: { readonly cents: Cents; readonly counted?: CountedInterest } | null;
};

/** The sums of an invoice in cents; `netCents + vatCents = grossCents`, and each is the sum of its categories. */
export type InvoiceTotals = {
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
  readonly byRate: readonly VatCategory[];
};

/** The sums of the rows, VAT taken out once per rate. */
export function totalsOf(rows: readonly GrossLine[]): InvoiceTotals {
  const byRate = vatByRate(rows);
  return {
    netCents: plus(...byRate.map(({ netCents }) => netCents)),
    vatCents: plus(...byRate.map(({ vatCents }) => vatCents)),
    grossCents: plus(...byRate.map(({ grossCents }) => grossCents)),
    byRate,
  };
}

/** The rows with each one's net and VAT, which add up to those of `totalsOf`. */
export const rowsWithVat = (rows: readonly InvoiceRow[]) => allocateVat(rows);

/** What a reminder asks for in all, in cents: what is open of the invoice, the fee and the interest. */
export const remindedCents = ({ original, paidCents, feeCents, interest }: ReminderDocument): Cents =>
  plus(minus(original.totalCents, paidCents), feeCents, interest?.cents ?? cents(0));

/** The payment that a document asks for; `null` when there is nothing to pay. */
export function paymentOf(document: InvoiceDocument | ReminderDocument): Payment | null {
  const payableCents = document.type === 'reminder' ? remindedCents(document) : totalsOf(document.rows).grossCents;
  if (payableCents <= 0) return null;
  const { seller, buyer, reference, dueOn } = document;
  return { seller, buyer, reference, payableCents, dueOn };
}
