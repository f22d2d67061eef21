import { expect, test } from 'vitest';
import type { BanId, Channel, Kind } from '#kernel';
import { type Because, decide, type Facts } from './decide.ts';
import { SERVICE_MESSAGES, serves, type ServiceMessage } from './messages.ts';

const ban = 7 as BanId;
const clear: Facts = {
  channel: 'post',
  messageType: 'marketing',
  kind: 'person',
  isErased: false,
  isDeceased: false,
  isProtected: false,
  isUndeliverable: false,
  isReachable: true,
  ban: null,
  isContactBanned: false,
  isSuppressed: false,
  isConsenting: false,
};
const said = (facts: Partial<Facts>): Because | 'allowed' => {
  const decision = decide({ ...clear, ...facts });
  return decision.verdict === 'allowed' ? 'allowed' : decision.because;
};

// Marketing: channel × kind × consent.
test.each<[Channel, Kind, boolean, Because | 'allowed']>([
  ['post',       'person',       false, 'allowed'],
  ['phone',      'person',       false, 'allowed'],
  ['email',      'person',       false, 'no_consent'],
  ['email',      'person',       true,  'allowed'],
  ['sms',        'person',       false, 'no_consent'],
  ['sms',        'person',       true,  'allowed'],
  ['disclosure', 'person',       false, 'allowed'],
  ['email',      'post',         false, 'no_consent'],
  ['email',      'post',         true,  'allowed'],
  ['post',       'post',         false, 'allowed'],
  ['email',      'organisation', false, 'allowed'],
  ['sms',        'organisation', false, 'allowed'],
  ['disclosure', 'organisation', false, 'allowed'],
])('marketing by %s to a %s whose consent is %s: %s', (channel, kind, isConsenting, expected) => {
  expect(said({ channel, kind, isConsenting })).toBe(expected);
}); // prettier-ignore

test.each(['post', 'phone', 'email', 'sms', 'disclosure'] as const)(
  'a ban on %s stops marketing to every kind, whatever was consented to',
  (channel) => {
    for (const kind of ['person', 'organisation', 'post'] as const) {
      expect(said({ channel, kind, ban, isConsenting: true })).toBe('banned');
      expect(said({ channel, kind, isContactBanned: true, isConsenting: true })).toBe('contact_banned');
      expect(said({ channel, kind, isSuppressed: true, isConsenting: true })).toBe('suppressed');
      expect(said({ channel, kind, isDeceased: true, isConsenting: true })).toBe('deceased');
      expect(said({ channel, kind, isProtected: true, isConsenting: true })).toBe('protected_address');
    }
  },
);

test('the first reason is told: erased, deceased, banned, suppressed, no consent, not reachable', () => {
  const worst: Partial<Facts> = {
    channel: 'email',
    isErased: true,
    isDeceased: true,
    ban,
    isSuppressed: true,
    isReachable: false,
  };
  expect(said(worst)).toBe('erased');
  expect(said({ ...worst, isErased: false })).toBe('deceased');
  expect(said({ ...worst, isErased: false, isDeceased: false })).toBe('banned');
  expect(said({ ...worst, isErased: false, isDeceased: false, ban: null })).toBe('suppressed');
  expect(said({ ...worst, isErased: false, isDeceased: false, ban: null, isSuppressed: false })).toBe('no_consent');
  expect(said({ channel: 'email', isReachable: false, isConsenting: true })).toBe('not_reachable');
});

test.each(Object.keys(SERVICE_MESSAGES) as ServiceMessage[])(
  '%s goes to a banned, a dead, a silent customer, not to an erased one',
  (messageType) => {
    const forbidding: Partial<Facts> = { messageType, channel: 'email', ban, isSuppressed: true, isDeceased: true };
    expect(said(forbidding)).toBe('allowed');
    expect(said({ ...forbidding, isErased: true })).toBe('erased');
    expect(said({ ...forbidding, isReachable: false })).toBe('not_reachable');
  },
);

test.each(Object.keys(SERVICE_MESSAGES) as ServiceMessage[])(
  '%s goes to a protected address and to one from which post came back, and into no disclosure of it',
  (messageType) => {
    for (const channel of ['post', 'phone', 'email', 'sms'] as const)
      expect(said({ messageType, channel, isProtected: true, isUndeliverable: true })).toBe('allowed');
    expect(said({ messageType, channel: 'disclosure', isProtected: true })).toBe('protected_address');
  },
);

test('marketing goes by post to no address from which post came back, and by the other channels as before', () => {
  expect(said({ isUndeliverable: true })).toBe('undeliverable');
  expect(said({ isUndeliverable: true, ban })).toBe('banned');
  expect(said({ channel: 'phone', isUndeliverable: true })).toBe('allowed');
});

test('a service message serves its own purpose only, and marketing never passes for one', () => {
  expect(serves('invoice', 'invoicing')).toBe(true);
  expect(serves('invoice', 'informing')).toBe(false);
  expect(serves('marketing', 'invoicing')).toBe(false);
  expect(serves('marketing', 'informing')).toBe(true);
});

test('only a refusal for a ban names the ban', () => {
  expect(decide({ ...clear, ban })).toMatchObject({ because: 'banned', ban });
  expect(decide({ ...clear, ban, isDeceased: true })).toMatchObject({ because: 'deceased', ban: null });
});
