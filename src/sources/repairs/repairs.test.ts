import { expect, test } from 'vitest';
import { type Choice, parseChoice, policyOf, type Repair, RepairGroups, repairRow, UNASKED } from './index.ts';

const all: Choice = { accepted: ['*'], refused: [] };
const done = (row: Record<string, string>, choice = all) => repairRow(row, 'customers', choice).values;
const brief = (repairs: readonly Repair[]) => repairs.map(({ field, operation, stands }) => `${field} ${operation} ${stands}`); // prettier-ignore

test.each([
  ['leading_zero ', { postal_code: '530', country: 'FI' }, { postal_code: '00530' }],
  ['leading_zero ', { postal_code: '2100', country: '' }, { postal_code: '02100' }],
  ['swapped      ', { postal_code: 'Helsinki', city: '00100' }, { postal_code: '00100', city: 'Helsinki' }],
  ['phone_format ', { phone: '(040) 123/4567' }, { phone: '+358401234567' }],
  ['phone_format ', { phone: '00358 40 1234567' }, { phone: '+358401234567' }],
  ['finnish_day  ', { received_on: '3.2.2025' }, { received_on: '2025-02-03' }],
  ['day_number   ', { received_on: '46349' }, { received_on: '2026-11-23' }],
  ['letters      ', { family_name: 'MÃ¤kinen' }, { family_name: 'Mäkinen' }],
  ['letters      ', { family_name: 'M{kinen' }, { family_name: 'Mäkinen' }],
  ['capitals     ', { family_name: 'VIRTANEN-LAHTI' }, { family_name: 'Virtanen-Lahti' }],
  ['capitals     ', { street_address: 'ÄSSÄTIE 1 A 12' }, { street_address: 'Ässätie 1 A 12' }],
])('%s repairs %j', (operation, row, repaired) => {
  expect(done(row)).toEqual({ ...row, ...repaired });
  expect(repairRow(row, 'customers', all).repairs[0]?.operation).toBe(operation.trim());
});

test.each([
  [{ postal_code: '0530' }],
  [{ postal_code: '530', country: 'SE' }],
  [{ postal_code: '12' }],
  [{ postal_code: '999', country: 'FI' }],
  [{ phone: '040 123 4567' }],
  [{ phone: '040-1234567' }],
  [{ phone: '+358401234567' }],
  [{ phone: '12' }],
  [{ received_on: '2025-02-03' }],
  [{ received_on: '31.2.2025' }],
  [{ family_name: 'af Ursin' }],
  [{ family_name: 'LI' }],
])('nothing is repaired in %j', (row) => {
  const { values, repairs } = repairRow(row, 'customers', all);
  const touched = 'postal_code' in row && row.postal_code === '0530' ? { postal_code: '00530' } : {};
  expect(values).toEqual({ ...row, ...touched });
  expect(repairs).toHaveLength(Object.keys(touched).length);
});

test('what leaves no doubt is repaired unasked, the rest is found and left', () => {
  const row = { postal_code: '530', country: 'FI', received_on: '3.2.2025', family_name: 'VIRTANEN' };
  const { values, repairs } = repairRow(row, 'customers', UNASKED);
  expect(values).toEqual({ ...row, received_on: '2025-02-03' });
  expect(brief(repairs)).toEqual([
    'postal_code leading_zero left',
    'received_on finnish_day accepted',
    'family_name capitals left',
  ]);
});

test('a refused repair holds its row, but where the row rules judge the value anyhow', () => {
  const row = { postal_code: '530', country: 'FI', received_on: '3.2.2025' };
  const { values, repairs } = repairRow(row, 'customers', { accepted: [], refused: ['*'] });
  expect(values).toEqual(row);
  expect(brief(repairs)).toEqual(['postal_code leading_zero left', 'received_on finnish_day refused']);
});

test('the word nearest to the value counts: its field’s before the operation’s before all', () => {
  const row = { family_name: 'VIRTANEN', city: 'TURKU' };
  const choice = { accepted: ['family_name:capitals'], refused: ['capitals'] };
  expect(done(row, choice)).toEqual({ family_name: 'Virtanen', city: 'TURKU' });
  expect(done(row, { accepted: ['capitals'], refused: ['*'] })).toEqual({ family_name: 'Virtanen', city: 'Turku' });
});

test('both parties of an order are repaired', () => {
  const row = { postal_code: '530', payer_postal_code: '2100', country: 'FI', payer_country: 'FI' };
  const { values } = repairRow(row, 'agent-orders', all);
  expect(values).toMatchObject({ postal_code: '00530', payer_postal_code: '02100' });
});

test('groups count, keep a few samples, and are listed by size', () => {
  const groups = new RepairGroups();
  for (let row = 1; row <= 9; row += 1)
    groups.add(row, repairRow({ postal_code: '530', family_name: row < 3 ? 'LEHTO' : '' }, 'customers', all).repairs);
  const [first, second] = groups.list();
  expect(first).toMatchObject({ field: 'postal_code', operation: 'leading_zero', count: 9, stands: 'accepted' });
  expect(first?.samples).toHaveLength(5);
  expect(second).toMatchObject({ field: 'family_name', operation: 'capitals', count: 2 });
});

test('a choice is all, none or a list of names; a profile may hold one', () => {
  expect(parseChoice('all')).toEqual({ accepted: ['*'], refused: [] });
  expect(parseChoice('none')).toEqual({ accepted: [], refused: ['*'] });
  expect(parseChoice('capitals, postal_code:leading_zero')).toEqual({
    accepted: ['capitals', 'postal_code:leading_zero'],
    refused: ['*'],
  });
  expect(parseChoice('everything')).toBeNull();
  expect(policyOf({ repairs: 'all' })).toEqual({ accepted: ['*'], refused: [] });
  expect(policyOf({ repairs: { accepted: ['capitals'] } })).toEqual({ accepted: ['capitals'], refused: [] });
  expect(policyOf({ columns: [] })).toEqual(UNASKED);
});
