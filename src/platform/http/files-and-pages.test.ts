import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anExampleServer } from '../../../test/example-server.ts';
import { csrfTokenOf, UPLOAD_BYTES_MAX } from './index.ts';

const { TOKEN, SIGNED_IN, ask, uploads, state, incomingFolder } = await anExampleServer();

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
  state.health = [
    { part: 'database', isWell: true },
    { part: 'jobs', isWell: false },
  ];
  const answer = await ask('GET', '/healthz');
  state.health = [];
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
