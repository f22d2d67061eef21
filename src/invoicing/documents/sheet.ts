import { addressLines, labelLines } from '#customers';
import { bicOf, type Day, FINLAND, groupedIban, groupedReference, type Language, rfReference } from '#kernel';
import type { PrintOrder } from '#platform';
import { epcQr } from './epc-qr.ts';
import {
  type CountedInterest,
  type InvoiceDocument,
  type InvoiceTotals,
  type Payment,
  paymentOf,
  remindedCents,
  type ReminderDocument,
  type Seller,
  totalsOf,
} from './invoice-document.ts';
import { DOCUMENT_TEXTS, type DocumentTexts, filled } from './texts.ts';
import { virtualBarcode } from './virtual-barcode.ts';
import { euros, grouped, percent, shortDay, writtenDay } from './written.ts';

const TEMPLATE = new URL('./invoice.typ', import.meta.url);

type Line = readonly string[];

/** What `invoice.typ` sets, every word and number written out: the template lays out and knows nothing. */
export type SheetContent = {
  readonly language: Language;
  readonly title: string;
  readonly page: string;
  readonly sender: { readonly name: string; readonly lines: Line };
  readonly window: Line;
  readonly facts: readonly Line[];
  readonly receiver: { readonly label: string; readonly lines: Line } | null;
  readonly opening: Line;
  readonly rows: { readonly columns: Line; readonly lines: readonly Line[] };
  readonly total: Line;
  readonly vat: { readonly title: string; readonly columns: Line; readonly lines: readonly Line[] } | null;
  readonly closing: Line;
  readonly slip: Slip | null;
};

type Slip = {
  readonly texts: DocumentTexts['slip'];
  readonly accounts: readonly Line[];
  readonly payee: Line;
  readonly payer: Line;
  readonly message: Line;
  readonly reference: string;
  readonly dueOn: string;
  readonly euro: string;
  readonly barcode: { readonly alt: string; readonly label: string; readonly digits: string } | null;
  readonly qr: { readonly alt: string } | null;
};

/** The order to print an invoice, a credit note or a reminder as PDF/UA, the slip with its codes where something is to be paid. */
export function printOrderOf(document: InvoiceDocument | ReminderDocument): PrintOrder {
  const payment = paymentOf(document);
  const barcode = payment && barcodeOf(payment);
  const qr = payment && qrOf(payment);
  const content = document.type === 'reminder' ? reminderContent(document) : invoiceContent(document);
  const slip = payment && slipOf(document, payment, { barcode, qr });
  return {
    template: TEMPLATE,
    content: { ...content, slip } satisfies SheetContent,
    symbols: {
      ...(barcode === null ? {} : { barcode: { kind: 'code 128 C', text: barcode } as const }),
      ...(qr === null ? {} : { qr: { kind: 'QR', text: qr } as const }),
    },
    createdOn: document.type === 'reminder' ? document.remindedOn : document.issuedOn,
  };
}

/** The barcode digits of a payment; `null` when its account has none. */
export const barcodeOf = ({ seller, reference, payableCents, dueOn }: Payment): string | null =>
  virtualBarcode({ iban: seller.accounts[0].iban, reference, amountCents: payableCents, dueOn });

/** The QR payload of a payment in the Finnish way: the national reference, and the due day in the last line. */
export function qrOf({ seller, reference, payableCents, dueOn }: Payment): string | null {
  const [{ iban, bic }] = seller.accounts;
  return epcQr({
    name: seller.name,
    iban,
    bic: bic ?? bicOf(iban),
    amountCents: payableCents,
    reference,
    information: `ReqdExctnDt/${dueOn.toString()}`,
  });
}

function invoiceContent(document: InvoiceDocument): Omit<SheetContent, 'slip'> {
  const { language, type, rows } = document;
  const texts = DOCUMENT_TEXTS[language];
  const totals = totalsOf(rows);
  const isCredit = type === 'credit note';
  return {
    ...heading(document, texts),
    facts: invoiceFacts(document, texts),
    receiver: document.receiver && {
      label: texts.receiver,
      lines: [document.receiver.name, ...addressLines(document.receiver.address)],
    },
    opening: [],
    rows: {
      columns: texts.rowColumns,
      lines: rows.map(({ text, period, quantity, vatRate, grossCents }) => [
        text,
        period === null ? '' : `${shortDay(period.from)}–${shortDay(period.to)}`,
        String(quantity),
        percent(vatRate, language),
        grouped(grossCents, language),
      ]),
    },
    total: [isCredit ? texts.creditTotal : texts.total, euros(totals.grossCents, language)],
    vat: { title: texts.vatTitle, columns: texts.vatColumns, lines: vatLines(totals, language) },
    closing: [
      isCredit ? texts.creditNotice : totals.grossCents > 0 ? texts.lateInterest : texts.nothingToPay,
      questions(document.seller, texts),
    ],
  };
}

