import { expect, test } from 'vitest';
import { isNetwork } from './network.ts';

test.each([
  ['10.0.0.5', true],
  ['10.0.0.0/8', true],
  ['::1', true],
  ['fd00::/8', true],
  ['fd00::/129', false],
  ['10.0.0.0/33', false],
  ['10.0.0.0/8/8', false],
  ['10.0.0', false],
  ['proxy.example', false],
  ['', false],
])('%j is a network: %s', (text, isOne) => {
  expect(isNetwork(text)).toBe(isOne);
});
