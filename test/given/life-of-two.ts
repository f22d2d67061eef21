import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { asWorker, createDemoUser, asStart, look } from '#access';
import { holdInvoice, liftHold, runReminders } from '#collection';
import { explainMarketing } from '#gate';
import { exportInvoices } from '#invoicing';
import { cents, type CustomerNumber, day, type InvoiceId, type OrderId, plus, type SubscriptionId } from '#kernel';
import { freezeGroup, saveGroup } from '#marketing';
import { importPayments } from '#payments';
import { exampleSettings } from '#register';
import { applyImport, noteDuties, profileNamed } from '#sources';
import { bookCommissions } from '../../src/sources/suppliers/commissions.ts';
import { noteComplaint } from '../../src/sources/suppliers/complaints.ts';
import { statementFile } from '../../src/app/demo/statement.ts';
import { waitingInvoices } from '../../src/app/demo/queries.ts';
import type { TestRegister } from '../database.ts';
import { givenCatalogue } from './catalog.ts';
import { givenCompanyRecords } from './companies.ts';
import { givenContacts } from './contacts.ts';
import { givenCalendar, givenDeliveries } from './deliveries.ts';
import { givenInvoices } from './invoicing.ts';
import { givenInterruption, givenOrder } from './orders.ts';
import { givenRelatives } from './relatives.ts';
import { givenRule } from './sellers.ts';
import { givenPreview } from './previews.ts';
import { givenSellers } from './sources.ts';
import { givenUpdates } from './updates.ts';

const FILE = `source_key,kind,title,given_names,family_name,organisation_name,business_id,job_title,industry_code,language,co,street_address,postal_code,city,country,phone,email,ban_codes,consent_email_on,received_on,list_code
K1,person,agronomi,Kaisa,Virtanen,,,,,fi,,Kotikuja 1,00100,HELSINKI,FI,+358405550001,kaisa@posti.example,phone,2025-12-01,2026-01-02,LISTA
K2,person,,Ville,Korhonen,,,,,fi,,Rantatie 2,33100,TAMPERE,FI,+358405550002,ville@posti.example,post,2025-12-01,2026-01-02,LISTA
`;
const ALL_FI = { combinator: 'and', rules: [{ field: 'language', operator: '=', value: 'fi' }] };

/**
 * Lets two customers live through half a year in which every room writes something about them: a file, orders, invoices,
 * reminders, a hold, payments, bans, consents, a target group, a sign-in of their own, a request. In the end both have
 * paid, and neither subscribes any more.
 */
export async function givenLifeOfTwo(
  register: TestRegister,
): Promise<{ kaisa: CustomerNumber; ville: CustomerNumber }> {
  await givenCatalogue(register);
  await givenCalendar(register, 2026);
  const [kaisa, ville] = await importBoth(register);
  const receivers: { customer: CustomerNumber; subscription: SubscriptionId }[] = [];
  for (const customer of [kaisa, ville]) {
    const { subscription } = await givenOrder(register, customer, {
      offer: 'MAARA6',
      startOn: '2026-01-12',
      seller: 'S1',
      sellerReference: `R${customer}`,
    });
    receivers.push({ customer, subscription });
    await givenInterruption(register, subscription, ['2026-02-01', '2026-02-15']);
  }
  await noteDuties(asWorker(register, 'notices:send', 'rights'));
  register.setToday('2026-01-20');
  await givenInvoices(register);
  await exportInvoices(asWorker(register, 'invoices:export'), {
    format: 'finvoice',
    folder: join(register.home, 'out'),
    chosen: { numbers: null, unsent: false },
  });
  register.setToday('2026-03-20');
  await runReminders(asWorker(register, 'reminders:send'), register.clock.today());
  await holdAndLift(register);
  await payAll(register);
  await givenDeliveries(register, receivers);
  await sellWithCommission(register, [kaisa, ville]);
  await marketAndSignIn(register, [kaisa, ville]);
  register.setToday('2026-11-16');
  await givenContacts(register, [kaisa, ville]);
  await givenUpdates(register, [kaisa, ville]);
  await givenCompanyRecords(register, [kaisa, ville]);
  await givenRelatives(register, [kaisa, ville]);
  return { kaisa, ville };
}

async function importBoth(register: TestRegister): Promise<[CustomerNumber, CustomerNumber]> {
  const path = join(register.home, 'two.csv');
  writeFileSync(path, FILE.replaceAll('\n', '\r\n'));
  const by = asWorker(register, 'imports:apply');
  const found = await profileNamed(by, 'customers');
  if (found.kind !== 'profile') throw new Error(found.kind);
  const applied = await applyImport(by, { file: { path, name: 'two.csv' }, profile: found.profile });
  if (applied.kind !== 'applied' || applied.batch.counts.created !== 2) throw new Error(JSON.stringify(applied));
  await givenPreview(register, { path, name: 'two.csv' });
  const { rows } = await sql<{ number: CustomerNumber }>`select number from customers.customer order by number`.execute(
    register.db,
  );
  const [kaisa, ville] = rows;
  if (!kaisa || !ville) throw new Error('two customers were made');
  return [kaisa.number, ville.number];
}

