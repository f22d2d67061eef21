import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './password.ts';
import { judgePassword } from './password-policy.ts';

const USER = { email: 'anna.asiakas@lehti.example', name: 'Anna Asiakas' };

test('a password is known again, another is not, and no two hashes are alike', async () => {
  const kept = await hashPassword('kolme kissaa pihalla');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword('kolme kissaa pihalla', kept)).toBe(true);
  expect(await isPassword('kolme kissaa pihalle', kept)).toBe(false);
  expect(await hashPassword('kolme kissaa pihalla')).not.toBe(kept);
});

test('nobody has a password, and what is no hash matches nothing', async () => {
  expect(await isPassword('kolme kissaa pihalla', null)).toBe(false);
  expect(await isPassword('x', 'plain text')).toBe(false);
});

test('ä is ä however the keyboard makes it', async () => {
  const kept = await hashPassword('ääkköset ovat mukavia');
  expect(await isPassword('ääkköset ovat mukavia'.normalize('NFD'), kept)).toBe(true);
});

test('a hash with the parameters of another year is still read', async () => {
  const cheap = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  expect(await isPassword('password', cheap)).toBe(true);
  expect(await isPassword('passwore', cheap)).toBe(false);
});

test.each([
  ['kolme kissaa pihalla       ', 'good'],
  ['correct horse battery stap ', 'good'],
  ['äiti osti uudet kumisaappa ', 'good'],
  ['lyhyt                      ', 'too_short'],
  ['aaaaaaaaaaaaaaaaaaaa       ', 'too_simple'],
  ['abcdefghijklmnopqrst       ', 'too_simple'],
  ['123456789012345678         ', 'too_simple'],
  ['abcabcabcabcabcabc         ', 'too_simple'],
  ['salasanasalasana1234       ', 'too_simple'],
  ['kortistokortisto2026       ', 'too_simple'],
  ['anna asiakas anna asiakas  ', 'names_its_user'],
  ['anna.asiakas12345          ', 'names_its_user'],
])('%s is %s', (password, verdict) => {
  const judged = judgePassword(password.trimEnd(), USER);
  expect(judged.kind === 'good' ? 'good' : judged.because).toBe(verdict);
});

test('a password of more than a kilobyte only costs time', () => {
  expect(judgePassword('ä1b2c3d4e5'.repeat(200), USER)).toEqual({ kind: 'refused', because: 'too_long' });
});

test('when a hundred wait already, the next is told to come again instead of waiting with them', async () => {
  const cheap = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  const outcomes = await Promise.allSettled(Array.from({ length: 110 }, () => isPassword('password', cheap)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(102);
  expect(await isPassword('password', cheap)).toBe(true);
});
