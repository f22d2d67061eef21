import type { Day } from '#kernel';
import type { Attention, BankEntry, BankPayment } from './bank-file.ts';
import { type CamtPayment, sharesOf } from './camt-payment.ts';
import { dayIn, directionOf, moneyOf, signed, statusOf, wordsOf, yesOrNo } from './camt-values.ts';
import { referencesInText } from './reference.ts';
import { refuse } from './refusal.ts';
import { isBookedAhead } from './sums.ts';
import type { PaymentKeys } from './payment-keys.ts';
import { at, child, children, codeAt, type Element, textAt } from './xml-elements.ts';

/** What the statement round an entry knows. */
export type Surroundings = Pick<BankEntry, 'statement' | 'account' | 'iban' | 'ordinal'> & {
  readonly currency: string | null;
  readonly madeOn: Day | null;
  readonly keys: PaymentKeys;
};

type Facts = Omit<BankEntry, 'payments' | 'attention'>;

/** Reads one `Ntry` with the parts that were read from its `TxDtls`. */
export function camtEntry(ntry: Element, parts: readonly CamtPayment[], around: Surroundings): BankEntry {
  const facts = factsOf(ntry, around);
  const { attention, payments } = partsOf(ntry, parts, { facts, keys: around.keys });
  if (around.currency !== null && facts.currency !== around.currency) attention.push('foreign_currency');
  if (facts.cents === 0) attention.push('zero_amount');
  if (isBookedAhead(facts.bookedOn, around.madeOn)) attention.push('booked_in_future');
  return { ...facts, attention, payments };
}

function factsOf(ntry: Element, around: Surroundings): Facts {
  const amount = child(ntry, 'Amt') ?? refuse('missing_element', { line: ntry.line, field: 'Ntry/Amt' });
  const direction = directionOf(ntry) ?? refuse('missing_element', { line: ntry.line, field: 'Ntry/CdtDbtInd' });
  const money = moneyOf(amount);
  const valueOn = dayIn(at(ntry, 'ValDt'));
  const bookedOn = dayIn(at(ntry, 'BookgDt')) ?? valueOn ?? around.madeOn;
  return {
    statement: around.statement,
    account: around.account,
    iban: around.iban,
    ordinal: around.ordinal,
    line: ntry.line,
    servicerReference: codeAt(ntry, 'AcctSvcrRef'),
    bookedOn: bookedOn ?? refuse('missing_element', { line: ntry.line, field: 'Ntry/BookgDt' }),
    valueOn,
    cents: signed(money.cents, direction),
    currency: money.currency ?? around.currency ?? 'EUR',
    status: statusOf(ntry),
    isReversal: yesOrNo(ntry, 'RvslInd'),
    code: codeOf(ntry),
    text: wordsOf(textAt(ntry, 'AddtlNtryInf')),
  };
}

/** The bank's own code first, as Finnish banks give it (`705VIITESIIRTO`), else the domain's three. */
function codeOf(ntry: Element): string | null {
  const code = at(ntry, 'BkTxCd');
  const own = textAt(code, 'Prtry', 'Cd');
  if (own !== null) return own.slice(0, 40);
  const domain = [
    textAt(code, 'Domn', 'Cd'),
    textAt(code, 'Domn', 'Fmly', 'Cd'),
    textAt(code, 'Domn', 'Fmly', 'SubFmlyCd'),
  ];
  const told = domain.filter((part) => part !== null).join('/');
  return told === '' ? null : told;
}

type Parts = { readonly attention: Attention[]; readonly payments: BankPayment[] };

function partsOf(
  ntry: Element,
  parts: readonly CamtPayment[],
  { facts, keys }: { facts: Facts; keys: PaymentKeys },
): Parts {
  const shares = sharesOf(parts, facts);
  const [only] = parts;
  if (shares.kind === 'shared')
    return {
      attention: [],
      payments: parts.map((part, at) => named(part, { facts, keys, at, cents: shares.cents[at] ?? facts.cents })),
    };
  if (shares.kind === 'whole' && only !== undefined)
    return { attention: [], payments: [named(only, { facts, keys, at: null, cents: facts.cents })] };
  const attention: Attention[] =
    shares.kind === 'differs' ? ['batch_differs'] : areDetailsElsewhere(ntry) ? ['details_elsewhere'] : [];
  return { attention, payments: [named(withoutDetails(facts), { facts, keys, at: null, cents: facts.cents })] };
}

type Naming = {
  readonly facts: Facts;
  readonly keys: PaymentKeys;
  readonly at: number | null;
  readonly cents: BankPayment['cents'];
};

/** Gives a part its key and its name: the bank's own, or the entry's with the place in it. */
function named(part: CamtPayment, { facts, keys, at, cents }: Naming): BankPayment {
  const { amount: _amount, direction: _direction, servicerReference, ...rest } = part;
  const place = at === null ? `${facts.ordinal}` : `${facts.ordinal}.${at + 1}`;
  const entryReference =
    facts.servicerReference === null || at === null ? facts.servicerReference : `${facts.servicerReference}/${at + 1}`;
  const reference = servicerReference ?? entryReference;
  return {
    ...rest,
    key: keyFor({ facts, keys, at, cents }, reference, place),
    id: reference ?? `${facts.statement}-${place}`,
    cents,
  };
}

/** What is not booked is no money yet: it has a key of its own, so that the money is not taken for a repetition. */
function keyFor({ facts, keys, cents }: Naming, reference: string | null, place: string): string {
  const key = keys.keyOf({ reference, cents, bookedOn: facts.bookedOn, place });
  return facts.status === 'booked' ? key : `${facts.status}|${key}`;
}

function withoutDetails(facts: Facts): CamtPayment {
  return {
    amount: null,
    direction: null,
    servicerReference: null,
    references: [],
    suggested: referencesInText(facts.text),
    payerName: null,
    payerIban: null,
    message: facts.text,
    reverses: null,
    paidOn: null,
    line: facts.line,
  };
}

/** A batch without parts: the bank counts them here and sends them in camt.054 or KTL. */
function areDetailsElsewhere(ntry: Element): boolean {
  const batches = children(ntry, 'NtryDtls').flatMap((details) => children(details, 'Btch'));
  if (batches.some((batch) => Number(textAt(batch, 'NbOfTxs') ?? '1') > 1)) return true;
  return at(ntry, 'AddtlInfInd') !== null || (textAt(ntry, 'BkTxCd', 'Prtry', 'Cd') ?? '').startsWith('705');
}
