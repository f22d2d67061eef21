import type { ServerSettings, Served } from './settings.ts';
import type { RunningServer } from './server.ts';

export type { Authorisation, Authoriser, Call, Caller, Granted, Need, SignedIn } from './granted.ts';
export { csrfTokenOf } from './csrf.ts';
export { plainFileName, sentFile, uploadedFile, type SentFile, type UploadedFile } from './files.ts';
export { html, type Html } from './html.ts';
export { openApiOf } from './openapi.ts';
export type { Problem, FieldProblem } from './problem.ts';
export {
  page,
  route,
  type GoTo,
  type InputOf,
  type NotFound,
  type OutputOf,
  type Page,
  type PageAnswer,
  type RefusalOf,
  type Route,
} from './route.ts';
export {
  REQUESTS_PER_MINUTE_MAX,
  UPLOAD_BYTES_MAX,
  type PartHealth,
  type Served,
  type ServerSettings,
} from './settings.ts';
export type { RunningServer } from './server.ts';

/** Starts the HTTP server. Its packages are read only now, so that the command line need not wait for them. */
export async function startServer(served: Served, settings: ServerSettings): Promise<RunningServer> {
  const server = await import('./server.ts');
  return server.startServer(served, settings);
}
