import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { day } from '#kernel';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { fieldsOf, SUBJECTS } from '../files/index.ts';
import { fieldOfHeader, fieldsOfHeader } from '../files/sniffing/header-words.ts';
import { contentsOf } from '../files/sniffing/content.ts';
import { repairRow } from '../repairs/index.ts';
import { checkAddressUpdateRow, checkBanRow, checkCustomerRow, checkOrderRow, type Row } from './index.ts';

const TODAY = day('2026-11-25');
const FACTS = { today: TODAY, offers: new Map(), sellers: new Set<string>(), usedReferences: new Set<string>() };

const CHECKS: Readonly<Record<(typeof SUBJECTS)[number], (row: Row) => unknown>> = {
  customers: (row) => checkCustomerRow(row, TODAY),
  'agent-orders': (row) => checkOrderRow(row, FACTS),
  'address-updates': (row) => checkAddressUpdateRow(row, TODAY),
  bans: (row) => checkBanRow(row, TODAY),
};
const MS_MAX = 1_000;

testWithShared('no text, however long and alike, keeps a row or a header waiting', { timeout: 120_000 }, () => {
  const texts = readFileSync(sharedPath('hostile/lists/redos.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { s: string }).s); // prettier-ignore
  expect(texts.length).toBe(15);
  const slow: string[] = [];
  const timed = (what: string, run: () => unknown): void => {
    const startedAt = performance.now();
    run();
    const ms = performance.now() - startedAt;
    if (ms > MS_MAX) slow.push(`${what}: ${Math.round(ms)} ms`);
  };
  for (const [at, text] of texts.entries()) {
    timed(`header ${at}`, () => [fieldOfHeader(text, 'customers'), fieldsOfHeader(text)]);
    timed(`content ${at}`, () => contentsOf([text]));
    for (const subject of SUBJECTS)
      for (const field of fieldsOf(subject)) {
        const row = { ...Object.fromEntries(fieldsOf(subject).map((name) => [name, ''])), [field]: text };
        timed(`${subject} ${field} ${at} repaired`, () => repairRow(row, subject, { accepted: ['*'], refused: [] }));
        timed(`${subject} ${field} ${at}`, () => CHECKS[subject](row));
      }
  }
  expect(slow).toEqual([]);
});
