import { expect, test } from 'vitest';
import { csvRows } from './csv.ts';

test('a spreadsheet calculates no cell that came as text; numbers and telephone numbers stay as they are', () => {
  const rows = [['=1+1', '-x', '@a', '+358401234567', -5, 'Kaisa "K", Turku', null]];
  expect(csvRows(rows)).toBe(`'=1+1,'-x,'@a,+358401234567,-5,"Kaisa ""K"", Turku",\n`);
  expect(csvRows([['a']], '\r\n')).toBe('a\r\n');
});
