import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The name of the session cookie. Over https it carries `__Host-`, so that no neighbour under the same domain can plant one;
 * over plain http (the desk's own machine) browsers would not keep such a cookie.
 *
 * @see RFC 6265bis, section 4.1.3.2, “The __Host- Prefix” (read 2026-11-22)
 */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-kortisto' : 'kortisto');

const TOKEN = /^[A-Za-z0-9_-]{20,200}$/;

/** The session token in the request's cookie; `null` when there is none, or something that no token of ours looks like. */
export function sessionTokenOf(request: FastifyRequest, isSecure: boolean): string | null {
  const token = request.cookies[nameOf(isSecure)];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** Gives the browser the session token: not for scripts, not for other sites, gone when the browser closes. */
export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(nameOf(isSecure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure });
}

/** Takes the session token away from the browser. */
export function clearSessionCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(nameOf(isSecure), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure });
}
