import { codesInUse, type PostalKind } from '#customers';
import type { PostalCode } from '#kernel';

/** What the post says of a code: used, used for what is nobody's address, taken out of use, or never heard of. */
export type PostalStanding = 'in_use' | 'no_home' | 'retired' | 'unknown';

/** A firm's own code is an address of its people; a competition, reply mail, a counter or an automat is nobody's. */
const NOBODYS: ReadonlySet<PostalKind> = new Set<PostalKind>(['competition', 'reply', 'pick-up', 'parcel']);

/** Looks a Finnish postal code up among those that the register goes by: the shipped list, or the post's newer file. */
export function postalStanding(code: PostalCode): PostalStanding {
  const codes = codesInUse();
  const standing = codes.lastStanding(code);
  const last = standing === 'in_use' ? codes.last(code) : null;
  return last !== null && NOBODYS.has(last.kind) ? 'no_home' : standing;
}
