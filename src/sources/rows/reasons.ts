import type { Label } from '#kernel';

/** Why one row is not applied. Stable words: senders' programs and the manual know them. */
export type RowReason =
  | 'control_character'
  | 'field_too_long'
  | 'missing_name'
  | 'name_without_letters'
  | 'no_industry_code'
  | 'unknown_kind'
  | 'unknown_event'
  | 'unknown_language'
  | 'unknown_country'
  | 'bad_postal_code'
  | 'expired_postal_code'
  | 'no_home_code'
  | 'missing_street'
  | 'bad_email'
  | 'bad_phone'
  | 'bad_business_id'
  | 'unknown_ban_code'
  | 'bad_date'
  | 'date_in_future'
  | 'formula_cell'
  | 'two_persons'
  | 'estate'
  | 'lost_letters'
  | 'refused_repair'
  | 'no_contract'
  | 'unknown_seller'
  | 'unknown_offer'
  | 'offer_not_sold'
  | 'only_for_organisations'
  | 'start_too_far'
  | 'unknown_sales_channel'
  | 'sold_in_future'
  | 'bad_copies'
  | 'missing_reference'
  | 'repeated_reference'
  | 'gift_without_payer'
  | 'acceptance_before_offer'
  | 'no_written_offer'
  | 'no_written_acceptance'
  | 'phone_ban'
  | 'has_running_subscription'
  | 'doubtful_match'
  | 'unknown_at_address'
  | 'policy_asks'
  | 'no_match';

/** Sent back to the sender, or kept for a person to decide. */
export type HoldVerdict = 'rejected' | 'quarantined';

/** What is done about one wrong thing: the row is held, or applied without the value. */
export type FindingVerdict = HoldVerdict | 'left out';

/** One thing wrong with a row, with the column it stands in and how to mend it. */
export type Finding = {
  readonly verdict: FindingVerdict;
  readonly reason: RowReason;
  readonly field: string;
  readonly message: Label;
};

/** What the row rules give: values that may be applied, or what is wrong, rejections first. */
export type CheckedRow<Values> =
  | { readonly kind: 'valid'; readonly values: Values; readonly remarks: readonly Finding[] }
  | { readonly kind: 'rejected'; readonly findings: Findings }
  /** The values are those that a person lets pass; what is wrong in them is left out. */
  | { readonly kind: 'quarantined'; readonly findings: Findings; readonly values: () => Values };

type Findings = readonly [Finding, ...Finding[]];

/** Turns findings into the row's verdict: one rejection rejects it, otherwise a doubt makes it wait for a person. */
export function judged<Values>(findings: readonly Finding[], values: () => Values): CheckedRow<Values> {
  const rejections = findings.filter((finding) => finding.verdict === 'rejected');
  const doubts = findings.filter((finding) => finding.verdict === 'quarantined');
  const remarks = findings.filter((finding) => finding.verdict === 'left out');
  const [first, ...more] = [...rejections, ...doubts];
  if (first === undefined) return { kind: 'valid', values: values(), remarks };
  const all: Findings = [first, ...more, ...remarks];
  return rejections.length > 0 ? { kind: 'rejected', findings: all } : { kind: 'quarantined', findings: all, values };
}
