import type { Profile } from '../profiles/profile.ts';

const SEPARATORS = [',', ';', '\t'] as const;

/** How the text of this very file is laid out. */
export type Layout = {
  readonly separator: string;
  /** Characters of the head that are no record: a byte order mark, title lines, Excel's `sep=` line. */
  readonly skipCharacters: number;
  readonly skipLines: number;
};

/** Excel's own line that names the separator. */
export const SEP_LINE = /^"?sep=(.)"?(?:\r\n|\r|\n)/i;

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
  const excel = SEP_LINE.exec(text);
  const sepLine = excel?.[0].length ?? 0;
  const titles = charactersOfLines(text.slice(sepLine), profile.titleRows);
  const skipCharacters = mark + sepLine + titles;
  const skipLines = (excel ? 1 : 0) + profile.titleRows;
  const separator =
    excel?.[1] ?? profile.separator ?? likelySeparator(firstLine(text.slice(sepLine + titles)), profile);
  return { separator, skipCharacters, skipLines };
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

/** How many characters the first lines take with their ends. */
function charactersOfLines(text: string, lines: number): number {
  const ends = /\r\n|\r|\n/g;
  for (let passed = 0; passed < lines; passed++) if (ends.exec(text) === null) return text.length;
  return ends.lastIndex;
}

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
export const sameHeader = (header: string): string => header.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
