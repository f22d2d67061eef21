import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import {
  type ActId,
  type Addressee,
  assert,
  assertMinted,
  type Cents,
  type Day,
  NO_CENTS,
  type Permit,
  plus,
} from '#kernel';
import { databaseOf, transact } from '#access';
import { currentIn } from '#customers';
import { addresseesIn, sendOut } from '#gate';
import { quietPaymentsIn } from '#payments';
import { inertCell, type Tx } from '#platform';
import { bankingDayFrom, isBefore } from '#kernel';
import { REMINDER_POLICY } from './collection-law.ts';
import { isSettledByCredit } from './decide-reminder.ts';
import { lateInterest } from './late-interest.ts';
import { insertHandovers } from './queries/handovers.ts';
import { type InvoiceFacts, selectRemindable } from './queries/remindable.ts';

/** What was handed over; `file` is `null` when nothing was. */
export type HandedOver = { readonly claims: number; readonly openCents: Cents; readonly file: string | null };

export type HandingOver = { readonly folder: string; readonly on: Day; readonly isDryRun?: boolean };

const CLAIMS_PER_CHUNK = 5_000;
const COLUMNS = [
  'invoice_number', 'customer_number', 'name', 'line2', 'line3', 'street', 'postal_code', 'city', 'country',
  'payer_kind', 'due_on', 'open_cents', 'interest_cents', 'reminders', 'last_reminded_on',
]; // prettier-ignore

/**
 * Hands the claims to the collection agency that were reminded of often enough, are still open, not held, not too small,
 * and whose last reminder's day has passed: one transaction, one file, each claim through the gate and handed over once.
 */
export async function handOver(
  by: Permit<'reminders:send'>,
  { folder, on, isDryRun = false }: HandingOver,
): Promise<HandedOver> {
  if (isDryRun) {
    const claims = await databaseOf(by)
      .transaction()
      .execute((tx) => claimsOf(tx, on));
    return { claims: claims.length, openCents: sumOf(claims), file: null };
  }
  const written: string[] = [];
  return transact(by, async (tx, act) => {
    await quietPaymentsIn(tx);
    const claims = await claimsOf(tx, on);
    const sent = await throughTheGate(tx, act, claims, on);
    if (sent.length === 0) return { claims: 0, openCents: NO_CENTS, file: null };
    const file = await writeClaims(sent, folder, on);
    written.push(file);
    return { claims: sent.length, openCents: sumOf(sent.map(({ claim }) => claim)), file };
  }).catch(async (failure: unknown) => {
    // What was not handed over may not lie there as if it had been.
    for (const file of written) await rm(file, { force: true });
    throw failure;
  });
}

const sumOf = (claims: readonly InvoiceFacts[]): Cents =>
  claims.reduce((sum, { openCents }) => plus(sum, openCents), NO_CENTS);

async function claimsOf(tx: Tx, on: Day): Promise<InvoiceFacts[]> {
  const claims: InvoiceFacts[] = [];
  let after = 0;
  for (;;) {
    const chunk = await selectRemindable(tx, { day: on, after, limit: CLAIMS_PER_CHUNK });
    claims.push(...chunk.filter((invoice) => isRipe(invoice, on)));
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < CLAIMS_PER_CHUNK) return claims;
    after = last.invoice;
  }
}

/** Whether a claim may go to the agency: everything that the publisher itself can do has been done. */
export function isRipe(invoice: InvoiceFacts, on: Day): boolean {
  const { remindersSent, lastDueOn, hold, isHandedOver, isPayerDeceased, openCents } = invoice;
  if (hold !== null || isHandedOver || isPayerDeceased || openCents < REMINDER_POLICY.smallestCents) return false;
  if (isSettledByCredit(invoice)) return false;
  return remindersSent >= REMINDER_POLICY.remindersMax && lastDueOn !== null && isBefore(bankingDayFrom(lastDueOn), on);
}

type Sent = { readonly claim: InvoiceFacts; readonly to: Addressee<'post', 'invoicing'> };

async function throughTheGate(tx: Tx, act: ActId, claims: readonly InvoiceFacts[], on: Day): Promise<Sent[]> {
  const payers = claims.map(({ payer }) => payer);
  const current = await currentIn(tx, payers);
  const sending = {
    channel: 'post',
    purpose: 'invoicing',
    messageType: 'handing over to collection',
    today: on,
  } as const;
  const { addressees, refused } = await addresseesIn(tx, act, sending, payers);
  const unreached = new Set(refused.map(({ customer }) => customer));
  const reached = claims.filter(({ payer }) => !unreached.has(current.get(payer) ?? payer));
  const sent = reached.map((claim, at): Sent => {
    const to = addressees[at];
    assert(
      to && to.customer === (current.get(claim.payer) ?? claim.payer),
      'the gate answers in the order in which it was asked',
    );
    return { claim, to };
  });
  const about = new Map(sent.map(({ to, claim }) => [to, String(claim.number)]));
  const outbound = await sendOut(tx, act, sent.map(({ to }) => to), { document: 'collection file', about: (to) => about.get(to) ?? null }); // prettier-ignore
  await insertHandovers(tx, act, sent.map(({ claim }, at) => ({
    invoice: claim.invoice, handedOn: on, openCents: claim.openCents, interestCents: interestOf(claim, on), outbound: outbound[at],
  }))); // prettier-ignore
  return sent;
}

/** Interest runs on the invoice itself from its own due day; fees bear none. */
const interestOf = ({ principalCents, payerKind, dueOn }: InvoiceFacts, on: Day): Cents =>
  lateInterest(principalCents, payerKind, { dueOn, to: on });

/** Writes the claims into a file of their own: `claims-DAY.csv`, then `claims-DAY-2.csv`; none is ever written over. */
async function writeClaims(sent: readonly Sent[], folder: string, on: Day): Promise<string> {
  const rows = sent.map(({ claim, to }) => {
    assertMinted(to);
    const { line2, line3, street, postalCode, city, country } = to.address;
    const text = [to.name, line2, line3, street, postalCode, city, country].map(inertCell);
    return [
      claim.number, claim.payer, ...text, claim.payerKind, claim.dueOn.toString(), claim.openCents, interestOf(claim, on),
      claim.remindersSent, claim.lastRemindedOn?.toString() ?? '',
    ]; // prettier-ignore
  });
  await mkdir(folder, { recursive: true });
  const file = await newFile(folder, `claims-${on.toString()}`);
  try {
    await file.handle.writeFile(stringify([COLUMNS, ...rows], { record_delimiter: 'windows' }));
  } catch (failure) {
    await rm(file.path, { force: true });
    throw failure;
  } finally {
    await file.handle.close();
  }
  return file.path;
}

/** Makes the first file of the name that is not there yet, by number, for its owner's eyes only. */
async function newFile(folder: string, name: string) {
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.csv`);
    try {
      return { path, handle: await open(path, 'wx', 0o600) };
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) throw failure;
    }
  }
}
