import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { csvRows, inertCell } from './csv.ts';

test('a spreadsheet calculates no cell that came as text; numbers and telephone numbers stay as they are', () => {
  const rows = [['=1+1', '-x', '@SUM(1)', '+358401234567', -5, 'Kaisa "K", Turku', null]];
  expect(csvRows(rows)).toBe(`'=1+1,'-x,'@SUM(1),+358401234567,-5,"Kaisa ""K"", Turku",\n`);
  expect(csvRows([['a']], '\r\n')).toBe('a\r\n');
});

testWithShared('every dangerous cell of the hostile list is made inert, every harmless one stays as it is', () => {
  const lines = readFileSync(sharedPath('hostile/lists/csv-formula.jsonl'), 'utf8').trim().split('\n');
  const cells = lines.map((line) => JSON.parse(line) as { value: string; dangerous: 0 | 1 });
  expect(cells.length).toBeGreaterThan(20);
  for (const { value, dangerous } of cells) expect(inertCell(value)).toBe(dangerous ? `'${value}` : value);
});
