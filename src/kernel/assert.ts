/** Stops the work when one of our own invariants is broken; never used for what the world got wrong. */
export function assert(condition: unknown, broken: string): asserts condition {
  if (!condition) throw new BrokenInvariant(broken);
}

/** A mistake of ours, not of the person at the desk: the request dies with 500, the job stops. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}
