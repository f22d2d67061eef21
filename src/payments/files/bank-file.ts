import type { Cents, Day, Iban, ReferenceNumber, RfReference } from '#kernel';

/** The kinds of bank files that are read; told apart by content, never by the file's name. */
export type BankFileFormat = 'camt.053' | 'camt.054' | 'KTL' | 'TITO';

/** What a bank file says of itself. */
export type BankFileHead = {
  readonly format: BankFileFormat;
  /** The exact form, as `camt.053.001.08`; `KTL` and `TITO` have one only. */
  readonly version: string;
  readonly messageId: string | null;
  /** As the file writes it. */
  readonly createdAt: string | null;
};

/** A bank file as a whole, all entries read and counted, none kept. */
export type BankFile = BankFileHead & { readonly statements: readonly Statement[] };

/** Money on the account at the end of a day; negative when overdrawn. */
export type Balance = { readonly cents: Cents; readonly currency: string; readonly on: Day | null };

/** How many entries there are and what they add up to, each `null` when not told. */
export type Totals = {
  readonly entries: number | null;
  /** Of all amounts, signs left out. */
  readonly sumCents: Cents | null;
  readonly creditEntries: number | null;
  readonly creditCents: Cents | null;
  readonly debitEntries: number | null;
  /** Not negative. */
  readonly debitCents: Cents | null;
};

/** A sum of the file that its own entries do not reach. Shown always; whether it stops the file, `refusalOfSums` says. */
export type Difference = {
  readonly what: 'entry_count' | 'credits' | 'debits' | 'sum' | 'balance' | 'corrections' | 'failed' | 'batch';
  readonly statement: number;
  /** A count for `entry_count`, else cents. */
  readonly stated: number;
  /** As `stated`; for a batch how many payments it was read as. */
  readonly found: number;
  readonly line: number | null;
};

/** One account's part of a bank file: a statement of camt.053 or TITO, a notification of camt.054, a batch of KTL. */
export type Statement = {
  /** Counted from 1 within the file. */
  readonly ordinal: number;
  /** As the file writes it, without blanks. */
  readonly account: string;
  /** `null` when the account is not written as a valid IBAN nor as a Finnish account. */
  readonly iban: Iban | null;
  readonly currency: string | null;
  readonly id: string | null;
  readonly sequence: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  readonly stated: Totals;
  readonly counted: Totals;
  readonly payments: number;
  readonly differences: readonly Difference[];
};

/** Only `booked` is money; `pending` may never come, `info` tells of something that moved nothing. */
export type EntryStatus = 'booked' | 'pending' | 'info';

/** Why a person should look at an entry. */
export type Attention =
  | 'foreign_currency'
  | 'zero_amount'
  /** Booked more than a week after the file was made: a bank cannot know that. */
  | 'booked_in_future'
  /** A sum of payments whose parts come in another file: booking it would count the money twice. */
  | 'details_elsewhere'
  /** The parts do not add up to the entry, so the entry stands as one payment nobody knows. */
  | 'batch_differs';

/** One line of the account; a batch holds several payments. */
export type BankEntry = {
  readonly statement: number;
  readonly account: string;
  readonly iban: Iban | null;
  /** From 1 within the statement. */
  readonly ordinal: number;
  readonly line: number;
  /** The bank's own name of the entry: archive id (arkistointitunnus), servicer reference. */
  readonly servicerReference: string | null;
  readonly bookedOn: Day;
  readonly valueOn: Day | null;
  /** Signed: negative when money left the account. In hundredths of `currency`. */
  readonly cents: Cents;
  readonly currency: string;
  readonly status: EntryStatus;
  readonly isReversal: boolean;
  /** The bank's code, as `705VIITESIIRTO` or `PMNT/RCDT/ESCT`. */
  readonly code: string | null;
  readonly text: string | null;
  readonly attention: readonly Attention[];
  /** At least one; their cents add up to the entry's. */
  readonly payments: readonly BankPayment[];
};

/** What a payer gave in the reference field, as sent and as understood. */
export type PaidReference = {
  readonly asSent: string;
  /** `null` when the check digits are wrong or the text is no Finnish or RF reference; then it never matches. */
  readonly understood: ReferenceNumber | RfReference | null;
  readonly problem: 'wrong_check_digit' | 'not_a_reference' | null;
  /** What is paid for this reference, when the payer told it. */
  readonly cents: Cents | null;
};

