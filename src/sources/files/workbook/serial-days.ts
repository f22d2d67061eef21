/** What a cell's style makes of a number: a day, a day with its time, or neither. */
export type CellStyle = 'number' | 'day' | 'moment';

const EPOCH_1900 = Temporal.PlainDate.from('1899-12-30');
const EPOCH_1904 = Temporal.PlainDate.from('1904-01-01');
/** The last serial of 9999-12-31. */
const SERIAL_MAX = 2_958_465;
const SECONDS = 86_400;

/** Whether a number format shows a day: `dd.mm.yyyy`, `[$-40B]d. mmmm yyyy`, but not `"d" 0` or `[h]:mm`. */
export function isDayPattern(pattern: string): CellStyle {
  const plain = pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').toLowerCase();
  const hasDay = /[dy]/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain) && /^[mdy\s./-]+$/.test(plain));
  if (!hasDay) return 'number';
  return /h/.test(plain) ? 'moment' : 'day';
}

/**
 * The day of a spreadsheet's serial number, with its time when the cell shows one: `2026-11-24`, `2026-11-24T10:30:00`.
 * Excel believes that 1900 was a leap year; its day 60 never was. `null` for that one and for numbers that are no days.
 *
 * @see ECMA-376 part 1, 18.17.4.1 (read 2026-11-24)
 */
export function dayOfSerial(
  serial: number,
  { is1904, style }: { readonly is1904: boolean; readonly style: CellStyle },
): string | null {
  // prettier-ignore
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 0 || whole > SERIAL_MAX) return null;
  if (!is1904 && whole === 60) return null;
  // Before that day the count is one behind.
  const days = !is1904 && whole < 60 ? whole + 1 : whole;
  const day = (is1904 ? EPOCH_1904 : EPOCH_1900).add({ days });
  const seconds = Math.round((serial - whole) * SECONDS);
  if (style !== 'moment' || seconds === 0) return day.toString();
  return day.toPlainDateTime().add({ seconds }).toString({ smallestUnit: 'second' });
}

/** The text of a number cell as a person reads it: whole numbers in full, no digits that only the machine sees. */
export function textOfNumber(written: string): string {
  if (/^-?\d{1,15}$/.test(written)) return written;
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return written;
  if (Number.isSafeInteger(number)) return number.toFixed(0);
  return String(Number(number.toPrecision(15)));
}
