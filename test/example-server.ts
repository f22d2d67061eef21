import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { z } from 'zod';
import {
  csrfTokenOf,
  customerNumberField,
  dayField,
  html,
  logLine,
  page,
  type PartHealth,
  route,
  sentFile,
  startServer,
  uploadedFile,
} from '#platform';
import { aRegister } from './database.ts';

/** Starts a server with a few routes and pages for the tests of this folder; stopped after the file. */
export async function anExampleServer() {
  const TOKEN = 'a-session-token-of-twenty-characters-or-more';
  const folder = mkdtempSync(join(tmpdir(), 'kortisto-http-'));
  const webFolder = join(folder, 'web');
  const incomingFolder = join(folder, 'incoming');
  mkdirSync(join(webFolder, 'assets'), { recursive: true });
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Kortisto</title>');
  writeFileSync(join(webFolder, 'assets', 'app-1a2b.js'), 'export {};');

  const uploads: { path: string; name: string; byteCount: number; atHandling: string }[] = [];
  const lines: string[] = [];
  const state: { health: PartHealth[] } = { health: [{ part: 'database', isWell: true }] };

  const LETTER = {
    kind: 'file',
    name: 'Lasku "1"\r\nX: y/../Älä.pdf',
    type: 'application/pdf',
    content: '%PDF',
  } as const;

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
    route('GET /letter', {
      permit: 'public',
      summary: 'x',
      input: z.object({}),
      output: sentFile,
      handle: () => LETTER,
    }),
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

  const pages = [
    page('GET /own', {
      permit: 'own:read',
      summary: 'x',
      input: z.object({}),
      whenSignedOut: '/own/sign-in',
      render: (_input, _permit, call) =>
        html`<form><input type="hidden" name="csrf" value="${call.csrfToken}" /></form>`,
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
      register: await aRegister(),
      version: '0.0.0',
      health: () => Promise.resolve(state.health),
      log: (event, fields) => void lines.push(logLine(event, fields)),
      authorise: ({ sessionToken, bearerToken }, need) => {
        if (sessionToken === null && bearerToken === null) {
          return Promise.resolve({ kind: 'denied', because: 'not_signed_in', language: null });
        }
        if (need === 'imports:apply' && bearerToken !== null)
          return Promise.resolve({ kind: 'denied', because: 'no_right', language: null });
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

  const SIGNED_IN = {
    cookie: `kortisto=${TOKEN}`,
    'x-csrf-token': csrfTokenOf(TOKEN),
    'sec-fetch-site': 'same-origin',
  };

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
  return { server, TOKEN, SIGNED_IN, ask, credit, lines, uploads, state, incomingFolder };
}
