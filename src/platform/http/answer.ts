import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assert, type Label, LANGUAGES } from '#kernel';
import { conversationOf } from './conversation.ts';
import { contentDisposition, type SentFile } from './files.ts';
import { html, type Html } from './html.ts';
import { type Problem, type ProblemExtras, problemOf } from './problem.ts';
import type { ProblemKind } from './problem-texts.ts';
import type { GoTo, Route } from './route.ts';
import type { Served } from './settings.ts';

/** Sends a problem as `application/problem+json`. */
export async function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: ProblemKind,
  extras: ProblemExtras = {},
): Promise<void> {
  const problem = problemOf(kind, conversationOf(request).call, extras);
  // Serialised here: fastify would add a charset, which the media type does not define.
  await reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(problem)));
}

/** Makes the sender of problems for server-rendered pages. */
export function sendPageProblem(served: Served) {
  return async (request: FastifyRequest, reply: FastifyReply, kind: ProblemKind, extras: ProblemExtras = {}) => {
    const { call } = conversationOf(request);
    const problem = problemOf(kind, call, extras);
    const shown = served.problemPage?.(problem, call.language) ?? plainProblemPage(problem, call.language);
    await sendHtml(reply.code(problem.status), shown);
  };
}

/** Sends what a route's handler returned: JSON by the declared output, a file, or a refusal as a problem. */
export async function sendOutcome(route: Route, outcome: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (isKind(outcome, 'not found')) return sendProblem(request, reply, 'not_found');
  if (isKind(outcome, 'refused')) {
    const because = 'because' in outcome ? String(outcome.because) : 'refused';
    const detail = ownWords(outcome) ?? route.says[because];
    return sendProblem(request, reply, 'refused', { code: because, ...(detail && { detail }) });
  }
  if (isKind(outcome, 'file')) return sendFile(reply, outcome as SentFile);
  const encoded = z.safeEncode(route.output, outcome);
  assert(encoded.success, `${route.signature} answered something it does not declare`);
  return sendJson(reply, encoded.data);
}

/** What a refusal says of this very case, in every language: which row and field of which file. */
function ownWords(refused: object): Label | null {
  const message = 'message' in refused ? refused.message : null;
  const isLabel = typeof message === 'object' && message !== null && LANGUAGES.every((one) => one in message);
  return isLabel ? (message as Label) : null;
}

/** Sends a document as JSON that no cache keeps. */
export async function sendJson(reply: FastifyReply, content: unknown): Promise<void> {
  await reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(content ?? null));
}

/** Sends what a page returned. */
export async function sendPage(served: Served, outcome: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (isKind(outcome, 'not found')) return sendPageProblem(served)(request, reply, 'not_found');
  if (isKind(outcome, 'refused')) {
    const because = 'because' in outcome ? String(outcome.because) : 'refused';
    return sendPageProblem(served)(request, reply, 'refused', { code: because });
  }
  if (isKind(outcome, 'file')) return sendFile(reply, outcome as SentFile);
  if (isKind(outcome, 'go to')) return void reply.redirect((outcome as GoTo).path, 303);
  return sendHtml(reply, outcome as Html);
}

async function sendFile(reply: FastifyReply, file: SentFile): Promise<void> {
  await reply
    .header('content-type', file.type)
    .header('content-disposition', contentDisposition(file))
    .header('cache-control', reply.getHeader('cache-control') ?? 'no-store')
    .send(typeof file.content === 'string' ? Buffer.from(file.content) : file.content);
}

async function sendHtml(reply: FastifyReply, page: Html): Promise<void> {
  await reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store').send(page.text);
}

function plainProblemPage(problem: Problem, language: string): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${problem.title}</title>
      </head>
      <body>
        <main>
          <h1>${problem.title}</h1>
          <p>${problem.detail}</p>
          <p><a href="/">Kortisto</a></p>
          <p><small>${problem.request_id}</small></p>
        </main>
      </body>
    </html>`;
}

const isKind = (outcome: unknown, kind: string): outcome is { kind: string } =>
  typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === kind;
