import { fitOf } from '../profiles/fit.ts';
import { type Column, nameOfColumn, type Profile } from '../profiles/profile.ts';
import { sameHeader } from '../text/layout.ts';
import type { FoundColumn } from './found.ts';
import type { Guessed } from './guess-column.ts';
import type { Confidence, Doubt, SniffedColumn } from './sniffed.ts';

const SAMPLES_MAX = 5;

/** What a saved profile knows of a file's columns, in their order; `null`: it does not know the column. */
export type Remembered = { readonly columns: readonly (Guessed | null)[]; readonly doubts: readonly Doubt[] };

/** Gives the columns of a file the meaning that a profile gives them; one that seems renamed is asked about. */
export function rememberedBy(profile: Profile, found: readonly FoundColumn[]): Remembered {
  const known = new Map(profile.columns.map((column, at) => [sameHeader(nameOfColumn(column, at + 1)), column]));
  const { suggestions } = fitOf(profile, found.map(({ name }) => name)); // prettier-ignore
  const before = new Map(suggestions.map(({ theirs, ours }) => [theirs, ours]));
  const doubts: Doubt[] = [];
  const columns = found.map((one): Guessed | null => {
    const column = known.get(sameHeader(one.name));
    if (column !== undefined) return remembered(one, column, 'high');
    const ours = before.get(one.name);
    const renamed = ours === undefined ? undefined : known.get(sameHeader(ours));
    if (ours === undefined || renamed === undefined) return null;
    doubts.push({ doubt: 'perhaps_renamed', column: one.name, found: ours });
    return remembered(one, renamed, 'low');
  });
  return { columns, doubts };
}

const remembered = (found: FoundColumn, column: Column, confidence: Confidence): Guessed => ({
  isByContent: false,
  unknownWords: [],
  column: rememberedColumn(found, column, confidence),
});

type Found = Pick<FoundColumn, 'name' | 'path' | 'place' | 'values' | 'isOptional'>;

/** A column of a file with the meaning that the profile gives it. */
export function rememberedColumn(found: Found, column: Column, confidence: Confidence): SniffedColumn {
  const { name, path, place, values } = found;
  const written = values.map((value) => value.trim()).filter((value) => value !== '');
  const { fields, fieldSeparator, listSeparator, dayFormat, digits, isOptional } = column;
  return {
    name,
    path,
    place,
    samples: [...new Set(written)].slice(0, SAMPLES_MAX),
    guess: fields[0] ?? null,
    fields,
    confidence,
    fieldSeparator: fields.length > 1 ? fieldSeparator : null,
    listSeparator,
    dayFormat,
    values: oursToTheirs(column),
    digits,
    isOptional: isOptional || found.isOptional,
    isLeftOut: fields.length === 0,
  };
}

function oursToTheirs({ values }: Column): Record<string, string[]> {
  const words: Record<string, string[]> = {};
  for (const [theirs, ours] of values) (words[ours] ??= []).push(theirs);
  return words;
}