/** One payment: an entry by itself, or a part of a batch. */
export type BankPayment = {
  /** The same payment in another file has the same key; two equal payments have different ones. Never sum, day and reference. */
  readonly key: string;
  /** The bank's name of the payment, made of the entry's and the place in it where the bank gave none. */
  readonly id: string;
  readonly cents: Cents;
  readonly references: readonly PaidReference[];
  /** Valid references that stand in free text: suggestions for a person, never a match. */
  readonly suggested: readonly (ReferenceNumber | RfReference)[];
  readonly payerName: string | null;
  readonly payerIban: string | null;
  readonly message: string | null;
  /** The bank's name of the payment that this one takes back, when told. */
  readonly reverses: string | null;
  readonly paidOn: Day | null;
  readonly line: number;
};

/** What reading a bank file yields, in order; after `refused` comes nothing. */
export type BankFileEvent =
  | { readonly kind: 'file'; readonly head: BankFileHead }
  | { readonly kind: 'entry'; readonly entry: BankEntry }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | FileRefused;

/** Why a file is not read. The first reason met in reading order is told. */
export type RefusalReason = keyof typeof HOW_TO_MEND;

/** A file that is not read any further, with the place and what to do. Carries no name, message or account of a payer. */
export type FileRefused = {
  readonly kind: 'refused';
  readonly because: RefusalReason;
  readonly line: number | null;
  readonly field: string | null;
  readonly found: string | null;
  readonly mend: string;
};

/** What a person can do about each reason; the reason itself is the stable identifier. */
export const HOW_TO_MEND = {
  empty_file: 'Fetch the file from the bank again: it is empty.',
  too_large: 'Ask the bank for a file a day, or split the file by account.',
  compressed: 'Unpack the file first and import what is inside.',
  not_a_bank_file: 'Choose a camt.053 or camt.054 message, a KTL list or a TITO statement.',
  encoding_unsupported: 'Ask the bank for UTF-8, UTF-16, ISO-8859-1 or windows-1252.',
  encoding_contradicts: 'Fetch the file again without converting it: its first bytes and its declaration differ.',
  bytes_not_in_encoding: 'Fetch the file again as binary: it holds bytes that its encoding does not have.',
  doctype_forbidden: 'A bank file has no DOCTYPE. Do not import it; tell the bank.',
  malformed_xml: 'Fetch the file again: it is cut or damaged at this place.',
  too_deep: 'No bank file is nested like this. Do not import it; tell the bank.',
  too_many_attributes: 'No bank file has so many attributes. Do not import it; tell the bank.',
  too_long: 'No bank file has so long a value. Do not import it; tell the bank.',
  unknown_message: 'Choose a camt.053 or camt.054 message; this is another one.',
  unknown_version: 'Ask the bank for camt.053.001.02–08 or camt.054.001.02–08.',
  unknown_element: 'The element is not in the standard of this version. Ask the bank to correct the file.',
  foreign_namespace:
    'The element belongs to another vocabulary and could hide the true one. Ask the bank to correct the file.',
  repeated_element: 'The element may stand once only. Ask the bank to correct the file.',
  missing_element: 'The element must be there. Ask the bank to correct the file.',
  bad_amount: 'The amount is no plain positive number with two decimals. Ask the bank to correct the file.',
  bad_day: 'There is no such day. Ask the bank to correct the file.',
  bad_code: 'The code is not in the standard. Ask the bank to correct the file.',
  bad_field: 'The field does not hold what its place demands. Fetch the file again without editing it.',
  bad_record_length: 'The record has another length than it should. Fetch the file again without editing it.',
  unknown_record: 'The record type is unknown. Fetch the file again without editing it.',
  record_out_of_place: 'The record stands in the wrong place. Fetch the file again without editing it.',
  truncated: 'The file ends too early. Fetch it again.',
  too_many_payments: 'The batch holds more payments than are read at once. Ask the bank for single entries.',
  count_differs:
    'The file holds another number of entries than it says: something is missing or was added. Fetch it again.',
  sums_differ:
    'The entries do not add up to the file’s own sums. Ask the bank, or import it with the differences accepted.',
} as const;
