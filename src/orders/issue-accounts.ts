import { assert, type Cents, type Day, type IssueId, type TermId } from '#kernel';
import { ACCOUNTS, type Account } from '#ledger';
import type { Title } from '#catalog';

/**
 * The accounts of the ledger of issues. Numbers are owed out of what was sold, given for nothing (`complimentary`) or put off to
 * later (`extended`), and leave as delivered or credited; `graced` are copies sent after the last term, until it is renewed.
 */
export const ISSUE_ACCOUNTS = ['sold', 'owed', 'delivered', 'graced', 'credited', 'extended', 'complimentary'] as const;
export type IssueAccount = (typeof ISSUE_ACCOUNTS)[number];

/** Why something moved in the ledger of issues. */
export const CAUSES = [
  'cut_over',
  'term',
  'delivery',
  'invoice',
  'credit_note',
  'calendar',
  'ending',
  'cancelled',
  'extension',
  'hold',
  'claim',
  'copies',
  'grace',
  'renewal',
] as const;
export type Cause = (typeof CAUSES)[number];

/** An issue that is dealt with, and the day on which it is: that of the movements and of the entry in the ledger of money. */
export type Dealing = { readonly issue: IssueId; readonly on: Day };

/** So many copies of an issue to a term; several rows of a term are added up. */
export type TermCopies = { readonly term: TermId; readonly copies: number };

/** What was earned, or set aside, of a title. */
export type TitleValue = { readonly title: string; readonly account: Account; readonly netCents: Cents };

/** The account on which a title's sales stand. Asserts a title that the catalogue knows. */
export function salesAccountOf(title: string, titles: ReadonlyMap<string, Title>): Account {
  const known = titles.get(title);
  assert(known, `no title ${title}`);
  return known.form === 'print' ? ACCOUNTS.salesPrint : ACCOUNTS.salesDigital;
}
