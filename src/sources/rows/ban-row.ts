import { type Day, isBefore, parsePhone, parsePostalCode, type Phone } from '#kernel';
import { type BanCode, readBanCodes } from './customer-row.ts';
import type { Row } from './mend.ts';
import { type CheckedRow, judged } from './reasons.ts';
import { RowReader } from './row-reader.ts';

/** A row of a ban list: a name with a postal code, a telephone, or both; never a customer number. */
export type BanRow = {
  readonly givenNames: string;
  readonly familyName: string;
  /** `null` when the row knows no name. */
  readonly postalCode: string | null;
  readonly phone: Phone | null;
  readonly banCodes: readonly BanCode[];
  /** The last day on which it holds; `null` until further notice. */
  readonly validUntil: Day | null;
};

/** Checks a row of a ban list. An unknown code, or nobody to be recognised by, goes back: a ban is never dropped silently. */
export function checkBanRow(row: Row, today: Day): CheckedRow<BanRow> {
  const reader = new RowReader(row, 'text');
  const familyName = reader.text('family_name');
  const phone = reader.parsed('phone', parsePhone, ['rejected', 'bad_phone']);
  const postalCode =
    familyName === '' ? null : reader.parsed('postal_code', parsePostalCode, ['rejected', 'bad_postal_code']);
  if (familyName !== '' && reader.isBlank('postal_code')) reader.note('rejected', 'bad_postal_code', 'postal_code');
  if (familyName === '' && reader.isBlank('phone')) reader.note('rejected', 'missing_name', 'family_name');
  const registeredOn = reader.day('registered_on');
  if (registeredOn !== null && isBefore(today, registeredOn))
    reader.note('rejected', 'date_in_future', 'registered_on');
  if (reader.isBlank('ban_codes')) reader.note('rejected', 'unknown_ban_code', 'ban_codes');
  const values: BanRow = {
    givenNames: reader.text('given_names'),
    familyName,
    postalCode,
    phone,
    banCodes: readBanCodes(reader, 'ban_codes'),
    validUntil: reader.day('valid_until'),
  };
  return judged(reader.findings, () => values);
}

/** Whether the ban still holds on the day. */
export const holds = ({ validUntil }: BanRow, today: Day): boolean =>
  validUntil === null || !isBefore(validUntil, today);
