import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendOutcome, sendPage, sendPageProblem, sendProblem } from './answer.ts';
import { conversationOf } from './conversation.ts';
import { isCsrfTokenOf } from './csrf.ts';
import type { UploadedFile } from './files.ts';
import { guardOf } from './guard.ts';
import { readInput } from './input.ts';
import type { Page, Route } from './route.ts';
import type { ServerSettings, Served } from './settings.ts';
import { discard, receiveParts } from './uploads.ts';

export const API_PREFIX = '/api/v1';

/** Serves one declared route under the API's prefix. */
export function serveRoute(server: FastifyInstance, target: Route, served: Served, settings: ServerSettings): void {
  server.route({
    method: target.method,
    url: API_PREFIX + target.path,
    preParsing: guardOf(target, served, settings),
    handler: async (request, reply) => {
      const received = await bodyOf(target, request, settings);
      if (received.kind !== 'body') return sendProblem(request, reply, received.kind);
      try {
        await answerRoute(target, received.body, request, reply);
      } finally {
        await discard(received.files);
      }
      return reply;
    },
  });
}

async function answerRoute(target: Route, body: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { call, granted } = conversationOf(request);
  const sources = { path: request.params, query: request.query, body };
  const read = readInput(target.input, sources, call.language);
  if (read.kind === 'malformed') return sendProblem(request, reply, 'malformed', { errors: read.errors });
  const outcome = await target.handle(read.input, granted, { ...call, purpose: call.purpose ?? target.purpose });
  return sendOutcome(target, outcome, request, reply);
}

type Body =
  | { readonly kind: 'body'; readonly body: unknown; readonly files: readonly UploadedFile[] }
  | { readonly kind: 'too_large' | 'wrong_media_type' };

async function bodyOf(target: Route, request: FastifyRequest, settings: ServerSettings): Promise<Body> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data' && target.takesFiles) {
    const received = await receiveParts(request.parts(), settings.incomingFolder);
    if (received.kind === 'too large') return { kind: 'too_large' };
    return { kind: 'body', body: received.fields, files: received.files };
  }
  // A browser sends the other types across sites without asking; a JSON route takes none of them.
  if (type !== undefined && type !== 'application/json') return { kind: 'wrong_media_type' };
  return { kind: 'body', body: request.body, files: [] };
}

/** Serves one server-rendered page at its own path. */
export function servePage(server: FastifyInstance, target: Page, served: Served, settings: ServerSettings): void {
  const say = sendPageProblem(served);
  server.route({
    method: target.method,
    url: target.path,
    preParsing: guardOf(target, served, settings),
    handler: async (request, reply) => {
      const { call, granted } = conversationOf(request);
      const { csrf, ...body } = (request.body ?? {}) as Record<string, unknown>;
      const isChange = target.method !== 'GET' && target.permit !== 'public';
      if (isChange && call.sessionToken !== null && !isCsrfTokenOf(call.sessionToken, csrf)) {
        await say(request, reply, 'forged');
        return reply;
      }
      const read = readInput(target.input, { path: request.params, query: request.query, body }, call.language);
      if (read.kind === 'malformed') {
        await say(request, reply, 'malformed', { errors: read.errors });
        return reply;
      }
      const outcome = await target.render(read.input, granted, { ...call, purpose: call.purpose ?? target.purpose });
      await sendPage(served, outcome, request, reply);
      return reply;
    },
  });
}
