const NO_BREAK = '\u00a0';
const THIN = '\u00a0';

/** Whole cents as people in Finland write money: 1 234,50 €. */
export function euros(cents: number): string {
  const sign = cents < 0 ? '−' : '';
  const whole = Math.trunc(Math.abs(cents) / 100);
  return `${sign}${count(whole)},${String(Math.abs(cents) % 100).padStart(2, '0')}${NO_BREAK}€`;
}

/** A whole number in groups of three: 20 000. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, THIN);

/** Hundredths of a percent: 2550 is 25,5 %. */
export const percent = (hundredths: number): string => `${String(hundredths / 100).replace('.', ',')}${NO_BREAK}%`;

/** A day, `2026-11-22`, as 22.11.2026; nothing for none. */
export function day(text: string | null | undefined): string {
  const [, year, month, date] = /^(\d{4,})-(\d\d)-(\d\d)/.exec(text ?? '') ?? [];
  return year ? `${Number(date)}.${Number(month)}.${year}` : '';
}

const HELSINKI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as day and time in Helsinki: 22.11.2026 14.05. */
export function moment(text: string | null | undefined): string {
  if (!text) return '';
  const [date = '', time = ''] = HELSINKI.format(new Date(text)).split(' ');
  return `${day(date)} ${time.replace(':', '.')}`;
}

/** A reference number as on the bank transfer form: the national one in fives from the right, RF in fours from the left. */
export const reference = (text: string): string =>
  text.startsWith('RF') ? iban(text) : text.replace(/\B(?=(\w{5})+(?!\w))/g, NO_BREAK);

/** An account number in groups of four. */
export const iban = (text: string): string => text.replace(/(\w{4})(?=\w)/g, `$1${NO_BREAK}`);

/** A size of bytes: 1,4 Mt. */
export function bytes(n: number): string {
  if (n < 1_000_000) return `${count(Math.max(1, Math.round(n / 1000)))}${NO_BREAK}kt`;
  return `${(n / 1_000_000).toFixed(1).replace('.', ',')}${NO_BREAK}Mt`;
}

/** Reads a day as people write it, 22.11.2026, 22.11. or 2026-11-22, into 2026-11-22; `null` when it is none. */
export function dayIn(text: string, today: string): string | null {
  const plain = text.trim();
  const [, d, m, y = today.slice(0, 4)] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(plain) ?? [];
  const iso = d && m ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : plain;
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A Finnish telephone number as at home, in groups: 040 555 1234; another as it is. */
export function phone(text: string): string {
  const home = text.replace(/^\+358/, '0');
  return home === text ? text : home.replace(/^(0\d{2})(\d{3})(\d{3,})$/, '$1 $2 $3').replaceAll(' ', NO_BREAK);
}
