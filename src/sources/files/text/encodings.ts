/** The encodings that a profile may name; `iso-646-fi` is 7-bit Finnish, whose `{ | }` are ä ö å. */
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'utf-16le',
  'utf-16be',
  'iso-646-fi',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The five bytes that Windows-1252 leaves undefined (unicode.org CP1252.TXT, read 2026-11-23). */
export const UNDEFINED_IN_WINDOWS_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** 7-bit Finnish, ISO 646-FI, SFS 4017 (read 2026-11-22): what stands in the place of the brackets of ASCII. */
export const SEVEN_BIT_LETTERS: ReadonlyMap<string, string> = new Map([
  ['[', 'Ä'],
  ['\\', 'Ö'],
  [']', 'Å'],
  ['{', 'ä'],
  ['|', 'ö'],
  ['}', 'å'],
]);
