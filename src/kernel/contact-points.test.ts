import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countryName,
  COUNTRIES,
  FINLAND,
  isInEea,
  parseCountry,
  parseEmail,
  parsePhone,
  parsePostalCode,
  phoneFormatted,
} from './index.ts';

test.each([
  ['040 555 1234', '+358405551234'],
  ['(040) 555-1234', '+358405551234'],
  ['00358 40 5551234', '+358405551234'],
  ['+358 (0)40 555 1234', '+358405551234'],
  ['+46 70 123 45 67', '+46701234567'],
])('the telephone %j is %s', (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test.each([
  '',
  '12345',
  'soita 040 555 1234',
  '040 555 1234 (koti)',
  '+999 123 456',
  '0'.repeat(100),
  '040\u0000 555 1234',
  '=040 5551234',
])('%j is no telephone number', (text) => {
  expect(parsePhone(text)).toBeNull();
});

test('a telephone is printed as it is dialled', () => {
  const printed = ['+358405551234', '+46701234567'].map((text) => {
    const phone = parsePhone(text);
    return phone && phoneFormatted(phone);
  });
  expect(printed).toEqual(['040 5551234', '+46 70 123 45 67']);
});

test('an e-mail address keeps its name part and gets a domain in lower case', () => {
  expect(parseEmail(' Matti.Meikalainen@Posti.EXAMPLE ')).toBe('Matti.Meikalainen@posti.example');
  expect(parseEmail('a\u0308ijä@hämeenlinna.example')).toBe('äijä@hämeenlinna.example');
});

test.each([
  'matti@posti',
  'matti@@posti.example',
  'matti@posti.example\r\nBcc: all@posti.example',
  'matti @posti.example',
  'mat\u0000ti@posti.example',
  'matti@-posti.example',
  'matti@posti..example',
  '.matti@posti.example',
  'matti..m@posti.example',
  '"matti"@posti.example',
  'Matti <matti@posti.example>',
  'matti@[127.0.0.1]',
  'matti@127.0.0.1',
  'matti@posti.example,teppo@posti.example',
  `${'a'.repeat(65)}@posti.example`,
  `${'ä'.repeat(33)}@posti.example`,
  `a@${'posti.'.repeat(50)}example`,
])('%j is no e-mail address', (text) => {
  expect(parseEmail(text)).toBeNull();
});

test('reading an e-mail address again changes nothing, whatever is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (text) => {
      const email = parseEmail(text);
      fc.pre(email !== null);
      expect(email && parseEmail(email)).toBe(email);
      expect(email).not.toMatch(/[\s\p{Cc}]/u);
    }),
  );
});

test.each([
  ['00100', '00100'],
  [' FI-00100 ', '00100'],
  ['AX-22100', '22100'],
  ['00 100', '00100'],
])('the postal code %j is %s', (text, code) => {
  expect(parsePostalCode(text)).toBe(code);
});

test.each(['0010', '001000', '00000', '0O100', 'SE-123 45', '', '١٢٣٤٥'])('%j is no Finnish postal code', (text) => {
  expect(parsePostalCode(text)).toBeNull();
});

test('every country has a name in every language', () => {
  expect(new Set(COUNTRIES).size).toBe(250);
  for (const country of COUNTRIES) {
    for (const language of ['fi', 'sv', 'en'] as const) expect(countryName(country, language)).not.toBe(country);
  }
  expect((['fi', 'sv', 'en'] as const).map((language) => countryName(FINLAND, language))).toEqual([
    'Suomi',
    'Finland',
    'Finland',
  ]);
});

test('thirty states are in the area, with Åland and the outermost regions beside them', () => {
  expect(COUNTRIES.filter(isInEea)).toHaveLength(37);
  const isIn = (code: string) => isInEea(parseCountry(code) ?? FINLAND);
  expect(['ax', 'NO', 'is', 'LI', 'se'].map(isIn)).toEqual([true, true, true, true, true]);
  expect(['GB', 'CH', 'US', 'SJ', 'GL', 'FO', 'RU'].map(isIn)).toEqual(Array(7).fill(false));
  expect(parseCountry('UK')).toBeNull();
});
