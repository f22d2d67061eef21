import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { clockAt } from '../clock.ts';
import { customerNumberField, dayField } from '../fields.ts';
import { logLine } from '../log.ts';
import { day } from '#kernel';
import {
  csrfTokenOf,
  html,
  page,
  type PartHealth,
  route,
  sentFile,
  startServer,
  UPLOAD_BYTES_MAX,
  uploadedFile,
} from './index.ts';

const TOKEN = 'a-session-token-of-twenty-characters-or-more';
const folder = mkdtempSync(join(tmpdir(), 'kortisto-http-'));
const webFolder = join(folder, 'web');
const incomingFolder = join(folder, 'incoming');
mkdirSync(join(webFolder, 'assets'), { recursive: true });
writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Kortisto</title>');
writeFileSync(join(webFolder, 'assets', 'app-1a2b.js'), 'export {};');

const uploads: { path: string; name: string; byteCount: number; atHandling: string }[] = [];
const lines: string[] = [];
let health: PartHealth[] = [{ part: 'database', isWell: true }];

const routes = [
  route('POST /invoices/:invoice/credit-note', {
    permit: 'invoices:credit',
    purpose: 'invoicing',
    summary: 'Credits an invoice',
    input: z.object({ invoice: customerNumberField, reason: z.string().min(3), on: dayField.optional() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('credited'), creditNote: z.string(), on: dayField.nullable() }),
      z.object({ kind: z.literal('refused'), because: z.enum(['already_credited']) }),
    ]),
    handle: ({ invoice, on }) => {
      if (invoice === 1) return { kind: 'refused', because: 'already_credited' };
      if (invoice === 2) return { kind: 'not found' };
      if (invoice === 3) throw new Error('Kaisa Virtanen broke it');
      const credited = {
        kind: 'credited' as const,
        creditNote: `C${invoice}`,
        on: on ?? null,
        secret: 'never declared',
      };
      return credited;
    },
  }),
  route('PUT /things/:thing', {
    permit: 'bans:set',
    summary: 'x',
    input: z.object({ thing: z.string() }),
    output: z.object({}),
    handle: () => ({}),
  }),
  route('PATCH /things/:thing', {
    permit: 'bans:set',
    summary: 'x',
    input: z.object({ thing: z.string() }),
    output: z.object({}),
    handle: () => ({}),
  }),
  route('DELETE /things/:thing', {
    permit: 'bans:set',
    summary: 'x',
    input: z.object({ thing: z.string() }),
    output: z.object({}),
    handle: () => ({}),
  }),
  route('GET /things', {
    permit: 'signed in',
    summary: 'x',
    input: z.object({ text: z.string().optional() }),
    output: z.object({ language: z.string(), user: z.string(), purpose: z.string().nullable() }),
    handle: (_input, who, call) => ({ language: call.language, user: who.userId, purpose: call.purpose }),
  }),
  route('GET /letter', { permit: 'public', summary: 'x', input: z.object({}), output: sentFile, handle: () => LETTER }),
  route('POST /imports', {
    permit: 'imports:apply',
    summary: 'x',
    input: z.object({ profile: z.string(), file: uploadedFile }),
    output: z.object({ profile: z.string(), byteCount: z.int() }),
    handle: ({ profile, file }) => {
      uploads.push({ ...file, atHandling: readFileSync(file.path, 'utf8').slice(0, 20) });
      return { profile, byteCount: file.byteCount };
    },
  }),
];

const LETTER = {
  kind: 'file',
  name: 'Lasku "1"\r\nX: y/../Älä.pdf',
  type: 'application/pdf',
  content: '%PDF',
} as const;

const pages = [
  page('GET /own', {
    permit: 'own:read',
    summary: 'x',
    input: z.object({}),
    whenSignedOut: '/own/sign-in',
    render: (_input, _permit, call) => html`<form><input type="hidden" name="csrf" value="${call.csrfToken}" /></form>`,
  }),
  page('POST /own/name', {
    permit: 'own:change',
    summary: 'x',
    input: z.object({ name: z.string() }),
    render: ({ name }) => html`<p title="${name}">${name}</p>`,
  }),
];