function reminderContent(document: ReminderDocument): Omit<SheetContent, 'slip'> {
  const { language, original, paidCents, feeCents, interest } = document;
  const texts = DOCUMENT_TEXTS[language];
  const written = (on: Day): string => writtenDay(on, language);
  const amount = (value: Parameters<typeof grouped>[0]): string => grouped(value, language);
  const days = { number: original.number, issuedOn: written(original.issuedOn), dueOn: written(original.dueOn) };
  return {
    ...heading(document, texts),
    facts: [
      [texts.facts.remindedOn, written(document.remindedOn)],
      [texts.facts.dueOn, written(document.dueOn)],
      [texts.facts.number, original.number],
      [texts.facts.customer, String(document.buyer.customer)],
      [texts.facts.reference, groupedReference(document.reference)],
    ],
    receiver: null,
    opening: [filled(texts.reminder.opening, { dueOn: written(document.dueOn) }), texts.reminder.crossed],
    rows: {
      columns: [texts.reminder.claim, '€'],
      lines: [
        [filled(texts.reminder.original, days), amount(original.totalCents)],
        ...(original.grounds.length === 0 ? [] : [[`${texts.reminder.grounds}: ${original.grounds.join(', ')}`, '']]),
        ...(paidCents === 0 ? [] : [[texts.reminder.paid, `−${amount(paidCents)}`]]),
        ...(feeCents === 0 ? [] : [[texts.reminder.fee, amount(feeCents)]]),
        ...(interest ? [[interestText(interest.counted, language), amount(interest.cents)]] : []),
      ],
    },
    total: [texts.toPay, euros(remindedCents(document), language)],
    vat: null,
    closing: [texts.reminder.objection, questions(document.seller, texts)],
  };
}

function interestText(counted: CountedInterest | undefined, language: Language): string {
  const { interest, interestCounted } = DOCUMENT_TEXTS[language].reminder;
  if (!counted) return interest;
  return filled(interestCounted, {
    rate: percent(counted.rateHundredths, language),
    from: writtenDay(counted.from, language),
    to: writtenDay(counted.to, language),
  });
}

function heading({ language, type, seller, buyer }: InvoiceDocument | ReminderDocument, texts: DocumentTexts) {
  return {
    language,
    title: texts.titles[type],
    page: texts.page,
    sender: {
      name: seller.name,
      lines: [...addressLines(seller.address), `${texts.businessId} ${seller.businessId}`],
    },
    window: labelLines(buyer),
  };
}

function invoiceFacts(document: InvoiceDocument, texts: DocumentTexts): Line[] {
  const { language, type, number, issuedOn, dueOn, buyer, reference, buyersReference, credited } = document;
  const facts: (Line | null)[] = [
    [texts.facts.number, number],
    [texts.facts.issuedOn, writtenDay(issuedOn, language)],
    type === 'invoice' ? [texts.facts.dueOn, writtenDay(dueOn, language)] : null,
    credited && [texts.facts.credited, `${credited.number} (${writtenDay(credited.issuedOn, language)})`],
    [texts.facts.customer, String(buyer.customer)],
    [texts.facts.reference, groupedReference(reference)],
    buyersReference === null ? null : [texts.facts.buyersReference, buyersReference],
  ];
  return facts.filter((fact) => fact !== null);
}

const vatLines = ({ byRate }: InvoiceTotals, language: Language): Line[] =>
  byRate.map(({ vatRate, netCents, vatCents, grossCents }) => [
    percent(vatRate, language),
    grouped(netCents, language),
    grouped(vatCents, language),
    grouped(grossCents, language),
  ]);

function questions({ phone, email, web }: Seller, texts: DocumentTexts): string {
  const ways = [phone, email, web].filter((way) => way !== null);
  return ways.length === 0 ? '' : `${texts.questions} ${ways.join(' · ')}`;
}

function slipOf(
  document: InvoiceDocument | ReminderDocument,
  { seller, buyer, reference, payableCents, dueOn }: Payment,
  { barcode, qr }: { barcode: string | null; qr: string | null },
): Slip {
  const texts = DOCUMENT_TEXTS[document.language];
  const number = document.type === 'reminder' ? document.original.number : document.number;
  const isAbroad = buyer.address !== null && buyer.address.country !== FINLAND;
  return {
    texts: texts.slip,
    accounts: seller.accounts.map(({ iban, bic }) => [groupedIban(iban), bic ?? bicOf(iban) ?? '']),
    payee: [seller.name],
    payer: labelLines({ name: buyer.name, address: buyer.address }),
    message: [
      `${texts.titles[document.type]} ${number}`,
      `${texts.facts.customer} ${buyer.customer}`,
      // A bank abroad knows no Finnish reference number.
      ...(isAbroad ? [groupedReference(rfReference(reference))] : []),
    ],
    reference: groupedReference(reference),
    dueOn: shortDay(dueOn),
    euro: grouped(payableCents, 'fi'),
    barcode:
      barcode === null
        ? null
        : { alt: `${texts.symbols.barcode} ${barcode}`, label: texts.barcodeDigits, digits: barcode },
    qr: qr === null ? null : { alt: texts.symbols.qr },
  };
}
