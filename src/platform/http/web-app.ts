import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './answer.ts';

/** Serves the built web app: its files as they are, and its one document for every address that is a screen. */
export async function serveWebApp(server: FastifyInstance, webFolder: string | null): Promise<void> {
  const isBuilt = webFolder !== null && existsSync(`${webFolder}/index.html`);
  if (isBuilt) {
    await server.register(fastifyStatic, {
      root: webFolder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Vite puts a hash of the content into these names, so that they never change.
        const isHashed = path.includes('/assets/');
        void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler((request, reply) =>
    isBuilt && isScreen(request) ? sendDocument(reply) : sendProblem(request, reply, 'not_found'),
  );
}

const sendDocument = (reply: FastifyReply): FastifyReply => reply.code(200).sendFile('index.html');

function isScreen(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  const wantsHtml = (request.headers.accept ?? '').includes('text/html');
  return (request.method === 'GET' || request.method === 'HEAD') && wantsHtml && !path.startsWith('/api/');
}
