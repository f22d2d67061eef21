import { databaseOf, look } from '#access';
import { parseReferenceNumber, parseRfReference, type Permit } from '#kernel';
import { pageOf, type Part } from './part.ts';
import { bankFileRows, paymentClasses, paymentRows } from './queries/payments.ts';
import { reminderRows } from './queries/reminders.ts';

/** What a list of payments may be narrowed by. */
export type PaymentWish = {
  readonly class: string | null;
  readonly text: string | null;
  readonly bankFile: number | null;
};

const BANK_FILES_MAX = 30;

/** Lists what the bank's files said, newest first, with the invoices that each entry paid. */
export const listPayments = (by: Permit<'payments:read'>, wish: PaymentWish, part: Part) =>
  look(by, 'payment list', async (tx) => {
    const text = wish.text?.trim() ?? '';
    const reference = text === '' ? null : (parseReferenceNumber(text) ?? parseRfReference(text) ?? text);
    const filter = { class: wish.class, bankFile: wish.bankFile, reference };
    const answer = pageOf(await paymentRows(tx, filter, { ...part, limit: part.limit + 1 }), part.limit);
    return { customers: answer.rows.flatMap(({ invoices }) => invoices.map(({ payer }) => payer)), answer };
  });

/** Counts the entries of each class and lists the latest bank files: nothing about a single person. */
export async function paymentsInShort(by: Permit<'payments:read'>) {
  const db = databaseOf(by);
  const [classes, files] = await db.transaction().execute(async (tx) => [
    await paymentClasses(tx),
    await bankFileRows(tx, BANK_FILES_MAX),
  ] as const); // prettier-ignore
  return { classes, files };
}

/** Lists the reminders that were sent, newest first. */
export const listReminders = (by: Permit<'reminders:read'>, part: Part) =>
  look(by, 'reminder list', async (tx) => {
    const answer = pageOf(await reminderRows(tx, { ...part, limit: part.limit + 1 }), part.limit);
    return { customers: answer.rows.map(({ payer }) => payer), answer };
  });
