import { type Cents, countryOfIban, type Day, type Iban, type ReferenceNumber, type RfReference } from '#kernel';

/** What the payer's bank reads off a slip. */
export type BarcodePayment = {
  readonly iban: Iban;
  readonly reference: ReferenceNumber | RfReference;
  readonly amountCents: Cents;
  /** `null` leaves the day to the payer. */
  readonly dueOn: Day | null;
};

const AMOUNT_MAX_CENTS = 99_999_999;

/**
 * The 54 digits of the Finnish bank barcode: version 4 for a national reference, version 5 for an RF reference.
 *
 * An amount beyond 999 999,99 € or below one cent is written as zeros: the payer fills it in. `null` when the account is
 * not a Finnish one or the RF reference holds letters; then there is no barcode to print.
 *
 * @see Finanssiala ry, Pankkiviivakoodi-opas 5.3 (read 2026-11-22)
 */
export function virtualBarcode({ iban, reference, amountCents, dueOn }: BarcodePayment): string | null {
  if (countryOfIban(iban) !== 'FI') return null;
  const isRf = reference.startsWith('RF');
  if (!/^(RF)?\d+$/.test(reference)) return null;
  const amount = amountCents > 0 && amountCents <= AMOUNT_MAX_CENTS ? amountCents : 0;
  const referenceDigits = isRf
    ? reference.slice(2, 4) + reference.slice(4).padStart(21, '0')
    : '000' + reference.padStart(20, '0');
  const due = dueOn === null ? '000000' : dueOn.toString().replaceAll('-', '').slice(2);
  return `${isRf ? 5 : 4}${iban.slice(2)}${String(amount).padStart(8, '0')}${referenceDigits}${due}`;
}
