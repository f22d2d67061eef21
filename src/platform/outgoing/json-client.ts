import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as safeRequest } from 'node:https';
import { namesItsMachine, parseServiceUrl, urlWithin } from './addresses.ts';
import { InwardAddress, publicOnly } from './public-only.ts';

/** Why there is no answer to read. */
export type NoAnswer =
  | 'unreachable'
  | 'timed_out'
  | 'too_large'
  | 'broken_answer'
  | 'redirected_elsewhere'
  | 'forbidden_address';

/** What a partner's interface answered. `retryAfterMs`: how long it asks to be left alone. */
export type JsonAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly content: unknown;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'no answer'; readonly because: NoAnswer };

export type JsonClientOptions = {
  /** From the first byte out to the last byte in. */
  readonly timeoutMs?: number;
  readonly bytesMax?: number;
};

/** Something that is asked for JSON by path and query. */
export interface JsonClient {
  get(path: string, query: Readonly<Record<string, string>>): Promise<JsonAnswer>;
}

const TIMEOUT_MS = 20_000;
const BYTES_MAX = 8_000_000;
const REDIRECTS_MAX = 3;

class Failure extends Error {
  override readonly name = 'Failure';
  readonly because: NoAnswer;
  constructor(because: NoAnswer) {
    super(because);
    this.because = because;
  }
}

/**
 * Opens a client to one interface outside the house. It calls that interface and nothing else: https (http on this machine
 * alone), no redirect to another host, no machine of an inner net unless the address names it, a time and a size that end it.
 * `null` when the text is no address of an interface.
 */
export function jsonClient(serviceUrl: string, options: JsonClientOptions = {}): JsonClient | null {
  const base = parseServiceUrl(serviceUrl);
  if (base === null) return null;
  const { timeoutMs = TIMEOUT_MS, bytesMax = BYTES_MAX } = options;
  return {
    async get(path, query) {
      const url = new URL(path, base);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      if (urlWithin(base, url.href) === null) return { kind: 'no answer', because: 'forbidden_address' };
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        return await follow(base, url, { deadline, bytesMax });
      } catch (reason) {
        return { kind: 'no answer', because: becauseOf(reason, deadline) };
      }
    },
  };
}

type Limits = { readonly deadline: AbortSignal; readonly bytesMax: number };

async function follow(base: URL, first: URL, limits: Limits): Promise<JsonAnswer> {
  let url = first;
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    const answer = await answerOf(base, url, limits.deadline);
    const { statusCode: status = 0, headers } = answer;
    if (status < 300 || status >= 400 || headers.location === undefined) return readAnswer(answer, status, limits);
    answer.destroy();
    const next = URL.canParse(headers.location, url.href) ? new URL(headers.location, url).href : '';
    const within = urlWithin(base, next);
    if (within === null) throw new Failure('redirected_elsewhere');
    url = within;
  }
  throw new Failure('redirected_elsewhere');
}

function answerOf(base: URL, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? safeRequest : plainRequest;
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Kortisto' };
    const options = { method: 'GET', headers, signal, ...(namesItsMachine(base) ? {} : { lookup: publicOnly }) };
    const sent: ClientRequest = send(url, options, resolve);
    sent.on('error', reject);
    sent.end();
  });
}

async function readAnswer(answer: IncomingMessage, status: number, { bytesMax }: Limits): Promise<JsonAnswer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > bytesMax) {
      answer.destroy();
      throw new Failure('too_large');
    }
    pieces.push(piece);
  }
  const retryAfterMs = retryAfterOf(answer.headers['retry-after']);
  // An error's page may be anything; only what was asked for must be JSON.
  if (status < 200 || status >= 300) return { kind: 'answered', status, content: null, retryAfterMs };
  if (!answer.complete) throw new Failure('broken_answer');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  return { kind: 'answered', status, content: JSON.parse(text), retryAfterMs };
}

/** Seconds as digits; a day and time instead is taken for "a while", which the caller knows best. */
const retryAfterOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : null;

function becauseOf(reason: unknown, deadline: AbortSignal): NoAnswer {
  if (reason instanceof Failure) return reason.because;
  if (reason instanceof InwardAddress) return 'forbidden_address';
  if (deadline.aborted) return 'timed_out';
  // Broken JSON is a SyntaxError, letters that are no UTF-8 a TypeError; a connection that broke off has a code.
  if (reason instanceof SyntaxError || (reason instanceof TypeError && 'code' in reason)) return 'broken_answer';
  return 'unreachable';
}
