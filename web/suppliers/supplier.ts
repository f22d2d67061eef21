import type { OutputOf } from '../api/endpoint.ts';

export type ListedSupplier = OutputOf<'GET /suppliers'>['suppliers'][number];
export type Supplier = OutputOf<'GET /suppliers/:code'>;
export type Contract = Supplier['contracts'][number];
export type Rule = Supplier['rules'][number];
export type Quality = OutputOf<'GET /supplier-quality'>['months'][number];
export type Statement = OutputOf<'GET /suppliers/:code/statements/:month'>;

export const KINDS = ['order_seller', 'list_broker', 'partner', 'update_service'] as const;

/** A month, `2026-11`, as people in Finland write it: 11/2026. */
export const monthText = (month: string): string => month.replace(/^(\d{4})-0?(\d+)$/, '$2/$1');

/** The month before the one that a day is in. */
export function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
