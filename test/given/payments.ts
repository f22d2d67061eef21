import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { asWorker } from '#access';
import { importPayments, type ImportOptions, PAYMENT_COLUMNS, paymentLines } from '#payments';
import type { TestRegister } from '../database.ts';

/** A line of payments.csv. */
export type Reported = Readonly<
  Record<'entry' | 'booked_on' | 'cents' | 'reference' | 'invoice_number' | 'allocated_cents' | 'class', string>
>;

/** Imports a file and reads its report as a person would. */
export async function imported(register: TestRegister, path: string, options: ImportOptions = {}) {
  let csv = `${PAYMENT_COLUMNS}\r\n`;
  const outcome = await importPayments(
    asWorker(register, 'payments:import'),
    { name: 'bank.xml', open: () => createReadStream(path) },
    { ...options, tell: (decided) => void (csv += paymentLines(decided)) },
  );
  return { outcome, rows: parse(csv, { columns: true }) as Reported[] };
}
