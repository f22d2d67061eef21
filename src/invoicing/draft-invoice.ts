import { type Offer, priceOf, type Title, vatDay, vatRate } from '#catalog';
import { addressLines, type CustomerValues, nameOf, postalLinesOf } from '#customers';
import {
  assert,
  type Cents,
  type Country,
  type CustomerNumber,
  type Day,
  FINLAND,
  negated,
  plus,
  split,
  type TermId,
} from '#kernel';
import { ACCOUNTS, type EntryLine, vatAccount } from '#ledger';
import { priceDay, salesAccountOf } from '#orders';
import { allocateVat } from './documents/vat.ts';
import type { BillableTerm } from './queries/terms.ts';

/** Who pays, as an invoice keeps it: what stands on the day of issue, and nothing more. */
export type DraftPayer = {
  readonly number: CustomerNumber;
  readonly kind: 'consumer' | 'business';
  readonly name: string;
  readonly address: readonly string[];
  readonly country: Country;
  readonly language: CustomerValues['language'];
  readonly businessId: string | null;
};

/** One line before it has an invoice. */
export type DraftLine = {
  readonly term: TermId | null;
  readonly title: string | null;
  readonly text: string;
  readonly receiver: CustomerNumber | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly copies: number;
  readonly vatRate: number;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
};

/** An invoice before it has a number. */
export type Draft = {
  readonly payer: DraftPayer;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly lines: readonly DraftLine[];
  readonly totalCents: Cents;
};

/** What a term is billed by. */
export type DraftFacts = {
  readonly term: BillableTerm;
  readonly payer: CustomerValues;
  readonly offer: Offer;
  readonly titles: ReadonlyMap<string, Title>;
};

/**
 * Makes the invoice of a term: a line for each part of its offer, the price of the term split by the prices of the parts on its day,
 * VAT by the dated policy, due so many days later as the offer says.
 */
export function draftInvoice({ term, payer, offer, titles }: DraftFacts, issuedOn: Day): Draft {
  const { parts } = priceOf(offer, priceDay(term));
  assert(parts.length > 0, `offer ${offer.code} has no parts`);
  const weights = parts.map(({ priceCents }) => priceCents as number);
  const shares = split(term.priceCents, weights.some((weight) => weight > 0) ? weights : weights.map(() => 1));
  const on = vatDay({ billedOn: issuedOn, startsOn: term.startsOn });
  const lines = parts.map(({ title, vatClass }, at) => {
    const share = shares[at];
    assert(share !== undefined, 'a share for each part');
    return {
      term: term.term,
      title,
      text: `${titles.get(title)?.name ?? title}, ${offer.name[payer.language]}`,
      receiver: term.receiver,
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      copies: term.copies,
      vatRate: vatRate(vatClass, on),
      grossCents: share,
    };
  });
  return {
    payer: payerOf(term.payer, payer),
    issuedOn,
    dueOn: issuedOn.add({ days: offer.paymentDays }),
    lines: allocateVat(lines.filter(({ grossCents }) => grossCents !== 0)),
    totalCents: term.priceCents,
  };
}

function payerOf(number: CustomerNumber, values: CustomerValues): DraftPayer {
  const address = postalLinesOf(values);
  return {
    number,
    kind: values.kind === 'person' ? 'consumer' : 'business',
    name: nameOf(values),
    // The country stands in its own column: the lines are those within the country.
    address: addressLines(address && { ...address, country: FINLAND }),
    country: address?.country ?? FINLAND,
    language: values.language,
    businessId: values.businessId,
  };
}

/** How the net of a line divides; the parts add up to it, with its sign. */
export type LineShares = { readonly deferredCents: Cents; readonly earnedCents: Cents; readonly setAsideCents: Cents };

/**
 * The lines of the ledger for an invoice; of a credit note, whose sums are negative, they come out the other way round. The net of a line is
 * deferred revenue as far as it is not delivered, and sales as far as it is; a line of no term is sales.
 */
export const entryLinesOf = (
  lines: readonly DraftLine[],
  titles: ReadonlyMap<string, Title>,
  sharesOf: (line: DraftLine) => LineShares,
): EntryLine[] => [
  { account: ACCOUNTS.receivables, cents: plus(...lines.map(({ grossCents }) => grossCents)) },
  ...lines.flatMap((line): EntryLine[] => {
    const { deferredCents, earnedCents, setAsideCents } = sharesOf(line);
    const sales = line.title === null ? ACCOUNTS.salesOther : salesAccountOf(line.title, titles);
    return [
      { account: ACCOUNTS.deferredRevenue, cents: negated(deferredCents) },
      { account: ACCOUNTS.creditsDue, cents: negated(setAsideCents) },
      { account: sales, cents: negated(earnedCents) },
      ...(line.vatCents === 0 ? [] : [{ account: vatAccount(line.vatRate), cents: negated(line.vatCents) }]),
    ];
  }),
];
