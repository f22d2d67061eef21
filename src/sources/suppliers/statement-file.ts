import { csvRows } from '#platform';
import type { Statement } from './commissions.ts';

const COLUMNS = ['reference', 'sold_on', 'offer', 'what', 'cents'];

/**
 * A statement as the seller gets it. Why something was taken back is not said: an unpaid invoice is the customer's matter,
 * and a seller is never told of debts. What the lines sum to is the month's total.
 */
export const statementCsv = ({ lines }: Statement): string =>
  csvRows([
    COLUMNS,
    ...lines.map(({ reference, soldOn, offer, because, cents }) => [
      reference ?? '',
      String(soldOn),
      offer,
      cents < 0 ? 'taken back' : because === 'retained' ? 'retained issues' : because,
      cents,
    ]),
  ]);
