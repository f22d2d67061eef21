import type { Language } from './languages.ts';

/** The name of a country in a language by its code of two letters; a code that has no name is shown as it is. */
export const countryName = (code: string, language: Language): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code) : code;
