import { type ActId, type InvoiceId, negated, NO_CENTS, type TermId } from '#kernel';
import { type TermValue, unvalueTermsIn, type ValueShares, valueTermsIn } from '#orders';
import type { Tx } from '#platform';
import type { Draft, DraftLine, LineShares } from './draft-invoice.ts';

type ToIssue = { readonly draft: Draft; readonly credits: InvoiceId | null };

/** How the lines of terms divide, by term and title. */
export type Valued = ReadonlyMap<string, LineShares>;

/**
 * Gives the terms of invoices their value in the ledger of issues, and takes it back for credit notes; says how each line divides between what is
 * deferred, what is earned and what is set aside. A credit note's shares are negative, as its lines.
 */
export async function valueDraftsIn(tx: Tx, act: ActId, toIssue: readonly ToIssue[]): Promise<Valued> {
  const [on] = toIssue.map(({ draft }) => draft.issuedOn);
  if (!on) return new Map();
  const invoices = toIssue.filter(({ credits }) => credits === null);
  const notes = toIssue.filter(({ credits }) => credits !== null);
  const given = await valueTermsIn(tx, act, valuesOf(invoices), on);
  const taken = await unvalueTermsIn(tx, act, valuesOf(notes).map((value) => ({ ...value, netCents: negated(value.netCents) })), on); // prettier-ignore
  return new Map([...given.map(entry), ...taken.map(turned).map(entry)]);
}

/** How a line divides: by its term and title, or whole to sales when it is of none. */
export const sharesOf = (valued: Valued, line: DraftLine): LineShares =>
  (isOfTerm(line) ? valued.get(keyOf(line)) : undefined) ?? {
    deferredCents: NO_CENTS,
    earnedCents: line.netCents,
    setAsideCents: NO_CENTS,
  };

type TermLine = DraftLine & { readonly term: TermId; readonly title: string };

const isOfTerm = (line: DraftLine): line is TermLine => line.term !== null && line.title !== null;

const keyOf = ({ term, title }: { readonly term: TermId; readonly title: string }): string => `${term} ${title}`;

const entry = (shares: ValueShares): [string, LineShares] => [keyOf(shares), shares];

const turned = (shares: ValueShares): ValueShares => ({
  ...shares,
  deferredCents: negated(shares.deferredCents),
  earnedCents: negated(shares.earnedCents),
  setAsideCents: negated(shares.setAsideCents),
});

const valuesOf = (toIssue: readonly ToIssue[]): TermValue[] =>
  toIssue.flatMap(({ draft }) =>
    draft.lines.filter(isOfTerm).map(({ term, title, netCents }) => ({ term, title, netCents })),
  );
