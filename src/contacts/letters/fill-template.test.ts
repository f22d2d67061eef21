import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filled, GAPS, unknownGaps } from './fill-template.ts';

const values = {
  name: 'Kaisa Virtanen',
  customerNumber: '100001',
  day: '24.11.2026',
  controller: 'Esimerkki Oy',
  phone: '+358 9 555 000',
  email: 'asiakas@esimerkki.example',
  contactPerson: 'Riitta Rekisteri',
};

test('every gap is filled, and a gap that nothing fills is named', () => {
  expect(filled('Hei {name}, asiakasnumerosi on {customerNumber}.', values)).toBe(
    'Hei Kaisa Virtanen, asiakasnumerosi on 100001.',
  );
  expect(unknownGaps('Hei {nimi}, {name} {nimi}')).toEqual(['nimi']);
});

test('a name with braces makes no gap of its own', () => {
  expect(filled('Hei {name}', { ...values, name: '{email}' })).toBe('Hei {email}');
});

test('a text without gaps stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!GAPS.some((gap) => text.includes(`{${gap}}`)));
      expect(filled(text, values)).toBe(text);
    }),
  );
});
