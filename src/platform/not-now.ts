/** PostgreSQL's classes of “not now”: connection exceptions, shutting down, too many connections (Appendix A, read 2026-11-22). */
const CODES = /^(08|57P0|53300)|^(ECONNREFUSED|ECONNRESET|EPIPE|EBUSY)$/;

/** What the driver says, without a code, of a connection that broke under a query (pg 8, lib/client.js, read 2026-11-24). */
const BROKEN_CONNECTION = /^Connection terminated|^Client has encountered a connection error/;

/** Whether a failure is of the moment: the same may be asked again, once the database answers. */
export function isOfTheMoment(failure: Error): boolean {
  if ('code' in failure && typeof failure.code === 'string' && CODES.test(failure.code)) return true;
  // A socket that nobody listens on, or that is gone with its server.
  if ('syscall' in failure && failure.syscall === 'connect') return true;
  return BROKEN_CONNECTION.test(failure.message);
}
