import type { OutputOf } from '../api/endpoint.ts';

/** One invoice with its lines and all that has happened to it. */
export type Invoice = OutputOf<'GET /invoices/:invoice'>;
