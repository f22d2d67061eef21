import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { route, startServer } from '#platform';
import { aRegister } from '../../test/database.ts';
import { readHouseSettings } from './house-settings.ts';

const register = await aRegister();

async function addressSeenBy(trustedProxies: readonly string[], forwardedFor: string): Promise<unknown> {
  const whence = route('GET /whence', {
    permit: 'public', summary: 'x', input: z.object({}), output: z.object({ address: z.string() }),
    handle: (_input, _nobody, { address }) => ({ address }),
  }); // prettier-ignore
  const server = await startServer(
    {
      routes: [whence], pages: [], register, version: 'test', log: () => undefined, health: () => Promise.resolve([]),
      authorise: () => Promise.resolve({ kind: 'denied', because: 'not_signed_in', language: null }),
    },
    {
      host: '127.0.0.1', port: 0, publicOrigin: 'https://register.example', trustedProxies, webFolder: null,
      incomingFolder: `${register.home}/incoming`, uploadBytesMax: 1_000, requestsPerMinuteMax: 1_000,
    },
  ); // prettier-ignore
  afterAll(() => server.close());
  const answer = await fetch(`${server.address}/api/v1/whence`, { headers: { 'x-forwarded-for': forwardedFor } });
  return ((await answer.json()) as { address: string }).address;
}

test('only a named proxy is believed about where a caller comes from, and only its own word', async () => {
  expect(await addressSeenBy(['10.1.2.3'], '203.0.113.9')).toBe('127.0.0.1');
  // The caller wrote the first address itself; the proxy on loopback added the second.
  expect(await addressSeenBy(['127.0.0.1', '::1'], '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
});

test('the proxies are named by KORTISTO_TRUSTED_PROXY, loopback unless told, and a wrong one stops the start', () => {
  const read = (proxy?: string) => readHouseSettings({ home: register.home }, { KORTISTO_TRUSTED_PROXY: proxy });
  expect(read().trustedProxies).toEqual(['127.0.0.1', '::1']);
  expect(read('10.0.0.5, 10.1.0.0/16').trustedProxies).toEqual(['10.0.0.5', '10.1.0.0/16']);
  for (const wrong of ['true', '10.0.0.0/33', 'proxy.example']) expect(() => read(wrong)).toThrow('trusted_proxy');
});
