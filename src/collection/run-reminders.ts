import {
  type ActId,
  type Addressee,
  assert,
  type Cents,
  type CustomerNumber,
  type Day,
  NO_CENTS,
  type Permit,
  plus,
} from '#kernel';
import { look, todayOf, transact } from '#access';
import { currentIn } from '#customers';
import { addresseesIn, type Because as GateReason, sendOut } from '#gate';
import { chargeIn, printOrderOf, reminderDocumentsIn } from '#invoicing';
import { quietPaymentsIn } from '#payments';
import { printAll, type Tx, writeLetter } from '#platform';
import { decideReminder, type LeftBecause, type ReminderDecision } from './decide-reminder.ts';
import { insertReminders } from './queries/reminders.ts';
import { type InvoiceFacts, selectRemindable } from './queries/remindable.ts';

/** Why an invoice that is overdue gets no reminder. */
export type Excluded = LeftBecause | 'not_due' | 'too_early' | `gate: ${GateReason}`;

/** What became of one overdue invoice. */
export type ReminderLine = {
  readonly invoice: InvoiceFacts;
  readonly verdict: 'reminded' | 'waits' | 'left';
  readonly because: Excluded | null;
  /** The first day on which it may be reminded, when it waits. */
  readonly until: Day | null;
  readonly feeCents: Cents;
  readonly dueOn: Day | null;
};

/** What a run did, or would do. */
export type ReminderRun = {
  readonly kind: 'sent' | 'previewed';
  readonly day: Day;
  /** Open invoices whose due day had passed. */
  readonly overdue: number;
  readonly reminded: number;
  readonly openCents: Cents;
  readonly feeCents: Cents;
  readonly excluded: Readonly<Partial<Record<Excluded, number>>>;
};

/** How a run is done. */
export type ReminderOptions = {
  readonly dryRun?: boolean;
  /** The folder into which the letters are written; without it they are recorded and printed by nobody. */
  readonly letters?: string | null;
  /** Told of every overdue invoice, chunk by chunk, once the chunk stands. */
  readonly tell?: (lines: readonly ReminderLine[]) => void | Promise<void>;
};

const INVOICES_PER_CHUNK = 5_000;
/** Letters are printed inside the transaction that records them, so that both stand or neither. */
const LETTERS_PER_CHUNK = 500;

/**
 * Reminds of every overdue invoice that the rule lets remind of: passes the gate, charges the fee, records the reminder and
 * writes the letter, so many a transaction. May be killed at any line and run again; a second run of the day does nothing.
 * No payment is matched while a chunk is decided, so that nobody is asked for money that has come.
 *
 * Reminders are sent today and bear the day of sending, for the law counts days between them: another day is only
 * previewed. A register with a test clock has that clock's day as today.
 */
export async function runReminders(
  by: Permit<'reminders:send'>,
  day: Day,
  { dryRun = false, letters = null, tell }: ReminderOptions = {},
): Promise<ReminderRun | { readonly kind: 'refused'; readonly because: 'not_today' }> {
  if (!dryRun && !day.equals(todayOf(by))) return { kind: 'refused', because: 'not_today' };
  let run: ReminderRun = { ...NOTHING, kind: dryRun ? 'previewed' : 'sent', day };
  for await (const lines of chunksOf(by, day, dryRun ? null : { letters })) {
    run = withLines(run, lines);
    await tell?.(lines);
  }
  return run;
}

const NOTHING = { overdue: 0, reminded: 0, openCents: NO_CENTS, feeCents: NO_CENTS, excluded: {} };

/** Chunk by chunk, each in a transaction of its own; `sending` is `null` for a preview. */
async function* chunksOf(
  by: Permit<'reminders:send'>,
  day: Day,
  sending: { readonly letters: string | null } | null,
): AsyncGenerator<ReminderLine[]> {
  const limit = sending?.letters == null ? INVOICES_PER_CHUNK : LETTERS_PER_CHUNK;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const place: Place = { day, after, limit };
    const lines: ReminderLine[] =
      sending === null
        ? await preview(by, place)
        : await transact(by, (tx, act) => remindChunk(tx, act, { ...place, ...sending }));
    yield lines;
    after = lines.length < limit ? undefined : lines.at(-1)?.invoice.invoice;
  }
}

type Place = { readonly day: Day; readonly after: number; readonly limit: number };

const preview = (by: Permit<'reminders:send'>, place: Place): Promise<ReminderLine[]> =>
  look(by, 'reminder preview', async (tx) => {
    const answer = (await selectRemindable(tx, place)).map((invoice) =>
      lineOf(invoice, decideReminder(invoice, place.day)),
    );
    return { customers: answer.map(({ invoice }) => invoice.payer), answer };
  });

