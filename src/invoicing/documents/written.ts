import { type Cents, type Day, eurosPlain, type Language } from '#kernel';

const NO_BREAK = '\u00a0';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `1 234,56 €`, in English `€1,234.56`; the sign of a credit is a true minus. Spaces do not break. */
export function euros(amount: Cents, language: Language): string {
  const number = grouped(amount, language);
  if (language !== 'en') return `${number}${NO_BREAK}€`;
  return number.startsWith('−') ? `−€${number.slice(1)}` : `€${number}`;
}

/** The amount without the word euro: `1 234,56`, in English `1,234.56`. */
export function grouped(amount: Cents, language: Language): string {
  const [whole = '', decimals = ''] = eurosPlain(amount).replace('-', '−').split('.');
  const separator = language === 'en' ? ',' : NO_BREAK;
  const thousands = whole.replaceAll(/(?<=\d)(?=(\d{3})+$)/g, separator);
  return `${thousands}${language === 'en' ? '.' : ','}${decimals}`;
}

/** `8.12.2026`, in English `8 December 2026`, which no one can read the wrong way round. */
export const writtenDay = (on: Day, language: Language): string =>
  language === 'en'
    ? `${on.day}${NO_BREAK}${MONTHS[on.month - 1]}${NO_BREAK}${on.year}`
    : `${on.day}.${on.month}.${on.year}`;

/** `8.12.2026` in every language, for narrow columns and for the bank's form. */
export const shortDay = (on: Day): string => `${on.day}.${on.month}.${on.year}`;

/** A rate in hundredths of a percent: `2550` as `25,5`, `1000` as `10`. */
export function percent(hundredths: number, language: Language): string {
  const text = (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
  return language === 'en' ? text : text.replace('.', ',');
}
