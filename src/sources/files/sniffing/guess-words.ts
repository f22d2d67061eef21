import { countryNames, MEANINGS } from './words.ts';

/** What a sender's words seem to mean. */
export type GuessedWords = {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly listSeparator: string | null;
  /** Words that nobody knows; a person must say what they mean. */
  readonly unknown: readonly string[];
};

const LIST_SEPARATORS = ['|', ', ', ',', ';', '+', '/', ' '] as const;
const NONE: GuessedWords = { values: {}, listSeparator: null, unknown: [] };

/** Reads the sender's words for kinds, languages, countries and bans. */
export function guessWords(field: string | null, written: readonly string[]): GuessedWords {
  const plain = field?.replace(/^(?:payer|new|old)_/, '') ?? '';
  const meaning = MEANINGS[plain];
  if (meaning === undefined || written.length === 0) return NONE;
  const listSeparator = plain === 'ban_codes' ? listSeparatorOf(written, meaning) : null;
  const words = wordsIn(written, listSeparator);
  const known = new Map(words.flatMap((word) => translated(word, meaning)));
  if (plain === 'country' && known.size > 0)
    for (const [name, country] of countryNames([...known.keys()])) known.set(name, country);
  return {
    values: byOurs(known),
    listSeparator: listSeparator === '|' ? null : listSeparator,
    unknown: words.filter((word) => meaning(word) === null),
  };
}

type Meaning = (text: string) => string | null;

function wordsIn(written: readonly string[], separator: string | null): string[] {
  const words = separator === null ? written : written.flatMap((text) => text.split(separator));
  return [...new Set(words.map((word) => word.trim()))].filter((word) => word !== '');
}

function translated(word: string, meaning: Meaning): [string, string][] {
  const ours = meaning(word);
  return ours === null || ours === word ? [] : [[word, ours]];
}

function byOurs(known: ReadonlyMap<string, string>): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [theirs, ours] of known) (values[ours] ??= []).push(theirs);
  return values;
}

/** The separator under which most of the lists fall into known words. */
function listSeparatorOf(written: readonly string[], meaning: Meaning): string | null {
  const lists = written.filter((text) => meaning(text) === null);
  const scored = LIST_SEPARATORS.map((separator) => ({
    separator,
    known: lists.filter((text) => text.includes(separator) && text.split(separator).every((word) => meaning(word) !== null)).length, // prettier-ignore
  }));
  const [best] = scored.toSorted((a, b) => b.known - a.known);
  return best === undefined || best.known === 0 ? null : best.separator;
}
