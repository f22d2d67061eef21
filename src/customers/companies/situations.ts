import type { CustomerNumber, Day } from '#kernel';

/** How a company fares, by the trade register. */
export const SITUATIONS = [
  'active',
  'bankruptcy',
  'liquidation',
  'restructuring',
  'other situation',
  'ceased',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** In which registers of the authorities a company stands. */
export const REGISTERS = [
  'trade',
  'foundations',
  'associations',
  'tax',
  'prepayment',
  'vat',
  'employer',
  'insurance tax',
] as const;
export type CompanyRegister = (typeof REGISTERS)[number];

/** What the trade register said of an organisation on a day. */
export type CompanyRecord = {
  readonly customer: CustomerNumber;
  readonly lookedUpOn: Day;
  readonly situation: Situation;
  readonly since: Day | null;
  readonly registers: readonly CompanyRegister[];
  readonly modifiedOn: Day | null;
};
