import { expect, test } from 'vitest';
import {
  assertMinted,
  BrokenInvariant,
  customerNumber,
  type DecisionId,
  FINLAND,
  isChannel,
  isPurpose,
  mintAddressee,
  parseCustomerNumber,
  parseUserId,
} from './index.ts';

test.each([
  ['1', 1],
  [' 0012345 ', 12345],
  ['2147483647', 2147483647],
])('%j is customer %i', (text, number) => {
  expect(parseCustomerNumber(text)).toBe(number);
});

test.each(['0', '-1', '1.5', '2147483648', '1e3', '', '0x1', '١'])('%j is no customer number', (text) => {
  expect(parseCustomerNumber(text)).toBeNull();
});

test('a customer number of ours that is none is a mistake of ours', () => {
  expect(() => customerNumber(0)).toThrow(BrokenInvariant);
  expect(() => customerNumber(1.5)).toThrow(BrokenInvariant);
});

test('the id of a user is a UUID in lower case', () => {
  expect(parseUserId(' 0190A7E2-1111-7ABC-8DEF-0123456789AB ')).toBe('0190a7e2-1111-7abc-8def-0123456789ab');
  expect(parseUserId('42')).toBeNull();
});

test('channels and purposes are closed lists', () => {
  expect([isChannel('post'), isChannel('all'), isPurpose('informing'), isPurpose('marketing')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('a transport takes what was minted and nothing that only looks like it', () => {
  const decision = 7 as DecisionId;
  const address = {
    line2: '',
    line3: '',
    street: 'Kotikuja 1',
    postalCode: '00100',
    city: 'Helsinki',
    country: FINLAND,
  };
  const addressee = mintAddressee({
    channel: 'post',
    purpose: 'orders',
    decision,
    customer: customerNumber(1),
    name: 'Kaisa Virtanen',
    language: 'fi',
    address,
  });
  assertMinted(addressee);
  expect(() => assertMinted({ ...addressee })).toThrow(BrokenInvariant);
  expect(Object.isFrozen(addressee)).toBe(true);
});
