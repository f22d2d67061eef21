import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { randomUUID } from 'node:crypto';
import { type FastifyInstance, fastify } from 'fastify';
import { sendJson } from './answer.ts';
import { beginConversation, CONVERSATION, conversationOf } from './conversation.ts';
import { answerFailure } from './failures.ts';
import { headersFor } from './headers.ts';
import { openApiOf } from './openapi.ts';
import { servePage, serveRoute } from './serve-targets.ts';
import type { ServerSettings, Served } from './settings.ts';
import { serveWebApp } from './web-app.ts';

/** A running server. */
export interface RunningServer {
  /** `http://127.0.0.1:3210` */
  readonly address: string;
  /** Lets the requests under way finish, then stops. */
  close(): Promise<void>;
}

/** JSON bodies are forms filled in by a person; files come as multipart. */
const JSON_BYTES_MAX = 1024 * 1024;

/** Starts serving the declared routes and pages, the web app, `/healthz` and `/openapi.json`. */
export async function startServer(served: Served, settings: ServerSettings): Promise<RunningServer> {
  const server = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: JSON_BYTES_MAX,
    trustProxy: settings.publicOrigin !== null && [...(settings.trustedProxies ?? [])],
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  await prepare(server, served, settings);
  for (const target of served.routes) serveRoute(server, target, served, settings);
  for (const target of served.pages) servePage(server, target, served, settings);
  serveSelf(server, served);
  await serveWebApp(server, settings.webFolder);
  const address = await server.listen({ host: settings.host, port: settings.port });
  return { address, close: () => server.close() };
}

async function prepare(server: FastifyInstance, served: Served, settings: ServerSettings): Promise<void> {
  server.decorateRequest(CONVERSATION, null);
  server.setErrorHandler(answerFailure(served));
  await server.register(cookie);
  server.addHook('onRequest', async (request, reply) => beginConversation(request, reply, { served, settings }));
  await server.register(helmet, headersFor(settings.publicOrigin));
  await server.register(rateLimit, {
    max: settings.requestsPerMinuteMax,
    timeWindow: 60_000,
    allowList: (request) => request.url === '/healthz',
  });
  await server.register(multipart, {
    limits: { fileSize: settings.uploadBytesMax, files: 10, fields: 100, fieldSize: 100_000, fieldNameSize: 100 },
    throwFileSizeLimit: false,
  });
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 100_000 },
    (_request, body, done) => done(null, formFields(String(body))),
  );
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url;
    if (route === undefined || route === '/healthz' || route === '/*') return;
    const { call, userId } = conversationOf(request);
    served.log('request.answered', {
      requestId: call.requestId,
      userId,
      route: `${request.method} ${route}`,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    });
  });
}

/** Reads a form; a name given several times becomes a list. */
function formFields(body: string): Record<string, string | string[]> {
  const form = new URLSearchParams(body);
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const [first = '', ...rest] = form.getAll(name);
    fields[name] = rest.length === 0 ? first : [first, ...rest];
  }
  return fields;
}

function serveSelf(server: FastifyInstance, served: Served): void {
  const description = openApiOf(served.routes, served.version);
  server.get('/openapi.json', async (_request, reply) => {
    await sendJson(reply, description);
    return reply;
  });
  server.get('/healthz', async (_request, reply) => {
    const parts = await served.health();
    const isWell = parts.every((part) => part.isWell);
    await sendJson(reply.code(isWell ? 200 : 503), {
      status: isWell ? 'ok' : 'unavailable',
      version: served.version,
      parts,
    });
    return reply;
  });
}