const server = await startServer(
  {
    routes,
    pages,
    now: clockAt(day('2026-11-16')).now,
    version: '0.0.0',
    health: () => Promise.resolve(health),
    log: (event, fields) => void lines.push(logLine(event, fields)),
    authorise: ({ sessionToken, bearerToken }, need) => {
      if (sessionToken === null && bearerToken === null) {
        return Promise.resolve({ kind: 'denied', because: 'not_signed_in' });
      }
      if (need === 'imports:apply' && bearerToken !== null)
        return Promise.resolve({ kind: 'denied', because: 'no_right' });
      const granted = { userId: 'u1', sessionId: 's1', language: 'sv' };
      return Promise.resolve({ kind: 'authorised', granted, language: 'sv', userId: 'u1' });
    },
  },
  {
    host: '127.0.0.1',
    port: 0,
    publicOrigin: null,
    incomingFolder,
    webFolder,
    uploadBytesMax: 1_000,
    requestsPerMinuteMax: 100_000,
  },
);

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const SIGNED_IN = { cookie: `kortisto=${TOKEN}`, 'x-csrf-token': csrfTokenOf(TOKEN), 'sec-fetch-site': 'same-origin' };

const ask = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | FormData | URLSearchParams,
) => fetch(server.address + path, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) });

const credit = (invoice: number | string, body: unknown, headers: Record<string, string> = SIGNED_IN) =>
  ask(
    'POST',
    `/api/v1/invoices/${invoice}/credit-note`,
    { 'content-type': 'application/json', ...headers },
    JSON.stringify(body),
  );

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
  ['a field too short      ', 7, { reason: 'a' }, '/reason', 'too_small'],
  ['a field missing        ', 7, {}, '/reason', 'invalid_type'],
  ['a field nobody asked   ', 7, { reason: 'twice', role: 'admin' }, '/role', 'unrecognized_keys'],
  ['a day that is none     ', 7, { reason: 'twice', on: '2026-02-30' }, '/on', 'invalid_format'],
  ['another id in the body ', 7, { reason: 'twice', invoice: 8 }, '/invoice', 'contradiction'],
  ['an id that is no number', 'x', { reason: 'twice' }, '/invoice', 'custom'],
  ['a list for a body      ', 7, [], '', 'invalid_type'],
])('%s is malformed, and the pointer says where', async (_case, invoice, body, pointer, code) => {
  const answer = await credit(invoice, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'malformed', errors: [{ pointer, code }] });
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
  const denied = await ask('POST', '/api/v1/imports', { authorization: `Bearer ${TOKEN}` }, aForm('x', 'f.csv'));
  expect([denied.status, await denied.json()]).toMatchObject([403, { code: 'no_right' }]);
  expect(existingUploads()).toEqual([]);
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

function aForm(content: string, name: string): FormData {
  const form = new FormData();
  form.set('profile', 'customers');
  form.set('file', new Blob([content]), name);
  return form;
}

const existingUploads = (): string[] => {
  try {
    return readdirSync(incomingFolder);
  } catch {
    return [];
  }
};

test('a file is streamed to the incoming folder under a name of ours, and gone after the answer', async () => {
  const answer = await ask('POST', '/api/v1/imports', SIGNED_IN, aForm('nimi;osoite\n', '../../etc/pass\u202ewd.csv'));
  expect(await answer.json()).toEqual({ profile: 'customers', byteCount: 12 });
  const [file] = uploads;
  expect(file).toMatchObject({ name: 'passwd.csv', atHandling: 'nimi;osoite\n' });
  expect(file?.path.startsWith(`${incomingFolder}/`)).toBe(true);
  await expect.poll(existingUploads).toEqual([]);
});

test('a file over the cap is refused and leaves nothing', async () => {
  const answer = await ask('POST', '/api/v1/imports', SIGNED_IN, aForm('x'.repeat(2_000), 'big.csv'));
  expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'too_large' }]);
  await expect.poll(existingUploads).toEqual([]);
  expect(UPLOAD_BYTES_MAX).toBeGreaterThan(400_000_000);
});

