import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asWorker, look } from '#access';
import type { CustomerNumber, RoomDeclaration } from '#kernel';
import { approveErasure, Declared, inspect, planErasure, runErasure, verifyErasure } from '#rights';
import { declarations } from '../../src/app/rooms.ts';
import { aRegister } from '../database.ts';
import { canariesIn, difference, photograph, plantCanaries, type Planted } from '../given/canaries.ts';
import { givenLifeOfTwo } from '../given/life-of-two.ts';

const register = await aRegister('2026-01-05');
const declared = new Declared(declarations as readonly RoomDeclaration[]);
let kaisa: CustomerNumber;
let ville: CustomerNumber;
let planted: Planted[];

beforeAll(async () => {
  ({ kaisa, ville } = await givenLifeOfTwo(register));
  planted = await plantCanaries(register.db, declared, kaisa);
});

test('every table that is about customers has something about Kaisa, so that no column goes untested', () => {
  const planting = new Set(planted.map(({ table }) => table));
  const expected = declared
    .ofCustomers()
    .filter(({ declaration }) => Object.values(declaration.columns).some(({ is }) => is === 'personal'));
  expect(expected.map(({ name }) => name).filter((name) => !planting.has(name))).toEqual([]);
});

test('the inspection document tells a canary from every personal column, and masks those that are masked', async () => {
  await look(asWorker(register, 'customers:find', 'care'), 'card', () =>
    Promise.resolve({ customers: [kaisa], answer: null }),
  );
  const inspected = await inspect(asWorker(register, 'rights:answer', 'rights'), declared, kaisa);
  if (inspected.kind === 'refused') throw new Error(inspected.because);
  const text = JSON.stringify(inspected.document);
  const words = planted.filter(({ isWord }) => isWord);
  expect(words.length).toBeGreaterThan(30);
  for (const { canary, inspection, table, column } of words) {
    expect([table, column, text.includes(canary)]).toEqual([table, column, inspection.startsWith('tell')]);
  }
  for (const { table, column } of planted.filter(({ inspection }) => inspection.startsWith('tell'))) {
    const told = inspected.document.tables.find((one) => one.table === table);
    expect([table, told?.columns.map(({ name }) => name)]).toEqual([table, expect.arrayContaining([column])]);
    expect(told?.rows.length).toBeGreaterThan(0);
  }
  expect(inspected.document.looks[0]).toMatchObject({ screen: 'card', purpose: 'care', who: 'worker' });
});

test('erasing Kaisa takes every canary but those the law keeps, which the certificate lists with law and day', async () => {
  const others = await photograph(register.db, declared, ville);
  const by = asWorker(register, 'rights:erase', 'rights');
  const plan = await planErasure(by, declared, kaisa);
  expect(plan.kind).toBe('planned');
  expect(await runErasure(by, declared, kaisa)).toEqual({ kind: 'refused', because: 'not_approved' });
  expect(await approveErasure(asWorker(register, 'rights:approve', 'rights'), kaisa)).toEqual({ kind: 'approved' });
  const erased = await runErasure(by, declared, kaisa);
  if (erased.kind === 'refused') throw new Error(erased.because);

  const left = await canariesIn(register.db, planted);
  const keptByLaw = planted.filter(({ isKept, isWord }) => isKept && isWord).map(({ canary }) => canary);
  expect(left.toSorted()).toEqual(keptByLaw.toSorted());
  expect(keptByLaw.length).toBeGreaterThan(5);
  const listed = erased.certificate.kept.flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`));
  for (const { table, column } of planted.filter(({ isKept, isWord }) => isKept && isWord))
    expect(listed).toContain(`${table}.${column}`);
  const invoices = erased.certificate.kept.find(({ table }) => table === 'invoicing.invoice');
  expect(invoices).toMatchObject({ law: 'Kirjanpitolaki 1336/1997 2:10', until: '2032-12-31' });
  // The file in which both were named goes whole, and so do a pair and a relation of the two; what it said of the other stands in his own row and values.
  expect(difference(others, await photograph(register.db, declared, ville))).toEqual([
    'customers.likeness',
    'customers.relation',
    'sources.kept_file',
  ]);
});

test('the verifier finds nothing left, and finds what somebody puts back', async () => {
  const by = asWorker(register, 'rights:erase', 'rights');
  expect((await verifyErasure(by, declared, kaisa)).kind).toBe('verified');
  await sql`update customers.customer set family_name = 'Virtanen' where number = ${kaisa}`.execute(register.db);
  expect(await verifyErasure(by, declared, kaisa)).toEqual({
    kind: 'found',
    findings: [{ table: 'customers.customer', column: 'family_name', rows: 1 }],
  });
});
