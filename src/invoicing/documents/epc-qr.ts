import { assert, type Cents, eurosPlain, type Iban } from '#kernel';

/** A SEPA credit transfer that a banking app reads off a QR code. */
export type EpcPayment = {
  readonly name: string;
  readonly iban: Iban;
  /** Eight or eleven letters; version 002 is written without it. */
  readonly bic: string | null;
  readonly amountCents: Cents;
  /** Purpose code of ISO 20022, at most four letters. */
  readonly purpose?: string;
  /** An RF reference, or in Finland the national one: in place of `text`. */
  readonly reference?: string;
  readonly text?: string;
  /** A word from the payee to the payer's app. */
  readonly information?: string;
  /** `001` insists on a BIC, and Finnish apps were written for it; `002` does not. */
  readonly version?: '001' | '002';
};

const AMOUNT_MAX_CENTS = 99_999_999_999;
const NAME_MAX = 70;
const PURPOSE_MAX = 4;
const REFERENCE_MAX = 35;
const TEXT_MAX = 140;
const INFORMATION_MAX = 70;
const PAYLOAD_BYTES_MAX = 331;

/**
 * The lines of the European payment code, UTF-8, line feeds between them, empty lines at the end left out.
 *
 * `null` when there is no such code: an amount outside 0,01–999 999 999,99 €, a BIC missing from version 001, or more
 * than 331 bytes.
 *
 * @see EPC069-12 v2.1, Quick Response Code: Guidelines to enable data capture for SCT (read 2026-11-22)
 */
export function epcQr(payment: EpcPayment): string | null {
  const { bic, amountCents, reference, text } = payment;
  assert(!reference || !text, 'a payment code carries a reference or a text, not both');
  const version = payment.version ?? (bic === null ? '002' : '001');
  if (!isBicFor(version, bic)) return null;
  if (amountCents < 1 || amountCents > AMOUNT_MAX_CENTS) return null;
  const payload = ['BCD', version, '1', 'SCT', ...linesOf(payment)].join('\n').replace(/\n+$/, '');
  return new TextEncoder().encode(payload).length <= PAYLOAD_BYTES_MAX ? payload : null;
}

const linesOf = ({ name, iban, bic, amountCents, purpose, reference, text, information }: EpcPayment): string[] => [
  bic ?? '',
  oneLine(name, NAME_MAX),
  iban,
  `EUR${eurosPlain(amountCents).replace(/\.?0{1,2}$/, '')}`,
  oneLine(purpose, PURPOSE_MAX),
  oneLine(reference, REFERENCE_MAX),
  oneLine(text, TEXT_MAX),
  oneLine(information, INFORMATION_MAX),
];

const isBicFor = (version: '001' | '002', bic: string | null): boolean =>
  bic === null ? version === '002' : /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic);

/** A line feed in a name would push every line after it into the wrong field. */
const oneLine = (text: string | undefined, max: number): string =>
  Array.from((text ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .slice(0, max)
    .join('');
