import { expect, test } from 'vitest';
import { readDefinition } from './index.ts';

const rule = (field: string, operator: string, value?: unknown) => ({ field, operator, value });
const group = (...rules: unknown[]) => ({ combinator: 'and', rules });

test('what react-querybuilder writes is read, its own marks passed over', () => {
  const written = {
    id: 'a1',
    combinator: 'or',
    not: true,
    rules: [
      { id: 'b2', field: 'city', operator: 'in', valueSource: 'value', value: 'Helsinki, Espoo' },
      { id: 'c3', combinator: 'and', rules: [rule('postalCode', 'between', ['00100', '00990'])] },
    ],
  };
  expect(readDefinition(written)).toEqual({
    kind: 'read',
    definition: {
      kind: 'group',
      combinator: 'or',
      isNegated: true,
      rules: [
        { kind: 'comparison', field: 'city', operator: 'in', values: ['Helsinki', 'Espoo'] },
        {
          kind: 'group',
          combinator: 'and',
          isNegated: false,
          rules: [{ kind: 'comparison', field: 'postalCode', operator: 'between', values: ['00100', '00990'] }],
        },
      ],
    },
  });
});

const nested = (depth: number): unknown => (depth === 0 ? group() : group(nested(depth - 1)));

test.each([
  ['bad_shape', '', 'Helsinki'],
  ['bad_shape', '', {}],
  ['bad_shape', '/combinator', { combinator: 'xor', rules: [] }],
  ['bad_shape', '/rules/0', group('x')],
  ['bad_shape', '/rules/0/valueSource', group({ ...rule('city', '=', 'title'), valueSource: 'field' })],
  ['bad_shape', '/rules/0/match/mode', group({ field: 'subscriptions', match: { mode: 'most' }, value: group() })],
  [
    'bad_value',
    '/rules/0/match/threshold',
    group({ field: 'subscriptions', match: { mode: 'atLeast', threshold: 'x' }, value: group() }),
  ],
  ['unknown_field', '/rules/1/field', group(rule('city', '=', 'Oulu'), rule('c.family_name', '=', 'x'))],
  ['unknown_field', '/rules/0/field', group(rule('toString', '=', 'x'))],
  [
    'unknown_field',
    '/rules/0/value/rules/0/field',
    group({ field: 'subscriptions', value: group(rule('city', '=', 'x')) }),
  ],
  ['unknown_operator', '/rules/0/operator', group(rule('city', 'like', '%'))],
  ['unknown_operator', '/rules/0/operator', group(rule('kind', '<', 'person'))],
  ['bad_value', '/rules/0/value', group(rule('kind', '=', 'robot'))],
  ['bad_value', '/rules/0/value', group(rule('customerSince', '<', '2026-02-29'))],
  ['bad_value', '/rules/0/value', group(rule('customerSince', '<', 'P'))],
  ['bad_value', '/rules/0/value', group(rule('city', '=', ''))],
  ['bad_value', '/rules/0/value', group(rule('city', '=', 'a\0b'))],
  ['bad_value', '/rules/0/value', group(rule('city', '=', ['Oulu']))],
  ['bad_value', '/rules/0/value', group(rule('postalCode', 'between', '00100'))],
  ['bad_value', '/rules/0/value', group(rule('openInvoice', '=', 'maybe'))],
  ['too_many_rules', '/rules/200', group(...Array.from({ length: 201 }, () => rule('city', '=', 'Oulu')))],
  [
    'too_many_values',
    '/rules/0/value',
    group(
      rule(
        'city',
        'in',
        Array.from({ length: 2_001 }, () => 'Oulu'),
      ),
    ),
  ],
  ['too_deep', '/rules/0'.repeat(9), nested(10)],
])('a definition is refused: %s at %s', (because, at, definition) => {
  expect(readDefinition(definition)).toEqual({ kind: 'refused', because, at });
});
