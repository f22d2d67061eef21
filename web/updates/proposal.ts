import type { OutputOf } from '../api/endpoint.ts';

/** One page of what update services propose. */
export type Proposals = OutputOf<'GET /update-proposals'>;
/** One proposal, with its evidence. */
export type Proposal = Proposals['rows'][number];
