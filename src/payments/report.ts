import { eurosPlain } from '#kernel';
import { inertCell } from '#platform';
import type { Decided } from './import-chunk.ts';

/** The columns of `payments.csv`; `cents` and `allocated_cents` are whole cents. */
export const PAYMENT_COLUMNS = 'entry,booked_on,cents,reference,invoice_number,allocated_cents,class';

/**
 * The lines of `payments.csv` for decided payments: one a payment and invoice that it pays, one for a payment that pays
 * none. A suggested payment names what it may mean, allocated nothing. No cell starts a formula.
 */
export const paymentLines = (decided: readonly Decided[]): string =>
  decided
    .flatMap(linesOf)
    .map((line) => `${line}\r\n`)
    .join('');

function linesOf({ payment, decision, numbers, suggestions }: Decided): string[] {
  const reference = payment.references.map(({ understood, asSent }) => understood ?? asSent).join('|');
  const line = (invoices: string, allocated: number): string =>
    [
      payment.id,
      payment.bookedOn.toString(),
      String(payment.cents),
      reference,
      invoices,
      String(allocated),
      decision.class,
    ]
      .map((value, at) => (at === 2 || at === 5 ? value : cell(value)))
      .join(',');
  if (decision.allocations.length === 0) return [line(suggestions.map(({ number }) => number).join('|'), 0)];
  return decision.allocations.map(({ invoice, cents }) => line(String(numbers.get(invoice) ?? ''), cents));
}

/** A text as a CSV cell: quoted where it must be, and never taken for a formula by a spreadsheet. */
function cell(text: string): string {
  const inert = inertCell(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** `1 234.50 €` for a person at a terminal. */
export const euros = (cents: Parameters<typeof eurosPlain>[0]): string =>
  `${eurosPlain(cents).replace(/(?<=\d)(?=(\d{3})+\.)/g, ' ')} €`;
