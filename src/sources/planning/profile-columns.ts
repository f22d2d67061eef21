import type { Profile } from '../files/index.ts';

/** A column that a profile wants: what it is called and which fields it holds; none: it is left out. */
export type WantedColumn = {
  readonly header: string;
  readonly fields: readonly string[];
  readonly dayFormat: string | null;
};

/** The columns that a profile wants, by the names a sender knows. */
export const columnsOf = ({ columns }: Profile): WantedColumn[] =>
  columns.map(({ header, path, place, fields, dayFormat }, at) => ({
    header:
      path?.join('.') ?? (place ? `${place.start}–${place.start + place.length - 1}` : (header ?? String(at + 1))),
    fields: [...fields],
    dayFormat,
  }));
