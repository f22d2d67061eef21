import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asWorker } from '#access';
import { change } from '#customers';
import { day, type CustomerNumber, type SubscriptionId } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { frozen, givenCalendar, linesOf, weekly } from '../../test/given/deliveries.ts';
import { givenOrder } from '../../test/given/orders.ts';
import {
  checkDeliveries,
  deliveriesOf,
  endHold,
  feedClaims,
  makeClaim,
  previewHold,
  returnMail,
  setHold,
} from './index.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'deliveries:change');
const run = asWorker(register, 'deliveries:run');
const reading = asWorker(register, 'deliveries:read');

let kaisa: CustomerNumber;
let subscription: SubscriptionId;
beforeAll(async () => {
  await givenCatalogue(register);
  await givenCalendar(register, 2026, 2027, 2028);
  kaisa = await givenCustomer(register, 'Kaisa Virtanen');
  ({ subscription } = await givenOrder(register, kaisa));
});

const span = (since: string, until: string | null) => ({
  since: day(since),
  until: until === null ? null : day(until),
});
const pause = (since: string, until: string | null) =>
  ({ ...span(since, until), subscription, kind: 'pause', toldBy: 'customer' }) as const;
const one = async () => (await deliveriesOf(reading, kaisa))[0];

test('a hold shows its numbers, keeps them back, and puts them off to the end of the term, each once', async () => {
  const seen = await previewHold(reading, pause('2026-12-07', '2026-12-20'));
  if (seen.kind !== 'previewed') throw new Error(JSON.stringify(seen));
  expect(seen.plan.issues.map(({ title, on }) => `${title} ${on.toString()}`)).toEqual([
    'DIGI 2026-12-10', 'VIIKKO 2026-12-10', 'DIGI 2026-12-17', 'VIIKKO 2026-12-17',
  ]); // prettier-ignore
  expect((await setHold(by, pause('2026-12-07', '2026-12-20'), seen.plan.token)).kind).toBe('set');
  expect(await setHold(by, pause('2026-12-10', '2026-12-20'))).toMatchObject({ because: 'overlaps' });
  register.setToday('2026-12-04');
  expect((await frozen(register, weekly('2026-12-03'))).plan.copies).toBe(1);
  const held = await frozen(register, weekly('2026-12-10'));
  expect(held.plan).toMatchObject({ copies: 0, leftOut: [{ because: 'hold', subscriptions: 1, removed: 1 }] });
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::integer as n from deliveries.credit where given_as = 'extension'`.execute(register.db);
  expect(rows[0]?.n).toBe(1);
  // The term ended on 2027-11-30: one number more, and it ends on the day before the one after it.
  expect((await one())?.endsOn?.toString()).toBe('2027-12-08');
  register.setToday('2026-12-08');
  expect((await one())?.status).toMatchObject({ status: 'hold_temporary', why: 'asked_to_hold' });
  expect((await checkDeliveries(reading)).filter(({ broken }) => broken > 0)).toEqual([]);
});

test('a hold ended early lets the next number go', async () => {
  const [hold] = (await one())?.holds ?? [];
  if (!hold) throw new Error('no hold');
  expect(await endHold(by, hold.id, day('2026-12-12'))).toMatchObject({ kind: 'ended' });
  expect((await frozen(register, weekly('2026-12-17'))).plan.byStatus).toEqual({ new: 1 });
});

test('a claim is taken once, its new copy goes with the supplement, and the distributor is told once', async () => {
  register.setToday('2026-12-20');
  const claim = {
    subscription,
    ...weekly('2026-12-17'),
    reason: 'not_delivered',
    remedy: 'new_copy',
    doorCode: '1234A',
  } as const;
  expect(await makeClaim(by, claim)).toMatchObject({ kind: 'made', plan: { isRepeated: false } });
  expect(await makeClaim(by, claim)).toMatchObject({ kind: 'refused', because: 'claimed_already' });
  expect(await makeClaim(by, { ...claim, ...weekly('2026-12-10') })).toMatchObject({ because: 'not_sent' });
  const supplement = await frozen(register, weekly('2026-12-17'));
  expect(supplement.plan).toMatchObject({ supplement: 1, byStatus: { replacement: 1 } });
  expect((await linesOf(register, supplement.run))[0]).toContain(',replacement,Kaisa Virtanen');
  const fed = await feedClaims(run, { folder: register.home });
  expect(fed).toMatchObject({ claims: 1, unreachable: 0 });
  expect(await feedClaims(run, { folder: register.home })).toMatchObject({ claims: 0, file: null });
  expect((await checkDeliveries(reading)).filter(({ broken }) => broken > 0)).toEqual([]);
});

test('mail that came back stops deliveries until a new street is told, and the number goes afterwards', async () => {
  expect(await returnMail(by, { customer: kaisa, reason: 'moved', returnedOn: day('2026-12-19') })).toMatchObject({
    kind: 'held',
  });
  register.setToday('2026-12-21');
  expect((await one())?.status).toMatchObject({ status: 'undeliverable', why: 'mail_came_back' });
  expect((await frozen(register, weekly('2026-12-24'))).plan).toMatchObject({
    copies: 0,
    leftOut: [{ because: 'undeliverable' }],
  });
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from contacts.task`.execute(register.db);
  expect(rows[0]?.n).toBe(1);
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer service' }, [{ customer: kaisa, row: null, values: { streetAddress: 'Uusitie 8', postalCode: '90100', city: 'Oulu' } }]); // prettier-ignore
  const back = await frozen(register, weekly('2026-12-24'));
  expect(back.plan).toMatchObject({ supplement: 1, byStatus: { new: 1 } });
  expect((await linesOf(register, back.run))[0]).toContain('Uusitie 8,90100,OULU');
});

test('a temporary address holds on the issue’s day and goes back by itself', async () => {
  const place = { streetAddress: 'Mökkitie 2', postalCode: '99800', city: 'Ivalo', country: 'FI', co: null };
  await change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer service' }, [
    { customer: kaisa, row: null, values: {}, addresses: [{ kind: 'temporary', validFrom: day('2027-01-07'), validTo: day('2027-01-07'), ...place }] },
  ]); // prettier-ignore
  register.setToday('2026-12-28');
  const during = await frozen(register, weekly('2027-01-07'));
  expect((await linesOf(register, during.run))[0]).toContain('new,Kaisa Virtanen,,,Mökkitie 2,99800');
  const after = await frozen(register, weekly('2027-01-14'));
  expect((await linesOf(register, after.run))[0]).toContain('changed,Kaisa Virtanen,,,Uusitie 8');
});

test('a ban of delivery stops everything to the customer', async () => {
  const ban = { ...span('2027-01-15', null), customer: kaisa, kind: 'ban', toldBy: 'customer' } as const;
  expect((await setHold(by, ban)).kind).toBe('set');
  expect((await frozen(register, weekly('2027-01-21'))).plan).toMatchObject({
    copies: 0,
    leftOut: [{ because: 'delivery_ban' }],
  });
  expect((await checkDeliveries(reading)).filter(({ broken }) => broken > 0)).toEqual([]);
});