async function remindChunk(
  tx: Tx,
  act: ActId,
  { letters, ...place }: Place & { readonly letters: string | null },
): Promise<ReminderLine[]> {
  await quietPaymentsIn(tx);
  const invoices = await selectRemindable(tx, place);
  const lines = invoices.map((invoice) => lineOf(invoice, decideReminder(invoice, place.day)));
  const toRemind = lines.filter(({ verdict }) => verdict === 'reminded');
  const gated = await throughTheGate(tx, act, toRemind, place.day);
  await send(tx, act, gated.sent, { day: place.day, letters });
  const refused = gated.refused;
  return lines.map((line) => {
    const because = refused.get(line.invoice.invoice);
    return because === undefined
      ? line
      : { ...line, verdict: 'left', because: `gate: ${because}`, feeCents: NO_CENTS, dueOn: null };
  });
}

function lineOf(invoice: InvoiceFacts, decision: ReminderDecision): ReminderLine {
  const nothing = { invoice, feeCents: NO_CENTS, dueOn: null, until: null };
  if (decision.kind === 'leave') return { ...nothing, verdict: 'left', because: decision.because };
  if (decision.kind === 'wait')
    return { ...nothing, verdict: 'waits', because: decision.because, until: decision.until };
  return { ...nothing, verdict: 'reminded', because: null, feeCents: decision.feeCents, dueOn: decision.dueOn };
}

type Sent = { readonly line: ReminderLine; readonly to: Addressee<'post', 'invoicing'> };
type Gated = { readonly sent: readonly Sent[]; readonly refused: ReadonlyMap<number, GateReason> };

/** A reminder is a service message: bans do not stop it, but an erasure or an address that is missing does, and then no fee is charged. A death stopped it before, by the rule. */
async function throughTheGate(tx: Tx, act: ActId, lines: readonly ReminderLine[], today: Day): Promise<Gated> {
  const payers = lines.map(({ invoice }) => invoice.payer);
  const current = await currentIn(tx, payers);
  const sending = { channel: 'post', purpose: 'invoicing', messageType: 'reminder', today } as const;
  const { addressees, refused } = await addresseesIn(tx, act, sending, payers);
  const because = new Map<CustomerNumber, GateReason>(refused.map((one) => [one.customer, one.because]));
  const sent: Sent[] = [];
  const left = new Map<number, GateReason>();
  for (const line of lines) {
    const customer = current.get(line.invoice.payer) ?? line.invoice.payer;
    const reason = because.get(customer);
    if (reason !== undefined) {
      left.set(line.invoice.invoice, reason);
      continue;
    }
    const to = addressees[sent.length];
    assert(to && to.customer === customer, 'the gate answers in the order in which it was asked');
    sent.push({ line, to });
  }
  return { sent, refused: left };
}

async function send(
  tx: Tx,
  act: ActId,
  sent: readonly Sent[],
  { day, letters }: { readonly day: Day; readonly letters: string | null },
): Promise<void> {
  if (sent.length === 0) return;
  const about = new Map(sent.map(({ to, line }) => [to, String(line.invoice.number)]));
  const outbound = await sendOut(tx, act, sent.map(({ to }) => to), { document: 'reminder letter', about: (to) => about.get(to) ?? null }); // prettier-ignore
  const charges = await chargeIn(tx, act, sent.map(({ line }) => ({
    invoice: line.invoice.invoice, kind: 'reminder_fee', chargedOn: day, cents: line.feeCents,
  }))); // prettier-ignore
  await insertReminders(tx, act, sent.map(({ line: { invoice, feeCents, dueOn } }, at) => {
    const gone = outbound[at];
    assert(gone && dueOn, 'a reminder went out and names a day');
    return {
      invoice: invoice.invoice, number: invoice.remindersSent + 1, remindedOn: day, openCents: invoice.openCents,
      feeCents, dueOn, charge: charges[at] ?? null, outbound: gone,
    };
  })); // prettier-ignore
  if (letters !== null) await writeLetters(tx, sent, { day, folder: letters });
}

async function writeLetters(
  tx: Tx,
  sent: readonly Sent[],
  { day, folder }: { readonly day: Day; readonly folder: string },
): Promise<void> {
  const documents = await reminderDocumentsIn(tx, sent.map(({ line: { invoice, feeCents, dueOn } }) => ({
    invoice: invoice.invoice, remindedOn: day, dueOn: dueOn ?? day, askedCents: plus(invoice.openCents, feeCents),
  }))); // prettier-ignore
  let at = 0;
  for await (const content of printAll(documents.map(printOrderOf))) {
    const one = sent[at++];
    assert(one, 'a letter for each sheet');
    const { number, remindersSent } = one.line.invoice;
    await writeLetter(one.to, { fileName: `${number}-${remindersSent + 1}.pdf`, content }, folder);
  }
}

function withLines(run: ReminderRun, lines: readonly ReminderLine[]): ReminderRun {
  const reminded = lines.filter(({ verdict }) => verdict === 'reminded');
  const excluded: Partial<Record<Excluded, number>> = { ...run.excluded };
  for (const { because } of lines) if (because !== null) excluded[because] = (excluded[because] ?? 0) + 1;
  return {
    ...run,
    overdue: run.overdue + lines.length,
    reminded: run.reminded + reminded.length,
    openCents: plus(run.openCents, ...reminded.map(({ invoice }) => invoice.openCents)),
    feeCents: plus(run.feeCents, ...reminded.map(({ feeCents }) => feeCents)),
    excluded,
  };
}
