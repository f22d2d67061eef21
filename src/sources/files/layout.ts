import type { Profile } from './profile.ts';

/** How far the first line is sought; a header is never longer. */
export const HEAD_BYTES_MAX = 65_536;

const SEPARATORS = [',', ';', '\t'] as const;

/** How the text of this very file is laid out. */
export type Layout = {
  readonly separator: string;
  /** Characters of the head that are no record: a byte order mark, Excel's `sep=` line. */
  readonly skipCharacters: number;
  readonly skipLines: 0 | 1;
};

/**
 * Finds out how a file is laid out from its first characters.
 *
 * Excel's own `sep=` line decides when it is there, then the profile, then the separator under which most headers of
 * the profile are found. `null` when there is no text at all.
 */
export function layoutOf(head: string, profile: Profile): Layout | null {
  const mark = head.startsWith('\ufeff') ? 1 : 0;
  const text = head.slice(mark);
  if (text.trim() === '') return null;
  const excel = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  if (excel) return { separator: excel[1] ?? ',', skipCharacters: mark + excel[0].length, skipLines: 1 };
  const separator = profile.separator ?? likelySeparator(firstLine(text), profile);
  return { separator, skipCharacters: mark, skipLines: 0 };
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

function likelySeparator(line: string, profile: Profile): string {
  const known = new Set(profile.columns.map((column) => sameHeader(column.header ?? '')));
  const scored = SEPARATORS.map((separator) => {
    const names = line.split(separator).map((name) => sameHeader(name.replaceAll('"', '')));
    return { separator, found: names.filter((name) => known.has(name)).length, parts: names.length };
  });
  scored.sort((a, b) => b.found - a.found || b.parts - a.parts);
  return scored[0]?.separator ?? ',';
}

/** The form under which two spellings of a header are the same: case, Unicode form and blanks round it do not count. */
export const sameHeader = (header: string): string => header.normalize('NFC').trim().toLowerCase();
