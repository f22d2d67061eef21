/** A calendar day in Europe/Helsinki, without a time of day. */
export type Day = Temporal.PlainDate;

/** A point in time, kept in UTC. */
export type Moment = Temporal.Instant;

export const HELSINKI = 'Europe/Helsinki';

/** Reads `YYYY-MM-DD`; throws `RangeError` for anything else. For days that we wrote ourselves. */
export const day = (text: string): Day => Temporal.PlainDate.from(text);

/** Reads `YYYY-MM-DD`; `null` when the text is no such day (2026-02-29, 23.11.2026, an empty field). */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Whether `a` comes before `b`. Temporal refuses `<`, so that days are never compared as text by accident. */
export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;

/** Whether both name the same calendar day. */
export const isSameDay = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) === 0;

/** The later of two days. */
export const later = (a: Day, b: Day): Day => (isBefore(a, b) ? b : a);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => from.until(to, { largestUnit: 'day' }).days;

/**
 * The day `n` months after `first`, counted from the first one.
 * Counting from the previous one would lose a 31st for good after February.
 */
export const monthsAfter = (first: Day, n: number): Day => first.add({ months: n });

/** The civil day of a moment in Helsinki. */
export const dayOf = (moment: Moment): Day => moment.toZonedDateTimeISO(HELSINKI).toPlainDate();
