import { type Language, LANGUAGES } from './languages.ts';

const CHOSEN = 'kortisto.language';

/** The language chosen in this browser before anybody signs in; `null` when nobody has chosen. */
export const languageOfDoor = (): Language | null => languageIn(localStorage.getItem(CHOSEN));

/** Keeps the language chosen in this browser. */
export const keepLanguageOfDoor = (language: Language): void => localStorage.setItem(CHOSEN, language);

/** The language that a text names. */
export const languageIn = (text: string | null): Language | null => LANGUAGES.find((one) => one === text) ?? null;
