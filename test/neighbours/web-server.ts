import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** A web server on loopback that stands until the test file ends; `requests` are the paths asked for, in order. */
export type Neighbour = { readonly url: string; readonly requests: string[] };

/** Starts a neighbour that answers as the test says. */
export async function aNeighbour(
  answer: (asked: URL, response: ServerResponse, request: IncomingMessage) => void,
): Promise<Neighbour> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(new URL(request.url ?? '', 'http://127.0.0.1'), response, request);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(content));
}
