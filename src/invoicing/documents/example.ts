import {
  assert,
  type BusinessId,
  cents,
  customerNumber,
  day,
  FINLAND,
  type Iban,
  type Language,
  negated,
  parseBusinessId,
  parseIban,
  type PostalLines,
  referenceNumber,
} from '#kernel';
import type { Buyer, InvoiceDocument, InvoiceRow, ReminderDocument, Seller } from './invoice-document.ts';

/** Documents of invented people and companies, for tests, for looking at, and for measuring the press. */
const account = (text: string): Iban => {
  const iban = parseIban(text);
  assert(iban, 'an example account is wrong');
  return iban;
};

const business = (text: string): BusinessId => {
  const id = parseBusinessId(text);
  assert(id, 'an example business id is wrong');
  return id;
};

const at = (street: string, postalCode: string, city: string): PostalLines => ({
  line2: '',
  line3: '',
  street,
  postalCode,
  city,
  country: FINLAND,
});

export const exampleSeller: Seller = {
  name: 'Tunturilehdet Oy',
  address: at('Lehtitie 4', '00100', 'Helsinki'),
  businessId: business('1234567-1'),
  accounts: [
    { iban: account('FI2112345600000785'), bic: null },
    { iban: account('FI4950009420028730'), bic: null },
  ],
  phone: '09 123 4567',
  email: 'asiakaspalvelu@tunturilehdet.example',
  web: 'tunturilehdet.example',
  eInvoice: { address: '003712345671', operator: '003721291126' },
};

export const exampleBuyer: Buyer = {
  customer: customerNumber(104_233),
  name: 'Kaisa Virtanen',
  address: at('Koivukuja 12 B 7', '33100', 'Tampere'),
  businessId: null,
  eInvoice: null,
};

const period = { from: day('2027-01-01'), to: day('2027-12-31') };

export const exampleRows: readonly InvoiceRow[] = [
  { text: 'Tunturi, kestotilaus 12 numeroa', period, quantity: 1, vatRate: 1000, grossCents: cents(89_90) },
  { text: 'Tunturi Digi, lukuoikeus', period, quantity: 1, vatRate: 1000, grossCents: cents(12_00) },
  { text: 'Tilaajalahja: reppu', period: null, quantity: 1, vatRate: 2550, grossCents: cents(9_95) },
];

/** An invoice in the language given. */
export const exampleInvoice = (language: Language, number = '100045'): InvoiceDocument => ({
  type: 'invoice',
  language,
  number,
  issuedOn: day('2026-12-01'),
  dueOn: day('2026-12-15'),
  seller: exampleSeller,
  buyer: exampleBuyer,
  receiver: { name: 'Aino Virtanen', address: at('Rantatie 3', '90100', 'Oulu') },
  buyersReference: null,
  reference: referenceNumber(`10${number}`),
  rows: exampleRows,
  credited: null,
});

/** The credit note that takes the whole example invoice back. */
export function exampleCreditNote(language: Language): InvoiceDocument {
  const invoice = exampleInvoice(language);
  return {
    ...invoice,
    type: 'credit note',
    number: '100046',
    issuedOn: day('2026-12-03'),
    dueOn: day('2026-12-03'),
    rows: invoice.rows.map((row) => ({ ...row, grossCents: negated(row.grossCents) })),
    credited: { number: invoice.number, issuedOn: invoice.issuedOn },
  };
}

/** A reminder of the example invoice, of which something has been paid. */
export function exampleReminder(language: Language): ReminderDocument {
  const { seller, buyer, reference, number, issuedOn, dueOn } = exampleInvoice(language);
  return {
    type: 'reminder',
    language,
    remindedOn: day('2027-01-04'),
    dueOn: day('2027-01-18'),
    seller,
    buyer,
    reference,
    original: { number, issuedOn, dueOn, totalCents: cents(111_85), grounds: exampleRows.map(({ text }) => text) },
    paidCents: cents(20_00),
    feeCents: cents(5_00),
    interest: {
      cents: cents(48),
      counted: { rateHundredths: 950, from: day('2026-12-16'), to: day('2027-01-04') },
    },
  };
}
