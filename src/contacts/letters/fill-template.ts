/** The gaps that a template may have, filled from what the register knows at the moment of writing. */
export const GAPS = ['name', 'customerNumber', 'day', 'controller', 'phone', 'email', 'contactPerson'] as const;
export type Gap = (typeof GAPS)[number];

export type GapValues = Readonly<Record<Gap, string>>;

const GAP = /\{([^{}]*)\}/g;

const isGap = (text: string): text is Gap => GAPS.some((gap) => gap === text);

/** The gaps of a text that nothing fills: a slip of the pen in a template. */
export const unknownGaps = (text: string): string[] => [
  ...new Set([...text.matchAll(GAP)].map(([, gap = '']) => gap).filter((gap) => !isGap(gap))),
];

/** Fills the gaps of a template's text. A value is put in as it is: braces in a name make no new gap. */
export const filled = (text: string, values: GapValues): string =>
  text.replace(GAP, (whole, gap: string) => (isGap(gap) ? values[gap] : whole));
