import { isHidden } from '../protection.ts';
import type { Evidence } from './evidence.ts';

/**
 * Evidence without what a protected address hides: neither where anybody lives nor whether that agrees is told, by neither side. It is
 * asked of all the evidence of a row as soon as one whom it may mean is protected: the row may tell of that one's home.
 */
export const withoutHomes = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.map((one) => (isHidden(one.fact) ? { fact: one.fact, stands: 'silent', ours: null, theirs: null } : one));
