import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { day } from '#kernel';
import { checkLedger } from '#ledger';
import { checkOrders } from '#orders';
import { aRegister } from '../database.ts';
import { aPerson, givenCustomers } from '../given/customers.ts';
import { Chance } from './ledgers/dice.ts';
import { Life } from './ledgers/life.ts';
import type { Model } from './ledgers/model.ts';
import { givenPublisher } from './ledgers/publisher.ts';

/*
 * Random histories of subscriptions, all in one register, held against a model that counts anew from sets of issues. More of them:
 * KORTISTO_HISTORIES=20000; others: KORTISTO_SEED=7.
 */
const HISTORIES = Number(process.env['KORTISTO_HISTORIES'] ?? 2_000);
const SEED = Number(process.env['KORTISTO_SEED'] ?? 1);
const GROUPS = 6;
const STEPS = 24;
const STEP_DAYS = 13;
const START = day('2027-01-04');

const register = await aRegister(START.toString());

type Row = {
  readonly term: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly billOn: string;
  readonly isCancelled: boolean;
  readonly owed: number;
  readonly delivered: number;
  readonly credited: number;
  readonly graced: number;
  readonly owedCents: number;
  readonly earnedCents: number;
  readonly setAsideCents: number;
};

const rowsOf = (model: Model): Row[] =>
  model.terms.flatMap((term) =>
    [...term.titles].map(([title, account]) => ({
      term: term.id,
      title,
      startsOn: term.startsOn.toString(),
      endsOn: term.endsOn.toString(),
      billOn: term.billOn.toString(),
      isCancelled: term.isCancelled,
      owed: model.owed(term, title),
      delivered: account.delivered,
      credited: account.credited,
      graced: model.gracedNumbers(term, title),
      owedCents: account.owedCents,
      earnedCents: account.earnedCents,
      setAsideCents: account.setAsideCents,
    })),
  );

/** Compares every balance and every term's days with the model; tells those that differ with their history. */
async function compare(life: Life): Promise<void> {
  const { rows } = await sql<Row & { subscription: number }>`
    select t.subscription, t.id as term, b.title, t.starts_on::text as "startsOn", t.ends_on::text as "endsOn", t.bill_on::text as "billOn",
           t.cancelled_on is not null as "isCancelled", b.owed, b.delivered, b.credited, b.graced, b.owed_cents as "owedCents",
           b.delivered_cents as "earnedCents", b.credited_cents as "setAsideCents"
      from orders.term t join orders.balance b on b.term = t.id order by t.id, b.title`.execute(register.db);
  const found = Map.groupBy(rows, ({ subscription }) => subscription);
  for (const model of life.models) {
    const stands = new Map((found.get(model.subscription) ?? []).map((row) => [`${row.term} ${row.title}`, row]));
    const should = rowsOf(model);
    if (stands.size !== should.length) life.fault(model, `${stands.size} balances, should be ${should.length}`);
    for (const row of should) {
      const stood = stands.get(`${row.term} ${row.title}`);
      const differs = Object.entries(row).filter(([name, value]) => stood?.[name as keyof Row] !== value);
      if (differs.length > 0) life.fault(model, `term ${row.term} ${row.title}: ${differs.map(([name, value]) => `${name} ${String(stood?.[name as keyof Row])}, should be ${String(value)}`).join(', ')}`); // prettier-ignore
    }
  }
  if (life.faults.length > 0)
    throw new Error(`${life.faults.length} faults, seed ${SEED}\n${life.faults.slice(0, 3).join('\n')}`);
}

async function checks(): Promise<void> {
  const found = await checkOrders(asWorker(register, 'orders:read', 'orders'));
  expect(found.filter(({ broken }) => broken > 0)).toEqual([]);
  expect(await checkLedger(asWorker(register, 'ledger:read', 'accounting'))).toMatchObject({ isRight: true });
}

async function step(life: Life, at: number): Promise<void> {
  const { chance } = life;
  await life.runIssues();
  const happening = [
    () => (chance.happens(0.5) ? life.renew() : undefined),
    () => (chance.happens(0.6) ? life.bill() : undefined),
    () => life.creditInvoices(0.01),
    () => life.changeCalendar(0.4),
    () => life.end(0.015),
    () => life.cancel(0.03),
    () => life.interrupt(0.03),
    () => life.give(0.02),
  ];
  for (const one of chance.shuffled(happening)) await one();
  if (at % 4 === 3) await compare(life);
}

test(
  `${HISTORIES} random histories: no number twice, none lost, both ledgers agree, nothing billed or delivered past its end`,
  { timeout: 60_000 + HISTORIES * 200 },
  async () => {
    const chance = new Chance(SEED);
    const life = new Life(register, chance, await givenPublisher(register, chance, GROUPS));
    const perStep = Math.ceil(HISTORIES / 6);
    let made = 0;
    for (let at = 0; at < STEPS; at++) {
      register.setToday(START.add({ days: at * STEP_DAYS }).toString());
      const count = Math.min(perStep, HISTORIES - made);
      if (count > 0) {
        const values = Array.from({ length: count }, (_, index) => aPerson(`Tilaaja Numero${made + index}`));
        await life.place(await givenCustomers(register, values), GROUPS);
      }
      made += count;
      await step(life, at);
      if (at % 8 === 7) await checks();
    }
    await life.runIssues();
    await compare(life);
    await checks();
    console.log([...life.counts].map(([what, count]) => `${count} ${what}`).join(', '));
    const happened = ['renewed', 'billed', 'invoice-credited', 'delivered', 'credited', 'put-off', 'graced', 'given', 'ended', 'cancelled', 'interrupted', 'calendar']; // prettier-ignore
    expect(happened.filter((what) => !life.counts.has(what))).toEqual([]);
  },
);
