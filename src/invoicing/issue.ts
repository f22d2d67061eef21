import type { Title } from '#catalog';
import type { ActId, InvoiceId } from '#kernel';
import { type GivenEntry, postIn } from '#ledger';
import type { Tx } from '#platform';
import { readSettings } from '#register';
import { assert } from '#kernel';
import { type Draft, entryLinesOf } from './draft-invoice.ts';
import { insertInvoices, type NumberedDraft, takeNumbers } from './queries/issue.ts';
import { sharesOf, valueDraftsIn, type Valued } from './value-lines.ts';

/** An invoice or a credit note that has just been issued. */
export type Issued = { readonly invoice: InvoiceId; readonly number: number };

/** A draft with what it takes back, when it is a credit note. */
export type ToIssue = {
  readonly draft: Draft;
  readonly credits: InvoiceId | null;
  /** Why it is taken back. */
  readonly reason: string | null;
};

/**
 * Numbers the drafts in their order, posts them and writes them, inside the caller's transaction; the series is the last
 * lock that it takes. What is not delivered yet is deferred, and earned by the deliveries.
 */
export async function issueIn(
  tx: Tx,
  act: ActId,
  drafts: readonly ToIssue[],
  titles: ReadonlyMap<string, Title>,
): Promise<Issued[]> {
  if (drafts.length === 0) return [];
  const [account] = (await readSettings(tx)).ibans;
  assert(account, 'the publisher has an account');
  const valued = await valueDraftsIn(tx, act, drafts);
  const first = await takeNumbers(tx, drafts.length);
  const numbered = drafts.map((one, at): NumberedDraft => ({ ...one, number: first + at }));
  const entries = await postIn(tx, act, numbered.map((one) => entryOf(one, titles, valued))); // prettier-ignore
  const ids = await insertInvoices(tx, numbered, { act, payeeIban: account.iban.replaceAll(' ', ''), entries });
  return numbered.map(({ number }, at) => {
    const invoice = ids[at];
    assert(invoice, 'an id for each draft');
    return { invoice, number };
  });
}

const entryOf = (
  { draft, number, credits }: NumberedDraft,
  titles: ReadonlyMap<string, Title>,
  valued: Valued,
): GivenEntry => ({
  postedOn: draft.issuedOn,
  voucher: String(number),
  kind: credits === null ? 'invoice' : 'credit note',
  lines: entryLinesOf(draft.lines, titles, (line) => sharesOf(valued, line)),
});
