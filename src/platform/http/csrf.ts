import { createHash, timingSafeEqual } from 'node:crypto';

/** What a browser says of where a request comes from. */
export interface Provenance {
  readonly method: string;
  /** The address of this server as the caller named it, `http://127.0.0.1:3210`. */
  readonly ownOrigin: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly hasSession: boolean;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says whether another site may have made the browser send this request.
 *
 * A state change needs `Sec-Fetch-Site: same-origin`, or from an older browser an `Origin` that is ours; a foreign `Origin` always
 * refuses. With a session and neither header it is refused too: a program uses a bearer token and has no cookie.
 *
 * @see Fetch Metadata Request Headers, W3C; Fetch standard, “Origin” header (read 2026-11-22)
 */
export function mayBeForged(request: Provenance): boolean {
  if (READING.has(request.method)) return false;
  const { origin, fetchSite, ownOrigin } = request;
  if (origin !== undefined && origin !== ownOrigin) return true;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin';
  return request.hasSession && origin === undefined;
}

/** The anti-forgery token of a session: derived from its secret, so that it needs no place of its own. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHash('sha256').update('kortisto csrf\0').update(sessionToken).digest('base64url');

/** Whether the token that came with a request belongs to its session; takes the same time whatever it is. */
export function isCsrfTokenOf(sessionToken: string, token: unknown): boolean {
  if (typeof token !== 'string') return false;
  const expected = createHash('sha256').update(csrfTokenOf(sessionToken)).digest();
  return timingSafeEqual(expected, createHash('sha256').update(token).digest());
}
