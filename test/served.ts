import { afterAll } from 'vitest';
import { authoriserOf } from '#access';
import { log, type Page, type Register, type Route, startServer } from '#platform';

/** Answers of the API, parsed. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

/** Serves routes and pages of a register on loopback for one test file. */
export async function aServer(register: Register, routes: readonly Route[], pages: readonly Page[] = []) {
  const server = await startServer(
    {
      routes,
      pages,
      register,
      version: 'test',
      log: (event, fields) =>
        process.env['KORTISTO_TEST_LOG'] ? log(event, fields as Record<string, never>) : undefined,
      authorise: authoriserOf(register),
      health: () => Promise.resolve([]),
    },
    {
      host: '127.0.0.1',
      port: 0,
      publicOrigin: null,
      incomingFolder: `${register.home}/incoming`,
      webFolder: null,
      uploadBytesMax: 100_000_000,
      requestsPerMinuteMax: 1_000_000,
    },
  );
  afterAll(() => server.close());
  return { address: server.address, browser: () => new Browser(server.address) };
}

/** A browser that keeps its cookie and sends what browsers send. */
export class Browser {
  readonly address: string;
  cookie: string | null = null;
  csrfToken: string | null = null;

  constructor(address: string) {
    this.address = address;
  }

  /** Asks the API; a body goes as JSON. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(this.cookie !== null && { cookie: this.cookie }),
        ...(this.csrfToken !== null && { 'x-csrf-token': this.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = /^kortisto=[^;]+/.exec(set)?.[0] ?? null;
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? (JSON.parse(text) as Answer['body']) : {},
    };
  }

  /** Sends a file with its fields, as a form does. */
  async send(
    path: string,
    file: { readonly name: string; readonly content: Uint8Array<ArrayBuffer> | string },
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([file.content]), file.name);
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', cookie: this.cookie ?? '', 'x-csrf-token': this.csrfToken ?? '' },
      body: form,
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
  }

  /** Signs in and keeps the anti-forgery token. */
  async signIn(email: string, password: string): Promise<Answer> {
    const answer = await this.ask('POST', '/session', { email, password });
    if (typeof answer.body['csrfToken'] === 'string') this.csrfToken = answer.body['csrfToken'];
    return answer;
  }
}
