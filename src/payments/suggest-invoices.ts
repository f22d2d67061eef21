import { type Cents, type Day, type InvoiceId, parseReferenceNumber, referenceNumber } from '#kernel';
import type { Incoming } from './incoming.ts';

/** Why an invoice is suggested, the surest first. */
export const SUGGESTION_REASONS = [
  'reference_in_text',
  'check_digit_mistyped',
  'number_in_text',
  'name_and_amount',
  'name',
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** An open invoice that some trace of a payment leads to. */
export type Candidate = {
  readonly invoice: InvoiceId;
  readonly number: number;
  readonly openCents: Cents;
  readonly dueOn: Day;
  readonly by: 'reference' | 'mistyped' | 'number' | 'name';
};

/** An invoice offered to the person who settles the payment. */
export type Suggestion = { readonly invoice: InvoiceId; readonly number: number; readonly because: SuggestionReason };

/** What to look invoices up by. */
export type Traces = {
  readonly references: readonly string[];
  readonly mistyped: readonly string[];
  readonly numbers: readonly number[];
  readonly names: readonly string[];
};

const SUGGESTIONS_MAX = 5;
const NUMBERS_MAX = 8;
const INVOICE_WORD = /lasku|räkning|faktura|invoice/i;

/** The traces in a payment that lead to invoices, when its reference does not. */
export function tracesOf({ suggested, references, message, payerName }: Incoming): Traces {
  const text = message ?? '';
  return {
    references: suggested,
    mistyped: references.flatMap(({ asSent, understood }) => (understood === null ? corrected(asSent) : [])),
    numbers: [...text.matchAll(/(?<![\d/.,-])\d{4,12}(?![\d/]|[.,]\d)/g)]
      .slice(0, NUMBERS_MAX)
      .map(([digits]) => Number(digits)),
    names: payerName === null ? [] : nameOrders(payerName),
  };
}

/** The reference whose last digit alone was mistyped. */
function corrected(asSent: string): string[] {
  const digits = asSent.replace(/\s/g, '').replace(/^0+/, '');
  if (!/^\d{4,20}$/.test(digits) || parseReferenceNumber(digits) !== null) return [];
  return [referenceNumber(digits.slice(0, -1))];
}

/** Banks write `VIRTANEN KAISA MARIA` for Kaisa Maria Virtanen; both orders in lower case, as the name stands on invoices. */
function nameOrders(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  return [...new Set([words.join(' '), [...rest, first].join(' '), [last, ...words.slice(0, -1)].join(' ')])];
}

/**
 * Ranks the candidates of a payment that no reference matched. It only suggests; a person decides.
 *
 * A number in the text needs the word invoice beside it or the right sum, for any text may hold numbers. When references
 * or invoice numbers are written, all of them are offered: the payer may have paid several invoices at once.
 */
export function suggestInvoices(
  payment: Pick<Incoming, 'cents' | 'message'>,
  candidates: readonly Candidate[],
): Suggestion[] {
  const isAboutInvoice = INVOICE_WORD.test(payment.message ?? '');
  const ranked = candidates
    .filter(({ by, openCents }) => by !== 'number' || isAboutInvoice || openCents === payment.cents)
    .map((candidate) => ({ ...candidate, because: reasonOf(candidate, payment.cents) }))
    .sort(
      (a, b) =>
        SUGGESTION_REASONS.indexOf(a.because) - SUGGESTION_REASONS.indexOf(b.because) ||
        Math.abs(a.openCents - payment.cents) - Math.abs(b.openCents - payment.cents) ||
        Temporal.PlainDate.compare(a.dueOn, b.dueOn) ||
        a.invoice - b.invoice,
    );
  const seen = new Set<InvoiceId>();
  return ranked
    .filter(({ invoice }) => !seen.has(invoice) && seen.add(invoice))
    .slice(0, SUGGESTIONS_MAX)
    .map(({ invoice, number, because }) => ({ invoice, number, because }));
}

function reasonOf({ by, openCents }: Candidate, paid: Cents): SuggestionReason {
  if (by === 'reference') return 'reference_in_text';
  if (by === 'mistyped') return 'check_digit_mistyped';
  if (by === 'number') return 'number_in_text';
  return openCents === paid ? 'name_and_amount' : 'name';
}
