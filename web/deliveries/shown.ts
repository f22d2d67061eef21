import type { OutputOf } from '../api/endpoint.ts';

/** A subscription’s deliveries, as the card shows them. */
export type Deliveries = OutputOf<'GET /customers/:customer/deliveries'>['subscriptions'][number];

/** An issue with its cut-offs and its frozen runs. */
export type ShownIssue = OutputOf<'GET /delivery-calendar'>['issues'][number];

/** The number as it is printed: 12, or 12–13 when it is double. */
export const numbersOf = ({ number, covers }: Pick<ShownIssue, 'number' | 'covers'>): string =>
  Number(covers) === 1 ? String(number) : `${number}–${Number(number) + Number(covers) - 1}`;