async function holdAndLift(register: TestRegister): Promise<void> {
  const { rows } = await sql<{ id: InvoiceId }>`select id from invoicing.invoice order by id`.execute(register.db);
  const by = asWorker(register, 'holds:set');
  for (const { id } of rows) {
    await holdInvoice(by, id, { kind: 'dispute', reason: 'says that the magazine never came' });
    await liftHold(by, id);
  }
}

async function payAll(register: TestRegister): Promise<void> {
  const to = register.clock.today();
  const waiting = await waitingInvoices(register.db, to);
  const iban = exampleSettings.ibans[0]?.iban ?? '';
  for (const [at, invoice] of waiting.entries()) {
    const path = join(register.home, `bank${at}.xml`);
    const deposit = {
      key: `K${at}`,
      bookedOn: to,
      cents: invoice.open_cents,
      reference: invoice.reference,
      payerName: invoice.payer_name,
      message: null,
    };
    const closingCents = plus(cents(0), invoice.open_cents);
    writeFileSync(
      path,
      statementFile({ id: `S${at}`, iban, openingCents: cents(0), closingCents, from: to, to, deposits: [deposit] }),
    );
    const imported = await importPayments(asWorker(register, 'payments:import'), {
      name: `bank${at}.xml`,
      open: () => createReadStream(path),
    });
    if (imported.kind === 'refused') throw new Error(imported.because);
  }
}

/** The seller is paid for both orders; both complain of how they were sold to. */
async function sellWithCommission(register: TestRegister, customers: readonly CustomerNumber[]): Promise<void> {
  await givenSellers(register);
  await givenRule(register, 'S1', { cents: cents(10_00) });
  const booked = await bookCommissions(asWorker(register, 'commissions:book'), 'S1', day('2026-01-01'));
  if (booked.kind === 'refused' || booked.lines !== 2) throw new Error(JSON.stringify(booked));
  for (const customer of customers) {
    const { rows } = await sql<{
      order: OrderId;
    }>`select id as "order" from orders.placed_order where payer = ${customer}`.execute(register.db);
    const told = {
      order: rows[0]?.order ?? (0 as OrderId),
      customer,
      kind: 'pressed',
      note: 'Kertoi myyjän painostaneen',
    } as const;
    const noted = await noteComplaint(asWorker(register, 'orders:make'), told);
    if (noted.kind === 'refused') throw new Error(noted.because);
  }
}

async function marketAndSignIn(register: TestRegister, customers: readonly CustomerNumber[]): Promise<void> {
  const saved = await saveGroup(asWorker(register, 'groups:read'), 'all', ALL_FI);
  if (saved.kind === 'refused') throw new Error(JSON.stringify(saved));
  await freezeGroup(asWorker(register, 'groups:export'), ALL_FI);
  for (const customer of customers) {
    await look(asWorker(register, 'customers:find', 'care'), 'card', () =>
      Promise.resolve({ customers: [customer], answer: null }),
    );
    await explainMarketing(asWorker(register, 'customers:find', 'care'), customer);
    const user = {
      email: `${customer}@posti.example`,
      name: 'Tilaaja',
      language: 'fi',
      roles: ['subscriber'],
      customer,
      reason: 'own pages',
    } as const;
    await createDemoUser(asStart(register, 'users:manage'), { ...user, roles: ['subscriber'] }, 'kolme kissaa pihalla');
    await rowsOfNoVerb(register, customer);
  }
}

/** Rows that only other years or other people's clicks would make, so that no table stays without one. */
async function rowsOfNoVerb(register: TestRegister, customer: CustomerNumber): Promise<void> {
  const { db } = register;
  await sql`insert into rights.request (customer, kind, opened_on, due_on, act)
    select ${customer}, 'inspection', '2026-03-01', '2026-04-01', max(id) from access.act`.execute(db);
  await sql`insert into rights.erasure (customer, plan_hash, plan, planned_act)
    select ${customer}, '\\x00', '[]', max(id) from access.act`.execute(db);
  await sql`insert into access.api_token (user_id, name, token_hash, ends_at)
    select id, 'own program', sha256(${String(customer)}::bytea), now() from access.user_account where customer = ${customer}`.execute(
    db,
  );
  await sql`insert into access.act (user_id, who, permission, purpose, entry, reason)
    select id, 'user', 'own:read', 'rights', 'web', 'own pages' from access.user_account where customer = ${customer}`.execute(
    db,
  );
  await sql`insert into collection.handover (invoice, handed_on, open_cents, interest_cents, outbound, act)
    select i.id, '2026-03-20', 0, 0, o.id, o.act
      from invoicing.invoice i join lateral (select id, act from gate.outbound where customer = i.payer order by id limit 1) o on true
     where i.payer = ${customer}`.execute(db);
}
