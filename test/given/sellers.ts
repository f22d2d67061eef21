import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { asWorker } from '#access';
import { type Cents, cents, type CustomerNumber, day } from '#kernel';
import { importPayments } from '#payments';
import { exampleSettings } from '#register';
import { addCommissionRule } from '../../src/sources/suppliers/commissions.ts';
import type { CommissionRule } from '../../src/sources/suppliers/commission-rule.ts';
import { statementFile } from '../../src/app/demo/statement.ts';
import type { TestRegister } from '../database.ts';

/** A rule of 10 € for an order of the year 2026, unless the test says otherwise. */
export const aRule = (told: Partial<CommissionRule> = {}): CommissionRule => ({
  event: 'order',
  retainedIssues: null,
  offer: null,
  cents: told.percent == null ? cents(10_00) : null,
  percent: null,
  validFrom: day('2026-01-01'),
  validTo: null,
  takesBackWithdrawn: true,
  takesBackUnpaidDays: null,
  takesBackIssues: null,
  ...told,
});

/** Gives a seller a rule; throws when it is refused. */
export async function givenRule(register: TestRegister, seller: string, told: Partial<CommissionRule> = {}) {
  const set = await addCommissionRule(asWorker(register, 'suppliers:change'), seller, aRule(told));
  if (set.kind === 'refused') throw new Error(set.because);
  return set.rule;
}

let files = 0;

/** Pays every open invoice of the customers today, by a bank file. */
export async function givenPaid(register: TestRegister, customers: readonly CustomerNumber[]): Promise<void> {
  const { rows } = await sql<{ reference: string; cents: Cents }>`
    select reference, open_cents as cents from payments.open_invoice
     where payer = any(${[...customers]}::integer[]) and open_cents > 0 order by invoice`.execute(register.db);
  const to = register.clock.today();
  const path = join(register.home, `paid-${(files += 1)}.xml`);
  const iban = exampleSettings.ibans[0]?.iban ?? '';
  const deposits = rows.map(({ reference, cents: amount }, at) => ({
    key: `P${files}-${at}`, bookedOn: to, cents: amount, reference, payerName: 'Maksaja', message: null,
  })); // prettier-ignore
  const closingCents = cents(rows.reduce((sum, row) => sum + row.cents, 0));
  writeFileSync(path, statementFile({ id: `P${files}`, iban, openingCents: cents(0), closingCents, from: to, to, deposits })); // prettier-ignore
  const imported = await importPayments(asWorker(register, 'payments:import'), {
    name: `paid-${files}.xml`,
    open: () => createReadStream(path),
  });
  if (imported.kind === 'refused') throw new Error(imported.because);
}
