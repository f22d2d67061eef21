import type { Format, Place, Profile } from '../profiles/profile.ts';
import { type FileRefusal, refusal } from '../refusal.ts';
import type { Encoding } from '../text/encodings.ts';

/** What a person says of a file's layout. What is not said is found out from the file. */
export type Told = {
  /** How text stands in the file; a workbook is known by its bytes. */
  readonly format?: Exclude<Format, 'xlsx'> | undefined;
  readonly encoding?: Encoding | undefined;
  readonly separator?: string | undefined;
  readonly hasQuotes?: boolean | undefined;
  readonly hasHeader?: boolean | undefined;
  readonly titleRows?: number | undefined;
  readonly footerRows?: number | undefined;
  readonly sheet?: string | undefined;
  /** Where the columns of a fixed-width line begin, from 1; each ends where the next one begins. */
  readonly starts?: readonly number[] | undefined;
  /** Of a saved profile: what its lines begin with, how long they are, and each column's place. */
  readonly fixed?: { readonly recordMark: string; readonly recordLength: number | null; readonly places: readonly Place[] } | undefined; // prettier-ignore
};

/** The layout that a profile says, as if a person had told it. */
export function toldBy({ format, columns, ...profile }: Profile): Told {
  const { encoding, hasQuotes, hasHeader, titleRows, footerRows, recordMark, recordLength } = profile;
  const places = columns.flatMap(({ place }) => (place === null ? [] : [place]));
  return {
    ...(format === 'xlsx' || hasHeader ? {} : { format }),
    encoding,
    hasQuotes,
    hasHeader,
    footerRows,
    ...(profile.separator === null ? {} : { separator: profile.separator }),
    // In a sheet the header is looked for, and titles that nobody counted are not there.
    ...(titleRows > 0 ? { titleRows } : {}),
    ...(profile.sheet === null ? {} : { sheet: profile.sheet }),
    ...(format === 'fixed width' ? { fixed: { recordMark, recordLength, places } } : {}),
  };
}

/** More rows are passed over than the file has. */
export const nothingBelow = (titleRows: number): FileRefusal =>
  refusal(
    'nothing_below',
    {
      fi: `Alusta ohitetaan ${titleRows} riviä, eikä niiden alla ole mitään. Vähennä ohitettavia rivejä.`,
      sv: `${titleRows} rader hoppas över i början, och under dem finns ingenting. Hoppa över färre rader.`,
      en: `${titleRows} rows are passed over at the top, and there is nothing below them. Pass over fewer rows.`,
    },
    { field: 'title_rows' },
  );

/** A column that would begin after the last character of every line. */
export const startBeyond = (start: number, longest: number): FileRefusal =>
  refusal(
    'start_beyond',
    {
      fi: `Sarake alkaisi merkistä ${start}, mutta pisimmällä rivillä on ${longest} merkkiä. Korjaa sarakkeiden alkukohdat.`,
      sv: `En kolumn skulle börja vid tecken ${start}, men den längsta raden har ${longest} tecken. Rätta var kolumnerna börjar.`,
      en: `A column would begin at character ${start}, but the longest line has ${longest} characters. Correct where the columns begin.`,
    },
    { field: 'starts' },
  );
