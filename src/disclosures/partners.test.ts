import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { asStart, transact } from '#access';
import { examplePartners, listPartners, setPartnersIn } from './index.ts';

const register = await aRegister();
const set = (partners: Parameters<typeof setPartnersIn>[1]) =>
  transact(asStart(register, 'settings:change'), (tx) => setPartnersIn(tx, partners));

test('a partner outside the EEA is known as such', async () => {
  expect(await set(examplePartners)).toEqual({ kind: 'set' });
  const listed = await listPartners(asStart(register, 'settings:change'));
  expect(listed.map(({ code, isInEea }) => [code, isInEea])).toEqual([
    ['EEA1', true],
    ['OUT1', false],
  ]);
});

test('a country that there is not changes nothing', async () => {
  const wrong = [
    { code: 'EEA1', name: 'Changed', country: 'FI' },
    { code: 'X', name: 'Nowhere', country: 'XX' },
  ];
  expect(await set(wrong)).toEqual({ kind: 'refused', because: 'unknown_country', of: 'X' });
  expect((await listPartners(asStart(register, 'settings:change')))[0]?.country).toBe('SE');
});
