import { type Cents, cents, plus } from '#kernel';
import type { BankPayment, PaidReference } from './bank-file.ts';
import { dayOfText, directionOf, type Money, moneyAt, signed, wordsOf } from './camt-values.ts';
import { paidReference, referencesInText } from './reference.ts';
import { at, children, codeAt, type Element, textAt } from './xml-elements.ts';

/** A `TxDtls` read, before the entry round it has been: its own amount and direction may be missing or in another currency. */
export type CamtPayment = Omit<BankPayment, 'key' | 'id' | 'cents'> & {
  readonly amount: Money | null;
  readonly direction: 'CRDT' | 'DBIT' | null;
  readonly servicerReference: string | null;
};

/** Reads one `TxDtls`; what the payer calls himself may stand in five places. */
export function camtPayment(details: Element): CamtPayment {
  const direction = directionOf(details);
  const remittance = at(details, 'RmtInf');
  const structured = children(remittance, 'Strd');
  const message = wordsOf(
    ...children(remittance, 'Ustrd').map(({ text }) => text),
    ...structured.flatMap((one) => children(one, 'AddtlRmtInf').map(({ text }) => text)),
  );
  const more = wordsOf(textAt(details, 'AddtlTxInf'));
  const endToEnd = textAt(details, 'Refs', 'EndToEndId');
  return {
    amount: moneyAt(details, 'Amt') ?? moneyAt(details, 'AmtDtls', 'TxAmt', 'Amt'),
    direction,
    servicerReference: codeAt(details, 'Refs', 'AcctSvcrRef'),
    references: structured.flatMap(referenceOf),
    suggested: referencesInText(message, endToEnd),
    payerName: payerName(details, direction),
    payerIban: accountOf(at(details, 'RltdPties', 'DbtrAcct')),
    message: message ?? more,
    reverses: reversedIn(more) ?? reversedIn(message),
    paidOn: paidOnOf(details),
    line: details.line,
  };
}

function referenceOf(structured: Element): PaidReference[] {
  const text = textAt(structured, 'CdtrRefInf', 'Ref');
  if (text === null) return [];
  return [paidReference(text, moneyAt(structured, 'RfrdDocAmt', 'RmtdAmt')?.cents ?? null)];
}

/** Some banks name the payer as the creditor; any name is better than none, as it is only shown and suggested by. */
function payerName(details: Element, direction: 'CRDT' | 'DBIT' | null): string | null {
  const parties = at(details, 'RltdPties');
  const order = direction === 'DBIT' ? ['Dbtr', 'Cdtr', 'UltmtCdtr'] : ['Dbtr', 'UltmtDbtr', 'InitgPty', 'Cdtr'];
  for (const role of order) {
    const name = wordsOf(textAt(parties, role, 'Pty', 'Nm') ?? textAt(parties, role, 'Nm'));
    if (name !== null) return name;
  }
  return null;
}

/** The account number without blanks, an IBAN or not. */
export function accountOf(account: Element | null): string | null {
  const text = textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id');
  return text === null ? null : text.replace(/\s+/g, '').toUpperCase().slice(0, 40);
}

/** Corrections of Finnish banks name the archive id of what they take back: `KORJAUS 2611…`. */
const reversedIn = (text: string | null): string | null =>
  text === null ? null : (/KORJAUS[:,]?\s+(?:ARKISTOTUNNUS\s+)?([0-9A-Z]{10,35})\b/i.exec(text)?.[1] ?? null);

/** The day the payer's bank took the order; a nonsense here harms nobody and is left out. */
function paidOnOf(details: Element): BankPayment['paidOn'] {
  const accepted = textAt(details, 'RltdDts', 'AccptncDtTm');
  return accepted === null ? null : dayOfText(accepted);
}

/** How the cents of an entry fall on its parts. */
export type Shares =
  | { readonly kind: 'whole' }
  | { readonly kind: 'shared'; readonly cents: readonly Cents[] }
  | { readonly kind: 'differs'; readonly found: Cents };

/**
 * Shares the entry's cents among its parts, each by its own amount and direction.
 *
 * A single part is the entry, whatever amount stands in it (charges, another currency). Several parts must add up, with
 * their own directions or, where banks write those carelessly, all with the entry's.
 */
export function sharesOf(
  parts: readonly CamtPayment[],
  entry: { readonly cents: Cents; readonly currency: string },
): Shares {
  if (parts.length < 2) return { kind: 'whole' };
  const side = entry.cents < 0 ? 'DBIT' : 'CRDT';
  const amounts = parts.map(({ amount }) =>
    amount === null || (amount.currency ?? entry.currency) !== entry.currency ? null : amount.cents,
  );
  if (amounts.includes(null)) return { kind: 'differs', found: cents(0) };
  const known = amounts.map((amount) => amount ?? cents(0));
  const own = known.map((amount, at) => signed(amount, parts[at]?.direction ?? side));
  if (plus(...own) === entry.cents) return { kind: 'shared', cents: own };
  const same = known.map((amount) => signed(amount, side));
  if (plus(...same) === entry.cents) return { kind: 'shared', cents: same };
  return { kind: 'differs', found: plus(...own) };
}
