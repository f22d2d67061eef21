import type { DayFormat } from './profile.ts';

/** Where day, month and year stand in a text of the format: the groups of the pattern in the order given. */
const FORMS: Readonly<Record<Exclude<DayFormat, 'date-time'>, { pattern: RegExp; order: 'ymd' | 'dmy' | 'mdy' }>> = {
  'yyyy-MM-dd': { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, order: 'ymd' },
  'd.M.yyyy': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: 'dmy' },
  'dd/MM/yyyy': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: 'dmy' },
  'M/d/yyyy': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: 'mdy' },
  'dd-MM-yyyy': { pattern: /^(\d{1,2})-(\d{1,2})-(\d{4})$/, order: 'dmy' },
  yyyyMMdd: { pattern: /^(\d{4})(\d{2})(\d{2})$/, order: 'ymd' },
  ddMMyyyy: { pattern: /^(\d{2})(\d{2})(\d{4})$/, order: 'dmy' },
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** `12.10.2025` or `12/10/2025` as `2025-10-12`; anything else passes as it is, for the row rules to refuse. */
export function isoDay(text: string, format: DayFormat): string {
  const plain = text.trim();
  if (format === 'date-time') return dayOfMoment(plain) ?? text;
  const { pattern, order } = FORMS[format];
  const match = pattern.exec(plain);
  if (!match) return text;
  const [, one = '', two = '', three = ''] = match;
  const [year, month, day] = order === 'ymd' ? [one, two, three] : order === 'dmy' ? [three, two, one] : [three, one, two]; // prettier-ignore
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The day in Helsinki of a moment with its offset; `null` when the text is none, such as a moment without an offset. */
function dayOfMoment(text: string): string | null {
  if (!MOMENT.test(text)) return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? text.slice(0, 10) : null;
  try {
    return String(Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Helsinki').toPlainDate());
  } catch {
    // No such day: the row rules say so of the day alone.
    return text.slice(0, 10);
  }
}

/** Whether the text is a day written in the format, and one that months have. */
export function isDayIn(text: string, format: DayFormat): boolean {
  const iso = isoDay(text, format);
  if (iso === text && format !== 'yyyy-MM-dd') return false;
  return PLAUSIBLE_DAY.test(iso);
}

/** A day of the years 1900–2099, the 31st of any month let pass. */
const PLAUSIBLE_DAY = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
