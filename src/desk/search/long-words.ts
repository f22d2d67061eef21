/** A shorter word is one slip from too many others. */
export const SLIP_LETTERS_MIN = 4;

/** Whether a word is a house number, a postal code or the like: a wrong digit is another house. */
export const hasDigit = (word: string): boolean => /\p{N}/u.test(word);
