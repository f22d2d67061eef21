import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { approveErasure, Declared, inspect, inspectedFiles, planErasure, runErasure, verifyErasure } from '#rights';
import { declarations } from '../../src/app/rooms.ts';
import { aRegister } from '../database.ts';
import { givenContacts, scanOf } from '../given/contacts.ts';
import { givenCustomer } from '../given/customers.ts';

const register = await aRegister('2026-11-24');
const declared = new Declared(declarations);
const answers = asWorker(register, 'rights:answer', 'rights');
const erases = asWorker(register, 'rights:erase', 'rights');

test('a file of a person is told in the inspection, handed over beside it, and gone after the erasure', async () => {
  const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { phone: '+358405550001' });
  const ville = await givenCustomer(register, 'Ville Korhonen');
  await givenContacts(register, [kaisa, ville]);
  const name = `files/${createHash('sha256').update(scanOf(kaisa)).digest('hex')}`;
  const inspected = await inspect(answers, declared, kaisa);
  if (inspected.kind === 'refused') throw new Error(inspected.because);
  expect(inspected.document.tables.find(({ table }) => table === 'contacts.attachment')?.rows).toEqual([
    { name: 'kirje.txt', media_type: 'text/plain', content: name },
  ]);
  const files = await Array.fromAsync(inspectedFiles(answers, declared, kaisa));
  expect(files.map((file) => [file.name, Buffer.from(file.content).toString()])).toEqual([[name, `scan of ${kaisa}`]]);

  expect((await planErasure(erases, declared, kaisa)).kind).toBe('planned');
  expect(await approveErasure(asWorker(register, 'rights:approve', 'rights'), kaisa)).toEqual({ kind: 'approved' });
  expect((await runErasure(erases, declared, kaisa)).kind).toBe('erased');
  expect((await verifyErasure(erases, declared, kaisa)).kind).toBe('verified');
  const left = await register.db.selectFrom('contacts.attachment').select('content').execute();
  expect(left.map(({ content }) => Buffer.from(content).toString())).toEqual([`scan of ${ville}`]);
});
