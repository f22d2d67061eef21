import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aNeighbour, sendJson } from '../../../test/neighbours/web-server.ts';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { isPublicAddress, parseServiceUrl, urlWithin } from './addresses.ts';
import { jsonClient, type JsonClient } from './json-client.ts';
import { publicOnly } from './public-only.ts';
import { politeClient } from './polite-client.ts';

const open = (url: string, options = {}): JsonClient => {
  const client = jsonClient(url, options);
  if (client === null) throw new Error(`no interface: ${url}`);
  return client;
};

testWithShared('a text leads to the interface exactly when the published list says so', () => {
  const base = parseServiceUrl('https://partner.mm.example/');
  if (base === null) throw new Error('the test itself is wrong');
  const lines = readFileSync(sharedPath('hostile/lists/ssrf-urls.jsonl'), 'utf8').trim().split('\n');
  for (const line of lines) {
    const { url, allowed } = JSON.parse(line) as { url: string; allowed: boolean };
    expect(urlWithin(base, url) !== null, url).toBe(allowed);
  }
  expect(lines.length).toBeGreaterThan(50);
});

test.each([
  ['https://avoindata.prh.fi/opendata-ytj-api/v3', true],
  ['http://127.0.0.1:4000/v3', true],
  ['http://localhost:4000', true],
  ['http://avoindata.prh.fi/v3', false],
  ['http://10.0.0.5/v3', false],
  ['https://10.0.0.5/v3', true],
  ['https://user:pw@partner.example/', false],
  ['https://partner.example/?key=1', false],
  ['ftp://partner.example/', false],
  ['partner.example', false],
  ['', false],
])('%s may be set as an interface: %s', (text, isOne) => {
  expect(parseServiceUrl(text) !== null).toBe(isOne);
});

test.each(['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', ''])(
  '%s is no address of the public net',
  (address) => expect(isPublicAddress(address)).toBe(false),
); // prettier-ignore

test.each(['193.166.3.2', '8.8.8.8', '2a00:1450:400f:80c::200e'])('%s is an address of the public net', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('JSON is read by path and query, under the path of the interface', async () => {
  const neighbour = await aNeighbour((asked, response) => sendJson(response, { name: asked.searchParams.get('name') }));
  const answer = await open(`${neighbour.url}/v3`).get('companies', { name: 'Ä & Ö Oy' });
  expect(answer).toEqual({ kind: 'answered', status: 200, content: { name: 'Ä & Ö Oy' }, retryAfterMs: null });
  expect(neighbour.requests).toEqual(['/v3/companies?name=%C3%84+%26+%C3%96+Oy']);
});

test('a name that leads to this machine is resolved to nothing', async () => {
  const resolved = await new Promise((tell) => publicOnly('localhost', {}, (fault, address) => tell(fault ?? address)));
  expect(resolved).toMatchObject({ name: 'InwardAddress' });
});

test('only what lies within the interface is called', async () => {
  const neighbour = await aNeighbour((_, response) => sendJson(response, {}));
  expect(await open(neighbour.url.replace('127.0.0.1', 'localhost')).get('a', {})).toMatchObject({ kind: 'answered' });
  expect(await open(neighbour.url).get('//10.0.0.1/a', {})).toEqual({
    kind: 'no answer',
    because: 'forbidden_address',
  });
  expect(await open(neighbour.url).get('http://169.254.169.254/', {})).toMatchObject({ because: 'forbidden_address' });
});

test('a redirect is followed on the same host and refused to another, and never for ever', async () => {
  const other = await aNeighbour((_, response) => sendJson(response, { secret: true }));
  const neighbour = await aNeighbour((asked, response) => {
    const to: Readonly<Record<string, string>> = { '/a': '/b', '/c': `${other.url}/x`, '/d': '/d', '/e': 'file:///etc/passwd' }; // prettier-ignore
    const location = to[asked.pathname];
    if (location === undefined) return sendJson(response, { at: asked.pathname });
    response.writeHead(302, { location });
    response.end();
  });
  const client = open(neighbour.url);
  expect(await client.get('a', {})).toMatchObject({ content: { at: '/b' } });
  for (const path of ['c', 'd', 'e'])
    expect(await client.get(path, {})).toEqual({ kind: 'no answer', because: 'redirected_elsewhere' });
  expect(other.requests).toEqual([]);
});

test('an answer that is slow, huge, broken, half or none ends by itself', async () => {
  const neighbour = await aNeighbour((asked, response) => {
    if (asked.pathname === '/slow') return void response.write('{');
    if (asked.pathname === '/silent') return;
    if (asked.pathname === '/gone') return void response.destroy();
    response.writeHead(200);
    if (asked.pathname === '/huge') return void response.end(' '.repeat(100_000));
    if (asked.pathname === '/broken') return void response.end('{"companies":[');
    response.end(Buffer.from([0x22, 0xff, 0x22]));
  });
  const client = open(neighbour.url, { timeoutMs: 300, bytesMax: 50_000 });
  const because = async (path: string): Promise<string> => {
    const answer = await client.get(path, {});
    return answer.kind === 'no answer' ? answer.because : String(answer.status);
  };
  expect(await because('slow')).toBe('timed_out');
  expect(await because('silent')).toBe('timed_out');
  expect(await because('gone')).toBe('unreachable');
  expect(await because('huge')).toBe('too_large');
  expect(await because('broken')).toBe('broken_answer');
  expect(await because('letters')).toBe('broken_answer');
});

test('a busy interface is asked again as it wishes, a refusal is not', async () => {
  let asked = 0;
  const neighbour = await aNeighbour((url, response) => {
    asked++;
    if (url.pathname === '/none') return sendJson(response, {}, 404);
    if (asked < 3) {
      response.writeHead(429, { 'retry-after': '0' });
      return void response.end('busy');
    }
    sendJson(response, { asked });
  });
  const client = politeClient(open(neighbour.url), { pauseMs: 0, waitMs: 1 });
  expect(await client.get('some', {})).toMatchObject({ status: 200, content: { asked: 3 } });
  expect(await client.get('none', {})).toMatchObject({ status: 404 });
  expect(asked).toBe(4);
  asked = -10;
  expect(await politeClient(open(neighbour.url), { pauseMs: 0, waitMs: 1, attemptsMax: 2 }).get('some', {})).toMatchObject({ status: 429 }); // prettier-ignore
  expect(asked).toBe(-8);
});

test('questions come one after another with a pause between', async () => {
  let underWay = 0;
  let most = 0;
  const neighbour = await aNeighbour((_, response) => {
    most = Math.max(most, ++underWay);
    setTimeout(() => {
      underWay--;
      sendJson(response, {});
    }, 5);
  });
  const client = politeClient(open(neighbour.url), { pauseMs: 20 });
  const from = performance.now();
  await Promise.all([1, 2, 3].map((n) => client.get(`q${n}`, {})));
  expect(most).toBe(1);
  expect(performance.now() - from).toBeGreaterThan(40);
});
