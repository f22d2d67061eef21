import type { FastifyReply, FastifyRequest } from 'fastify';
import { readReason, reasonFaults } from '../act-reason.ts';
import { conversationOf, ownOriginOf, rememberCaller } from './conversation.ts';
import { isCsrfTokenOf, mayBeForged } from './csrf.ts';
import type { Page, Route } from './route.ts';
import { sendPageProblem, sendProblem } from './answer.ts';
import type { ServerSettings, Served } from './settings.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Makes the hook that lets a request in: before its body is read, it must come from our own pages and from somebody who may.
 * It runs after the limit of requests, which is to hold for strangers too.
 * On pages the anti-forgery token comes in the form, so that one is looked at when the body has been read.
 */
export function guardOf(target: Route | Page, served: Served, settings: ServerSettings) {
  const say = target.kind === 'page' ? sendPageProblem(served) : sendProblem;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (isForged(request, settings) || lacksToken(target, request)) return say(request, reply, 'forged');
    if (target.permit === 'public') return;
    const { call } = conversationOf(request);
    const told = readReason(call.reason);
    if (told.kind === 'refused') {
      return say(request, reply, 'malformed', { code: told.because, detail: reasonFaults[told.because] });
    }
    const purpose = call.purpose ?? target.purpose;
    const answer = await served.authorise({ ...call, purpose, reason: told.reason }, target.permit);
    rememberCaller(request, answer);
    if (answer.kind === 'authorised') return;
    const route = `${target.method} ${target.path}`;
    served.log('request.denied', { requestId: call.requestId, route, code: answer.because });
    if (answer.because === 'not_signed_in' && target.kind === 'page' && target.whenSignedOut !== null) {
      return void reply.redirect(target.whenSignedOut, 303);
    }
    return say(request, reply, answer.because);
  };
}

function isForged(request: FastifyRequest, settings: ServerSettings): boolean {
  const { call } = conversationOf(request);
  // A bearer token is never sent by a browser on its own account.
  if (call.bearerToken !== null) return false;
  const fetchSite = request.headers['sec-fetch-site'];
  return mayBeForged({
    method: request.method,
    ownOrigin: ownOriginOf(request, settings),
    origin: request.headers.origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    hasSession: call.sessionToken !== null,
  });
}

function lacksToken(target: Route | Page, request: FastifyRequest): boolean {
  if (target.kind === 'page' || target.permit === 'public' || READING.has(request.method)) return false;
  const { sessionToken } = conversationOf(request).call;
  return sessionToken !== null && !isCsrfTokenOf(sessionToken, request.headers['x-csrf-token']);
}
