import type { OutputOf } from '../api/endpoint.ts';

/** A user of the register as the list shows it. */
export type User = OutputOf<'GET /users'>['rows'][number];
