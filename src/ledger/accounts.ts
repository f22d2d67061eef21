import { assert } from '#kernel';

/** The accounts by which the rooms post, by what they are for; their names stand in `ledger.account`. */
export const ACCOUNTS = {
  receivables: '1700',
  bank: '1910',
  vatGeneral: '2931',
  vatLower: '2932',
  vatMiddle: '2933',
  deferredRevenue: '2950',
  creditsDue: '2955',
  commissionsPayable: '2870',
  unallocatedPayments: '2990',
  salesPrint: '3000',
  salesDigital: '3010',
  salesOther: '3090',
  reminderFees: '3600',
  lateInterest: '3610',
  rounding: '3690',
  commissions: '4300',
  creditLoss: '4900',
} as const;

/** The code of one of the accounts. */
export type Account = (typeof ACCOUNTS)[keyof typeof ACCOUNTS];

/** Rates of Finnish VAT since 1994 by the account that their tax is owed on; docs/sources/vat-act.md (read 2026-11-22). */
const VAT_ACCOUNTS: ReadonlyMap<number, Account> = new Map([
  ...[2200, 2300, 2400, 2550].map((rate) => [rate, ACCOUNTS.vatGeneral] as const),
  ...[800, 900, 1000].map((rate) => [rate, ACCOUNTS.vatLower] as const),
  ...[1300, 1350, 1400, 1700].map((rate) => [rate, ACCOUNTS.vatMiddle] as const),
]);

/** The account on which the tax of a rate, in hundredths of a percent, is owed. Asserts a rate that is or was in force. */
export function vatAccount(rate: number): Account {
  const account = VAT_ACCOUNTS.get(rate);
  assert(account, `no account for VAT of ${rate}`);
  return account;
}
