import { cents, day, type Day, plus } from '#kernel';
import { Dice } from '../../src/app/demo/dice.ts';
import { demoPerson } from '../../src/app/demo/people.ts';
import { statementFile } from '../../src/app/demo/statement.ts';
import { aCustomerRow, anOrderRow, csvOf } from './sources.ts';

type Row = Record<string, string>;

/** Every so many rows one stands in the file a second time, word for word. */
const REPEATED = 50;
/** Every so many rows one has a postal code that there is none of. */
const BROKEN = 97;

/** An invented person of the canonical columns; nobody else lives in the house with the number `n`. */
function person(dice: Dice, n: number): Row {
  const { title, givenNames, familyName, language, streetAddress, postalCode, city } = demoPerson(dice, n);
  return aCustomerRow({
    title: title ?? '',
    given_names: givenNames ?? '',
    family_name: familyName ?? '',
    language,
    street_address: `${(streetAddress ?? '').replace(/ \d.*$/, '')} ${n}`,
    postal_code: postalCode ?? '',
    city: city ?? '',
    phone: `04${Math.floor(n / 100_000) % 9}555${String(n % 100_000).padStart(5, '0')}`,
    email: n % 3 === 0 ? `tilaaja${n}@posti.example` : '',
  });
}

const persons = (count: number): Row[] => {
  const dice = new Dice(20_261_124);
  return Array.from({ length: count }, (_each, at) => person(dice, at + 1));
};

/** A customer file with what real ones have: bans, rows that stand twice, rows that cannot be taken. */
export function customersCsv(count: number): string {
  const rows = persons(count).map((row, at) => ({
    ...row,
    source_key: `K${at}`,
    ban_codes: at % 10 === 0 ? 'post|phone' : '',
    ...(at % BROKEN === BROKEN - 1 && { postal_code: '99998' }),
  }));
  const all = rows.map((row, at) => (at % REPEATED === REPEATED - 1 ? (rows[at - 7] ?? row) : row));
  return csvOf('customers', all);
}

/** A stranger: a surname, a house and contacts that nobody of the customer file has. */
const strangerAs = (row: Row): Row => ({
  family_name: `Outo${[...(row['family_name'] ?? '')].toReversed().join('').toLowerCase()}`,
  street_address: `${row['street_address'] ?? ''}0000`,
  phone: '',
  email: '',
});

/** A seller's file: every second order is of somebody of the customer file, the others of strangers; some cannot be taken. */
export function ordersCsv(count: number): string {
  const offers = ['KESTO12', 'MAARA6', 'KOE3'];
  const rows = persons(count * 2).flatMap((row, at) => {
    if (at % 2 === 1) return [];
    return [
      anOrderRow({
        ...row,
        ...(at % 4 === 0 && strangerAs(row)),
        offer_code: at % BROKEN === BROKEN - 1 ? 'NOFFER' : (offers[(at / 2) % offers.length] ?? ''),
        start_on: '2026-12-14',
        sold_on: '2026-11-10',
        seller_reference: `T${at}`,
      }),
    ];
  });
  return csvOf('agent-orders', rows);
}

/** What a bank statement needs to know of an invoice. */
export type Owed = { readonly reference: string; readonly total_cents: number };

/** A statement in which most invoices are paid, some in part, some too much, and some money comes without a reference. */
export function bankStatement(invoices: readonly Owed[], iban: string, on: string = '2027-01-20'): Uint8Array {
  const bookedOn: Day = day(on);
  const deposits = invoices.map(({ reference, total_cents: total }, at) => ({
    key: `20270120${String(at).padStart(10, '0')}`,
    bookedOn,
    cents: cents(at % 11 === 0 ? total - 500 : at % 13 === 0 ? total + 500 : total),
    reference: at % 17 === 0 ? null : reference,
    payerName: 'Maksaja',
    message: at % 17 === 0 ? 'kiitos' : null,
  }));
  const openingCents = cents(100_00);
  const closingCents = plus(openingCents, ...deposits.map((one) => one.cents));
  return statementFile({
    id: 'TILIOTE-20', iban, openingCents, closingCents, from: bookedOn, to: bookedOn, deposits,
  }); // prettier-ignore
}
