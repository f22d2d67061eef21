import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPurpose } from '#kernel';
import { csrfTokenOf } from './csrf.ts';
import type { Authorisation, Call } from './granted.ts';
import { languageOf } from './language.ts';
import type { ServerSettings, Served } from './settings.ts';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from './session-cookie.ts';

/** One request and its answer with what the edge has found out about them. */
export interface Conversation {
  call: Call;
  /** Set by the guard; null on a public route. */
  granted: unknown;
  userId: string | null;
}

const KEY = 'conversation';

/** The decoration that keeps the conversation with its request, for the server to declare. */
export const CONVERSATION = KEY;

/** The conversation that belongs to a request; begun by the first hook of the server. */
export const conversationOf = (request: FastifyRequest): Conversation => request.getDecorator<Conversation>(KEY);

/** Begins the conversation of a request: language, session token, purpose, address. */
export function beginConversation(
  request: FastifyRequest,
  reply: FastifyReply,
  { served, settings }: { readonly served: Served; readonly settings: ServerSettings },
): void {
  const isSecure = ownOriginOf(request, settings).startsWith('https:');
  const sessionToken = sessionTokenOf(request, isSecure);
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
  const purpose = request.headers['kortisto-purpose'];
  const call: Call = {
    requestId: request.id,
    address: request.ip,
    sessionToken: bearer === null ? sessionToken : null,
    bearerToken: bearer,
    purpose: typeof purpose === 'string' && isPurpose(purpose) ? purpose : null,
    reason: decoded(request.headers['kortisto-reason']),
    language: languageOf(request.headers['accept-language']),
    register: served.register,
    csrfToken: sessionToken === null ? null : csrfTokenOf(sessionToken),
    startSession: (token) => setSessionCookie(reply, token, isSecure),
    endSession: () => clearSessionCookie(reply, isSecure),
  };
  request.setDecorator<Conversation>(KEY, { call, granted: null, userId: null });
}

/** A header holds ASCII alone, so that its text comes percent-encoded; one that is not is taken as it stands. */
function decoded(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

/** Notes in the conversation who the caller turned out to be, and in which language to answer. */
export function rememberCaller(request: FastifyRequest, answer: Authorisation): void {
  const { call } = conversationOf(request);
  const { granted, userId } = answer.kind === 'authorised' ? answer : { granted: null, userId: null };
  const language = answer.language ?? call.language;
  request.setDecorator<Conversation>(KEY, { call: { ...call, language }, granted, userId });
}

/** The address of this server as the caller named it: the configured one, or scheme and host of the request. */
export const ownOriginOf = (request: FastifyRequest, settings: ServerSettings): string =>
  settings.publicOrigin ?? `${request.protocol}://${request.host}`;
