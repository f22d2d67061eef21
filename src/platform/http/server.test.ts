import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { anExampleServer } from '../../../test/example-server.ts';
import { csrfTokenOf, route } from './index.ts';

const { server, TOKEN, SIGNED_IN, ask, credit, lines, uploads } = await anExampleServer();

test('a declared route answers with what it declares and nothing more', async () => {
  const answer = await credit(7, { reason: 'twice', on: '2026-11-16' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ kind: 'credited', creditNote: 'C7', on: '2026-11-16' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a refusal is a problem whose code is the reason', async () => {
  const answer = await credit(1, { reason: 'twice' });
  expect(answer.status).toBe(409);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'already_credited', status: 409, title: 'En regel hindrar detta' });
});

test.each([
  ['a field too short      ', 7, { reason: 'a' }, { pointer: '/reason', code: 'too_small' }],
  ['a field missing        ', 7, {}, { pointer: '/reason', code: 'invalid_type' }],
  ['a field nobody asked   ', 7, { reason: 'twice', role: 'admin' }, { pointer: '/role', code: 'unrecognized_keys' }],
  ['a day that is none     ', 7, { reason: 'twice', on: '2026-02-30' }, { pointer: '/on', code: 'invalid_format' }],
  ['another id in the body ', 7, { reason: 'twice', invoice: 8 }, { pointer: '/invoice', code: 'contradiction' }],
  ['an id that is no number', 'x', { reason: 'twice' }, { pointer: '/invoice', code: 'custom' }],
  ['a list for a body      ', 7, [], { pointer: '', code: 'invalid_type' }],
])('%s is malformed, and the pointer says where', async (_case, invoice, body, error) => {
  const answer = await credit(invoice, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'malformed', errors: [error] });
});

test.each([
  ['broken JSON     ', '{"reason":', 400, 'malformed'],
  ['a prototype     ', '{"reason":"twice","__proto__":{"a":1}}', 400, 'malformed'],
  ['a huge body     ', JSON.stringify({ reason: 'x'.repeat(2_000_000) }), 413, 'too_large'],
])('%s gets a defined answer', async (_case, body, status, code) => {
  const answer = await ask(
    'POST',
    '/api/v1/invoices/7/credit-note',
    { 'content-type': 'application/json', ...SIGNED_IN },
    body,
  );
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
});

test('what is not there is 404, of the API and of a thing alike', async () => {
  expect((await credit(2, { reason: 'twice' })).status).toBe(404);
  const answer = await ask('GET', '/api/v1/nothing');
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not_found' }]);
  expect((await ask('GET', '/api/v1/%ff')).status).toBe(400);
});

test('a fault of ours says nothing but the id of the request, and the log has no name', async () => {
  const answer = await credit(3, { reason: 'twice' });
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(JSON.parse(text)).toMatchObject({ code: 'broken' });
  expect(text).not.toContain('Kaisa');
  expect(lines.join('\n')).not.toContain('Kaisa');
  expect(lines.join('\n')).toContain('"event":"request.failed"');
});

test('without a session the answer is 401, without the right 403, and neither reads the body', async () => {
  const answer = await credit(7, { reason: 'twice' }, {});
  expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'not_signed_in' }]);
  const form = new FormData();
  form.set('file', new Blob(['x']), 'f.csv');
  const denied = await ask('POST', '/api/v1/imports', { authorization: `Bearer ${TOKEN}` }, form);
  expect([denied.status, await denied.json()]).toMatchObject([403, { code: 'no_right' }]);
  expect(uploads).toEqual([]);
});

test('a session without its token changes nothing', async () => {
  const { 'x-csrf-token': _, ...withoutToken } = SIGNED_IN;
  const answer = await credit(7, { reason: 'twice' }, withoutToken);
  expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'forged' }]);
  const wrong = await credit(7, { reason: 'twice' }, { ...SIGNED_IN, 'x-csrf-token': csrfTokenOf('another') });
  expect(wrong.status).toBe(403);
});

testWithShared('every row of the cross-site matrix is decided as it says', async () => {
  const rows = readFileSync(sharedPath('hostile/lists/csrf-matrix.jsonl'), 'utf8').trim().split('\n');
  const wrong: string[] = [];
  for (const row of rows) {
    const at = JSON.parse(row) as MatrixRow;
    const headers: Record<string, string> = { ...SIGNED_IN };
    delete headers['sec-fetch-site'];
    if (at.sec_fetch_site !== null) headers['sec-fetch-site'] = at.sec_fetch_site;
    const origin = { own: server.address, other: 'https://elsewhere.example', null: 'null' }[at.origin ?? ''];
    if (origin) headers['origin'] = origin;
    const body = at.method === 'GET' ? undefined : '{"reason":"twice"}';
    if (body) headers['content-type'] = at.content_type;
    const path =
      at.method === 'POST'
        ? '/api/v1/invoices/7/credit-note'
        : at.method === 'GET'
          ? '/api/v1/things'
          : '/api/v1/things/1';
    const sent = at.method === 'POST' || at.method === 'GET' ? body : '{}';
    const { status } = await ask(at.method, path, headers, sent);
    // JSON routes refuse the three simple content types as well: that is 415, after the request was found to be ours.
    const isSimple = at.method !== 'GET' && at.content_type !== 'application/json';
    const expected = !at.reaches_handler ? 403 : isSimple ? 415 : 200;
    if (status !== expected) wrong.push(`${row} got ${status}`);
  }
  expect(wrong).toEqual([]);
  expect(rows.length).toBe(340);
});

type MatrixRow = {
  method: string;
  sec_fetch_site: string | null;
  origin: string | null;
  content_type: string;
  reaches_handler: boolean;
};

test('a route without a permission does not compile', () => {
  // @ts-expect-error permit is missing
  route('GET /open', { summary: 'x', input: z.object({}), output: z.object({}), handle: () => ({}) });
  const unknown = () =>
    // @ts-expect-error there is no such permission
    route('GET /x', { permit: 'x:y', summary: 'x', input: z.object({}), output: z.object({}), handle: () => ({}) });
  expect(unknown).not.toThrow();
  const nameless = () =>
    route('GET /x/:id', { permit: 'public', summary: 'x', input: z.object({}), output: z.null(), handle: () => null });
  expect(nameless).toThrow('id is missing from the input');
});
