import { expect, test } from 'vitest';
import { asWorker } from '#access';
import type { CustomerNumber } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../test/given/customers.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { countGroup, endGroup, FIELDS, groupNamed, listGroups, OPERATORS_OF, saveGroup } from './index.ts';
import type { Field } from './fields.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const reading = asWorker(register, 'groups:read', 'informing');
const [kaisa] = (await givenCustomers(register, [
  aPerson('Kaisa Virtanen'),
  aPerson('Ville Aho', { title: 'x' }),
  anOrganisation('X Oy'),
])) as [CustomerNumber];
await givenOrder(register, kaisa);
const EVERYBODY = 3;

const rule = (field: string, operator: string, value?: unknown) => ({ field, operator, value });
const group = (...rules: unknown[]) => ({ combinator: 'and', rules });
const some = (...rules: unknown[]) => ({
  field: 'subscriptions',
  operator: '=',
  match: { mode: 'some' },
  value: group(...rules),
});
async function size(definition: unknown): Promise<number> {
  const answer = await countGroup(reading, definition);
  if (answer.kind === 'refused') throw new Error(`${answer.because} at ${answer.at}`);
  return answer.matched;
}

const anyValue = (field: Field): unknown =>
  Array.isArray(field.choices)
    ? field.choices[0]
    : { choice: 'x', set: 'x', text: 'x', code: 'x', number: 1, day: 'P1M', 'yes no': true, rows: null }[field.sort];
const asked = (field: Field, operator: string) => {
  const value = anyValue(field);
  return rule(field.name, operator, operator.toLowerCase().includes('between') ? [value, value] : value);
};
const DENIALS: Readonly<Record<string, string>> = {
  '!=': '=',
  notIn: 'in',
  notBetween: 'between',
  null: 'notNull',
  doesNotContain: 'contains',
  doesNotBeginWith: 'beginsWith',
  doesNotEndWith: 'endsWith',
};

const own = FIELDS.filter(({ sort }) => sort !== 'rows');
test.each(own.map((field) => [field.name, field] as const))(
  'each operator of %s makes a query, its denial takes the others',
  async (_, field) => {
    for (const operator of OPERATORS_OF[field.sort]) {
      const matched = await size(group(asked(field, operator)));
      const denied = DENIALS[operator];
      if (denied) expect(matched + (await size(group(asked(field, denied))))).toBe(EVERYBODY);
    }
  },
);

const inner = FIELDS.find(({ sort }) => sort === 'rows')?.fields ?? [];
test.each(inner.map((field) => [field.name, field] as const))(
  'each operator of a subscription’s %s makes a query',
  async (_, field) => {
    for (const operator of OPERATORS_OF[field.sort]) {
      const matched = await size(group(some(asked(field, operator))));
      const denied = DENIALS[operator];
      // Who pays for himself is both receiver and payer.
      if (denied && field.name !== 'role') expect(matched + (await size(group(some(asked(field, denied)))))).toBe(1);
    }
  },
);

test.each(["'; drop table customers.customer; --", String.raw`\'`, '$1', '%', '_', '"'])(
  'a value stays a value: %s',
  async (text) => {
    for (const operator of ['=', 'contains', 'beginsWith', 'endsWith'])
      expect(await size(group(rule('title', operator, text)))).toBe(0);
    expect(await size(group())).toBe(EVERYBODY);
  },
);

test('groups are saved under a name, saved over, and ended', async () => {
  const saved = await saveGroup(reading, 'Helsinki', group(rule('city', '=', 'Helsinki')));
  expect(await saveGroup(reading, 'Helsinki', group(rule('city', '=', 'Espoo')))).toEqual(saved);
  expect(await saveGroup(reading, 'Tyhjä', { rules: [rule('x', '=', 1)] })).toMatchObject({ because: 'unknown_field' });
  expect((await groupNamed(reading, 'Helsinki'))?.definition).toEqual(group(rule('city', '=', 'Espoo')));
  expect(await endGroup(reading, saved.kind === 'saved' ? saved.id : 0)).toBe(true);
  expect(await listGroups(reading)).toEqual([]);
  expect((await saveGroup(reading, 'Helsinki', group())).kind).toBe('saved');
});
