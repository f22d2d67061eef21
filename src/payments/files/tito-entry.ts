import { type Cents, type Day, plus } from '#kernel';
import type { Attention, BankEntry, BankPayment, PaidReference } from './bank-file.ts';
import { wordsOf } from './camt-values.ts';
import type { Fields } from './fixed-width.ts';
import type { PaymentKeys } from './payment-keys.ts';
import { paidReference, referencesInText } from './reference.ts';
import { refuse } from './refusal.ts';
import { isBookedAhead } from './sums.ts';

/** What the T11 records behind a T10 add to it. */
type Extra = {
  readonly words: string[];
  count: number | null;
  reverses: string | null;
  reference: PaidReference | null;
  payerName: string | null;
  payerIban: string | null;
};

/** One T10, of the money (level 0) or of its specification. */
type Row = {
  readonly fields: Fields;
  readonly level: number;
  readonly cents: Cents;
  readonly archiveId: string | null;
  readonly reference: PaidReference | null;
  readonly name: string | null;
  readonly paidOn: Day | null;
  readonly extra: Extra;
};

type Placing = {
  readonly around: Pick<BankEntry, 'statement' | 'ordinal'>;
  readonly keys: PaymentKeys;
  readonly bookedOn: Day;
  readonly isMoney: boolean;
};

const KINDS = /^[12349]$/;
const WORDS_WIDTH = 35;

/** Gathers one entry of a TITO statement with its specifications and additions. */
export class TitoEntry {
  private readonly top: Row;
  private readonly parts: Row[] = [];
  private last: Row;

  constructor(fields: Fields) {
    this.top = rowOf(fields, 0);
    this.last = this.top;
  }

  /** Takes a T10 of a deeper level: it specifies the entry and is no money of its own. */
  specify(fields: Fields): void {
    this.last = rowOf(fields, Number(fields.raw(188, 1)));
    this.parts.push(this.last);
  }

  /** Takes a T11, which adds to the T10 before it. */
  add(fields: Fields): void {
    const { extra } = this.last;
    const type = fields.raw(7, 2);
    const text = fields.line.text.slice(8);
    if (type === '00') extra.words.push(...inPieces(text));
    else if (type === '01') extra.count = fields.count(9, 8);
    else if (type === '04') extra.reverses = fields.text(9, 18);
    else if (type === '06' || type === '09') extra.words.push(...(type === '06' ? inPieces(text) : []));
    else if (type === '11') sepa(extra, fields);
  }

  finished(
    around: Pick<BankEntry, 'statement' | 'account' | 'iban' | 'ordinal'>,
    { keys, currency, madeOn }: { keys: PaymentKeys; currency: string; madeOn: Day | null },
  ): BankEntry {
    const { top } = this;
    const { fields } = top;
    const kind = fields.raw(49, 1);
    const bookedOn = fields.dayNeeded(31);
    const status = kind === '9' ? 'info' : 'booked';
    const shares = this.parts.filter(({ level }) => level === 1);
    const addsUp = shares.length > 0 && plus(...shares.map((part) => part.cents)) === top.cents;
    const attention = attentionOf(top, { shares, addsUp });
    if (isBookedAhead(bookedOn, madeOn)) attention.push('booked_in_future');
    const payments = this.paymentsOf(addsUp ? shares : [top], { around, keys, bookedOn, isMoney: status === 'booked' });
    return {
      ...around,
      line: fields.line.number,
      servicerReference: top.archiveId,
      bookedOn,
      valueOn: fields.day(37),
      cents: top.cents,
      currency,
      status,
      isReversal: kind === '3' || kind === '4',
      code: fields.text(50, 3),
      text: wordsOf(fields.text(53, 35)),
      attention,
      payments,
    };
  }

  /** The payments of the entry: its specifications where they add up, else itself. */
  private paymentsOf(rows: readonly Row[], { around, keys, bookedOn, isMoney }: Placing): BankPayment[] {
    const { top } = this;
    const areParts = rows[0] !== top;
    return rows.map((row, at) => {
      const place = areParts ? `${around.ordinal}.${at + 1}` : String(around.ordinal);
      const reference = row.archiveId ?? (top.archiveId === null ? null : `${top.archiveId}/${at + 1}`);
      const key = keys.keyOf({ reference, cents: row.cents, bookedOn, place });
      const id = reference ?? `${around.statement}-${place}`;
      return paymentOf(row, { key: isMoney ? key : `info|${key}`, id, name: top.name });
    });
  }
}

function rowOf(fields: Fields, level: number): Row {
  const kind = fields.raw(49, 1);
  if (!KINDS.test(kind)) refuse('bad_code', { line: fields.line.number, field: 'position 49', found: kind });
  const reference = fields.text(160, 20)?.replace(/^0+(?=.)/, '') ?? null;
  return {
    fields,
    level,
    cents: fields.signed(88, 19),
    archiveId: fields.text(13, 18),
    reference: reference === null || reference === '0' ? null : paidReference(reference),
    name: wordsOf(fields.text(109, 35)),
    paidOn: fields.day(43),
    extra: { words: [], count: null, reverses: null, reference: null, payerName: null, payerIban: null },
  };
}

function attentionOf(
  top: Row,
  { shares, addsUp }: { readonly shares: readonly Row[]; readonly addsUp: boolean },
): Attention[] {
  const attention: Attention[] = top.cents === 0 ? ['zero_amount'] : [];
  if (shares.length > 0 && !addsUp) attention.push('batch_differs');
  const isSum = top.reference === null && (top.extra.count ?? 0) > 1;
  if (shares.length === 0 && isSum) attention.push('details_elsewhere');
  return attention;
}

/** A SEPA addition: reference 35, the payer's IBAN 35, BIC 35, recipient 70, payer 70. */
function sepa(extra: Extra, fields: Fields): void {
  const reference = fields.text(9, 35);
  if (reference !== null) extra.reference = paidReference(reference);
  extra.payerIban = fields.text(44, 35)?.replace(/\s+/g, '') ?? null;
  extra.payerName = wordsOf(fields.text(184, 70));
}

function paymentOf(row: Row, { key, id, name }: { key: string; id: string; name: string | null }): BankPayment {
  const { extra } = row;
  const reference = row.reference ?? extra.reference;
  const message = wordsOf(...extra.words);
  return {
    key,
    id,
    cents: row.cents,
    references: reference === null ? [] : [reference],
    suggested: referencesInText(message),
    payerName: extra.payerName ?? row.name ?? name,
    payerIban: extra.payerIban,
    message,
    reverses: extra.reverses,
    paidOn: row.paidOn,
    line: row.fields.line.number,
  };
}

/** Free text comes in pieces of 35 characters; a piece that is full runs on into the next. */
function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += WORDS_WIDTH) pieces.push(text.slice(at, at + WORDS_WIDTH));
  return pieces;
}
