import type { InputOf, OutputOf, Signature } from './endpoint.ts';
import { problemOf, unreachable } from './problem.ts';

const ROOT = '/api/v1';
const IN_ADDRESS = new Set(['GET', 'DELETE']);

/** What every request carries: the anti-forgery token of the session and the language of the person. */
const carried = { csrfToken: null as string | null, language: 'fi' };

/** Keeps the anti-forgery token that came with the session. */
export const carryToken = (csrfToken: string | null): void => void (carried.csrfToken = csrfToken);

/** Keeps the language in which the server is to answer. */
export const carryLanguage = (language: string): void => void (carried.language = language);

/** The headers of every request. */
export function headersOf(): Record<string, string> {
  const headers: Record<string, string> = { 'accept-language': carried.language };
  if (carried.csrfToken) headers['x-csrf-token'] = carried.csrfToken;
  return headers;
}

/**
 * Calls a declared route: `call('POST /invoices/:invoice/credit-note', { invoice, reason })`.
 * Throws a `Problem` when the server refuses or fails.
 */
export async function call<S extends Signature>(
  signature: S,
  input: InputOf<S>,
  signal?: AbortSignal,
): Promise<OutputOf<S>> {
  const answer = await send(signature, (input ?? {}) as Fields, signal);
  if (!answer.ok) throw await problemOf(answer);
  return (answer.status === 204 ? null : await answer.json()) as OutputOf<S>;
}

type Fields = Readonly<Record<string, unknown>>;

async function send(signature: string, input: Fields, signal?: AbortSignal): Promise<Response> {
  const [method = 'GET', path = '/'] = signature.split(' ');
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const url = ROOT + path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => taken(rest, name));
  const isInAddress = IN_ADDRESS.has(method);
  const body = isInAddress ? null : bodyOf(rest);
  const headers = headersOf();
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  try {
    return await fetch(isInAddress ? url + queryOf(rest) : url, { method, headers, body, signal: signal ?? null });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw unreachable(0);
  }
}

function taken(rest: Map<string, unknown>, name: string): string {
  const value = rest.get(name);
  rest.delete(name);
  return encodeURIComponent(String(value));
}

function queryOf(fields: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== '') query.append(name, String(one));
  }
  return query.size === 0 ? '' : `?${query}`;
}

/** JSON, or a multipart form as soon as a file is among the fields. */
function bodyOf(fields: ReadonlyMap<string, unknown>): string | FormData {
  if (![...fields.values()].some((value) => value instanceof File)) return JSON.stringify(Object.fromEntries(fields));
  const form = new FormData();
  for (const [name, value] of fields) {
    if (value instanceof File) form.append(name, value, value.name);
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

/** The address of a file that a route sends, for a link or a frame. */
export const addressOf = (path: string): string => ROOT + path;
