import type { Label } from '#kernel';

/** The trail of acts is never changed, so that nothing may get into it that an erasure would have to take out. */
export const REASON_CHARACTERS_MAX = 200;

/** What was said about the case that an act belongs to: good for the trail, or why it may not stand there. */
export type ReasonRead =
  | { readonly kind: 'reason'; readonly reason: string | null }
  | { readonly kind: 'refused'; readonly because: 'reason_names_somebody' | 'reason_too_long' };

const DAYS = /(?<!\d)(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/g;
/** A telephone number begins with + or 0; numbers of customers, invoices and letters do not. */
const TELEPHONE = /(?<!\d)(?:\+|0)\d(?:[\s().\-/]*\d){4,}/;
const IDENTITY_CODE = /(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]/i;

/** Reads the reason of an act: one line that names a case (`letter 12`, `call`), never a person. Empty is none. */
export function readReason(given: string | null): ReasonRead {
  const text = given?.replace(/[\p{Cc}\s]+/gu, ' ').trim() ?? '';
  if (text.length > REASON_CHARACTERS_MAX) return { kind: 'refused', because: 'reason_too_long' };
  const withoutDays = text.replace(DAYS, ' ');
  const namesSomebody = text.includes('@') || TELEPHONE.test(withoutDays) || IDENTITY_CODE.test(withoutDays);
  if (namesSomebody) return { kind: 'refused', because: 'reason_names_somebody' };
  return { kind: 'reason', reason: text || null };
}

/** What to say when a reason may not stand in the trail. */
export const reasonFaults = {
  reason_names_somebody: {
    fi: 'Syy kertoo asian (kirje 12, puhelu), ei henkilöä: ei sähköpostiosoitetta, puhelinnumeroa eikä henkilötunnusta.',
    sv: 'Orsaken anger ärendet (brev 12, samtal), inte personen: ingen e-postadress, inget telefonnummer, ingen personbeteckning.',
    en: 'The reason names the case (letter 12, call), never a person: no e-mail address, telephone number or identity code.',
  },
  reason_too_long: {
    fi: `Syyssä on enintään ${REASON_CHARACTERS_MAX} merkkiä.`,
    sv: `Orsaken har högst ${REASON_CHARACTERS_MAX} tecken.`,
    en: `A reason has at most ${REASON_CHARACTERS_MAX} characters.`,
  },
} as const satisfies Record<string, Label>;