test('a JSON body cannot pretend to be an uploaded file', async () => {
  const body = JSON.stringify({
    profile: 'customers',
    file: { path: '/etc/passwd', name: 'x', byteCount: 1, sha256: '' },
  });
  const answer = await ask('POST', '/api/v1/imports', { ...SIGNED_IN, 'content-type': 'application/json' }, body);
  expect(answer.status).toBe(400);
});

test('a download has a name on one line, harmless on any system', async () => {
  const answer = await ask('GET', '/api/v1/letter');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="Ala.pdf"; filename*=UTF-8''%C3%84l%C3%A4.pdf`,
  );
  expect(await answer.text()).toBe('%PDF');
});

test('the language is the user’s, before that the browser’s, before that Finnish', async () => {
  const mine = await ask('GET', '/api/v1/things', { ...SIGNED_IN, 'kortisto-purpose': 'rights' });
  expect(await mine.json()).toEqual({ language: 'sv', user: 'u1', purpose: 'rights' });
  const title = async (accept: string) =>
    (await (await ask('GET', '/api/v1/things', { 'accept-language': accept })).json()) as object;
  expect(await title('de, en-GB;q=0.8, sv;q=0.5')).toMatchObject({ title: 'Sign in first' });
  expect(await title('de')).toMatchObject({ title: 'Kirjaudu sisään' });
});

test('a page sends who is not signed in to the door, escapes what it shows, and takes forms only with their token', async () => {
  const away = await ask('GET', '/own');
  expect([away.status, away.headers.get('location')]).toEqual([303, '/own/sign-in']);
  const shown = await (await ask('GET', '/own', SIGNED_IN)).text();
  expect(shown).toContain(`value="${csrfTokenOf(TOKEN)}"`);
  const send = (fields: Record<string, string>) => ask('POST', '/own/name', SIGNED_IN, new URLSearchParams(fields));
  expect((await send({ name: 'x' })).status).toBe(403);
  const named = await (await send({ name: '"><script>', csrf: csrfTokenOf(TOKEN) })).text();
  expect(named).toBe('<p title="&quot;&gt;&lt;script&gt;">&quot;&gt;&lt;script&gt;</p>');
});

test('health names the part that is wrong', async () => {
  expect((await ask('GET', '/healthz')).status).toBe(200);
  health = [
    { part: 'database', isWell: true },
    { part: 'jobs', isWell: false },
  ];
  const answer = await ask('GET', '/healthz');
  health = [];
  expect([answer.status, await answer.json()]).toMatchObject([503, { parts: [{}, { part: 'jobs', isWell: false }] }]);
});

test('the description is OpenAPI with the permission, the body, the refusals and the files', async () => {
  const description = (await (await ask('GET', '/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  expect(description.openapi).toBe('3.1.1');
  expect(Object.keys(description.paths)).toHaveLength(5);
  expect(description.paths['/invoices/{invoice}/credit-note']?.['post']).toMatchObject({
    'x-permit': 'invoices:credit',
    parameters: [{ name: 'invoice', in: 'path', required: true, schema: { type: 'integer' } }],
    requestBody: { content: { 'application/json': { schema: { required: ['reason'] } } } },
    responses: { 409: { description: 'Refused by rule: already_credited' } },
  });
  expect(description.paths['/imports']?.['post']).toMatchObject({
    requestBody: {
      content: {
        'multipart/form-data': { schema: { properties: { file: { contentMediaType: 'application/octet-stream' } } } },
      },
    },
  });
});

test('every answer carries the security headers, and scripts come only from files of ours', async () => {
  for (const path of ['/api/v1/nothing', '/healthz', '/', '/own', '/assets/app-1a2b.js', '/openapi.json']) {
    const { headers } = await ask('GET', path, SIGNED_IN);
    expect(headers.get('content-security-policy'), path).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('the web app answers for every screen, and nothing outside its folder is served', async () => {
  const screen = await ask('GET', '/customers/100001', { accept: 'text/html' });
  expect([screen.status, await screen.text()]).toEqual([200, '<!doctype html><title>Kortisto</title>']);
  expect((await ask('GET', '/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
  expect((await ask('GET', '/assets/gone.js')).status).toBe(404);
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/secret',
  ]) {
    expect((await ask('GET', path)).status, path).toBeGreaterThanOrEqual(400);
  }
});
