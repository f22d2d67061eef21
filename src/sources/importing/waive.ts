import type { RowChoice } from './chunk.ts';
import type { CheckedRow, RowReason } from '../rows/index.ts';

/**
 * Doubts that a person may let pass after a look: the value is kept, or left out, and the row applied. What the law or
 * the sender must mend is not among them; it is corrected in the row, or the row is dropped.
 */
export const WAIVABLE: readonly RowReason[] = [
  'bad_postal_code',
  'expired_postal_code',
  'no_home_code',
  'missing_street',
  'bad_email',
  'bad_phone',
  'bad_business_id',
  'unknown_language',
  'formula_cell',
  'two_persons',
  'estate',
  'lost_letters',
  'has_running_subscription',
];

/** The row as it stands once a person has let doubts pass. */
export function waived<Values>(checked: CheckedRow<Values>, { waived: passed }: RowChoice): CheckedRow<Values> {
  if (checked.kind !== 'quarantined' || passed.length === 0) return checked;
  const left = checked.findings.filter(
    ({ verdict, reason }) => verdict !== 'left out' && !(passed.includes(reason) && WAIVABLE.includes(reason)),
  );
  const [first, ...more] = left;
  if (first !== undefined) return { ...checked, findings: [first, ...more] };
  return { kind: 'valid', values: checked.values(), remarks: [] };
}
