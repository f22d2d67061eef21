/** A run of the first three digits of Finnish accounts that one bank holds, both ends included. */
export type BankCodes = { readonly from: number; readonly to: number; readonly bic: string };

/**
 * Finnish bank codes with the bank's BIC. Accounts move between banks, so an old list may be wrong.
 *
 * @see Finanssiala ry, Suomalaiset rahalaitostunnukset ja BIC-koodit, list of 16.6.2020 (read 2026-11-22)
 */
export const BIC_BY_BANK_CODE: readonly BankCodes[] = [
  { from: 100, to: 299, bic: 'NDEAFIHH' },
  { from: 310, to: 319, bic: 'HANDFIHH' },
  { from: 330, to: 339, bic: 'ESSEFIHX' },
  { from: 340, to: 349, bic: 'DABAFIHH' },
  { from: 360, to: 369, bic: 'SBANFIHH' },
  { from: 370, to: 379, bic: 'DNBAFIHX' },
  { from: 380, to: 389, bic: 'SWEDFIHH' },
  { from: 390, to: 399, bic: 'SBANFIHH' },
  { from: 400, to: 400, bic: 'ITELFIHH' },
  { from: 402, to: 403, bic: 'ITELFIHH' },
  { from: 405, to: 405, bic: 'HELSFIHH' },
  { from: 406, to: 408, bic: 'ITELFIHH' },
  { from: 410, to: 412, bic: 'ITELFIHH' },
  { from: 414, to: 421, bic: 'ITELFIHH' },
  { from: 423, to: 432, bic: 'ITELFIHH' },
  { from: 435, to: 452, bic: 'ITELFIHH' },
  { from: 454, to: 464, bic: 'ITELFIHH' },
  { from: 470, to: 479, bic: 'POPFFI22' },
  { from: 483, to: 493, bic: 'ITELFIHH' },
  { from: 495, to: 496, bic: 'ITELFIHH' },
  { from: 497, to: 497, bic: 'HELSFIHH' },
  { from: 500, to: 599, bic: 'OKOYFIHH' },
  { from: 600, to: 699, bic: 'AABAFI22' },
  { from: 713, to: 713, bic: 'CITIFIHX' },
  { from: 715, to: 715, bic: 'ITELFIHH' },
  { from: 717, to: 717, bic: 'BIGKFIH1' },
  { from: 798, to: 798, bic: 'VPAYFIH2' },
  { from: 799, to: 799, bic: 'HOLVFIHH' },
  { from: 800, to: 899, bic: 'DABAFIHH' },
];
