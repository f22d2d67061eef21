import type { Label, Language } from '#kernel';
import { type RowReason, sayReason } from '../rows/index.ts';
import type { AnswerableRow } from './queries/answers.ts';

/**
 * What an order seller may be told of its own rows: what it can read in the row itself, or mend there. Whatever the register
 * knows of a person – that he is a customer, has a subscription, owes, forbids calls, has died – is not among them.
 */
export const SAYABLE: ReadonlySet<RowReason> = new Set<RowReason>([
  'control_character',
  'field_too_long',
  'missing_name',
  'unknown_kind',
  'unknown_language',
  'unknown_country',
  'bad_postal_code',
  'expired_postal_code',
  'no_home_code',
  'missing_street',
  'bad_email',
  'bad_phone',
  'bad_business_id',
  'bad_date',
  'date_in_future',
  'formula_cell',
  'lost_letters',
  'unknown_offer',
  'offer_not_sold',
  'start_too_far',
  'unknown_sales_channel',
  'sold_in_future',
  'bad_copies',
  'missing_reference',
  'repeated_reference',
  'gift_without_payer',
  'acceptance_before_offer',
  'no_written_offer',
  'no_written_acceptance',
]);

/** The answers there are. */
export const ANSWERS = ['accepted', 'in hand', 'not accepted'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The one sentence of each answer for everything that may not be said, whatever the reason is. */
export const NEUTRAL: Readonly<Record<Exclude<Answer, 'accepted'>, Label>> = {
  'in hand': {
    fi: 'Tilaus on käsiteltävänä.',
    sv: 'Beställningen behandlas.',
    en: 'The order is being handled.',
  },
  'not accepted': {
    fi: 'Tilausta ei voitu ottaa vastaan.',
    sv: 'Beställningen kunde inte tas emot.',
    en: 'The order could not be taken.',
  },
};

/** What a seller is told of one row. */
export type Answered = { readonly reference: string; readonly answer: Answer; readonly message: string };

/**
 * Answers one row. A reason is told only when every reason of the row may be told, so that nothing is read between the
 * lines; `null` when there is no reference to answer to, or the row was not reached yet.
 */
export function answerOf(row: AnswerableRow, language: Language): Answered | null {
  const { reference, verdict } = row;
  if (reference === null || verdict === null) return null;
  if (verdict !== 'rejected' && verdict !== 'quarantined') return { reference, answer: 'accepted', message: '' };
  const answer = verdict === 'rejected' ? 'not accepted' : 'in hand';
  const heavy = row.reasons.filter((one) => one.verdict !== 'left out');
  const [first] = heavy;
  const maySay = first !== undefined && heavy.every(({ reason }) => isSayable(reason));
  const message =
    maySay && isSayable(first.reason) ? sayReason(first.reason, first.field, language) : NEUTRAL[answer][language];
  return { reference, answer, message };
}

const isSayable = (reason: string): reason is RowReason => SAYABLE.has(reason as RowReason);
