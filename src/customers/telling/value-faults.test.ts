import { expect, test } from 'vitest';
import { z } from 'zod';
import { day } from '#kernel';
import { addressFields } from '../fields.ts';
import type { SomeValues } from '../values.ts';
import { withCodeSet } from './industry.ts';
import { valueFaultIn } from './value-faults.ts';

const today = day('2026-11-16');
const faultIn = (said: SomeValues, known: SomeValues = {}, isKnownSet = true) =>
  valueFaultIn(said, { known, isKnownSet, today });

test.each([
  ['a point for a given name         ', { givenNames: '.' }, 'name_without_letters'],
  ['a dash for a surname             ', { familyName: '-' }, 'name_without_letters'],
  ['an apostrophe for a firm         ', { organisationName: "'" }, 'name_without_letters'],
  ['digits for a surname             ', { familyName: '123' }, 'name_without_letters'],
  ['a firm of digits                 ', { organisationName: '1000' }, null],
  ['a name of one letter             ', { familyName: 'Ö' }, null],
  ['a name in other letters          ', { givenNames: 'Мария' }, null],
  ['an emptied name                  ', { givenNames: null }, null],
  ['a text for an industry           ', { industryCode: 'kustannus' }, 'no_industry_code'],
  ['six digits for an industry       ', { industryCode: '581401' }, 'no_industry_code'],
  ['an industry                      ', { industryCode: '58140' }, null],
  ['an industry with its point       ', { industryCode: '58.14' }, null],
  ['a death today                    ', { deceasedOn: '2026-11-16' }, null],
  ['a death tomorrow                 ', { deceasedOn: '2026-11-17' }, 'dies_in_the_future'],
  ['a protection that ended yesterday', { protectedUntil: '2026-11-15' }, 'protection_is_over'],
  ['a protection that ends today     ', { protectedUntil: '2026-11-16' }, null],
  ['a protection until told otherwise', { protectedUntil: '9999-12-31' }, null],
  ['a protection that is lifted      ', { protectedUntil: null }, null],
] as const)('%s', (_case, said, fault) => {
  expect(faultIn(said)).toBe(fault);
});

test('what stands already is no fault of whoever says it again', () => {
  const known = { givenNames: '.', protectedUntil: '2026-11-15', industryCode: 'kustannus' };
  expect(faultIn(known, known)).toBeNull();
});

test('a code has a classification: the one in force unless another is said, and it does not lose it', () => {
  expect(withCodeSet({ industryCode: '99999' })).toEqual({ industryCode: '99999', industryCodeSet: 'TOL2025' });
  expect(withCodeSet({ industryCode: '99999' }, { industryCodeSet: 'TOL2008' })).toMatchObject({
    industryCodeSet: 'TOL2008',
  });
  expect(withCodeSet({ industryCode: '58.14', industryCodeSet: 'NACE2' }).industryCodeSet).toBe('NACE2');
  expect(withCodeSet({ industryCode: 'kustannus' })).toEqual({ industryCode: 'kustannus' });
  expect(withCodeSet({ industryCode: null, industryCodeSet: null })).toEqual({ industryCode: null, industryCodeSet: null }); // prettier-ignore
  expect(faultIn({ industryCodeSet: null }, { industryCode: '58140', industryCodeSet: 'TOL2025' })).toBe('unknown_code_set'); // prettier-ignore
  expect(faultIn({ industryCodeSet: 'TOL1' }, {}, false)).toBe('unknown_code_set');
});

test('a season begins and ends on days that some year has', () => {
  const isDay = (text: string): boolean => z.safeDecode(addressFields.seasonFrom, text).success;
  const days = Array.from({ length: 13 * 32 }, (_, n) => {
    const [month, date] = [String(Math.floor(n / 32)).padStart(2, '0'), String(n % 32).padStart(2, '0')];
    return `${month}-${date}`;
  });
  // 2028 has a 29 February.
  const isReal = (text: string): boolean => {
    const [month = 0, date = 0] = text.split('-').map(Number);
    return (
      month > 0 && month < 13 && date > 0 && date <= Temporal.PlainYearMonth.from({ year: 2028, month }).daysInMonth
    );
  };
  expect(days.filter(isDay)).toEqual(days.filter(isReal));
  expect(days.filter(isDay)).toHaveLength(366);
});
