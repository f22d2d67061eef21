import { codesInUse } from '#customers';
import type { PostalCode } from '#kernel';

/** What the post says of a code: used, taken out of use, or never heard of. */
export type PostalStanding = 'in_use' | 'retired' | 'unknown';

/** Looks a Finnish postal code up among those that the register goes by: the shipped list, or the post's newer file. */
export const postalStanding = (code: PostalCode): PostalStanding => codesInUse().lastStanding(code);
