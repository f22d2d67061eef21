import type { OutputOf } from '../api/endpoint.ts';

/** One contact as the log shows it. */
export type Contact = OutputOf<'GET /customers/:customer/contacts'>['rows'][number];
