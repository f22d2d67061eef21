/** One of a file's first rows as it is read: a title that is passed over, the header, or a record. */
export type TopRow = {
  readonly line: number;
  readonly part: 'title' | 'header' | 'record';
  readonly cells: readonly string[];
};

const RECORDS_SHOWN = 5;
const CELLS_SHOWN = 60;
const CHARACTERS_SHOWN = 120;

/** The first rows of a file in their parts, so that a person sees at once what another layout makes of them. */
export function topRows(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  { titleRows, hasHeader }: { readonly titleRows: number; readonly hasHeader: boolean },
): TopRow[] {
  const below = titleRows + (hasHeader ? 1 : 0);
  return rows.slice(0, below + RECORDS_SHOWN).map(({ line, cells }, at) => ({
    line,
    part: at < titleRows ? 'title' : at < below ? 'header' : 'record',
    cells: cells.slice(0, CELLS_SHOWN).map((cell) => cell.slice(0, CHARACTERS_SHOWN)),
  }));
}
