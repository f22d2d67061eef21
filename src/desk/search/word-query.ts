/** What a typed word may stand for in the register. All is folded, so that no letter in it is a sign of the query. */
export type Meaning = {
  /** The word itself and its other spellings. */
  readonly exact: readonly string[];
  /** What every word beginning with it begins with; `null`: a house number. */
  readonly beginning: string | null;
  /** Words of the register one slip away, those that hold it, two words that were run together. */
  readonly near: readonly Near[];
  /** Words of the register two slips away. */
  readonly alike: readonly Near[];
};

/** One word, or several of one customer. */
export type Near = readonly string[];

type Part = keyof Meaning;

const NOTHING: Meaning = { exact: [], beginning: null, near: [], alike: [] };

/** A word that may stand for itself alone. */
export const meaningOf = (exact: readonly string[]): Meaning => ({ ...NOTHING, exact });

/** The query of one word in the language of PostgreSQL; `labels` narrows it to names (`A`) or the rest. */
export function queryOf({ exact, beginning, near, alike }: Meaning, labels = ''): string {
  const sign = labels === '' ? '' : `:${labels}`;
  const parts = [
    ...exact.map((word) => `'${word}'${sign}`),
    ...(beginning === null ? [] : [`'${beginning}':*${labels}`]),
    ...[...near, ...alike].map((words) => `(${words.map((word) => `'${word}'${sign}`).join(' & ')})`),
  ];
  return `(${parts.join(' | ')})`;
}

/** The query of many words, each of which must be there. */
export const queryOfAll = (meanings: readonly Meaning[]): string =>
  meanings.map((meaning) => queryOf(meaning)).join(' & ');

/** The query that all words but any one must answer to. */
export const queryOfAllButOne = (meanings: readonly Meaning[]): string =>
  meanings.map((_left, at) => `(${queryOfAll(meanings.filter((_each, other) => other !== at))})`).join(' | ');

/** What an answer to a word weighs, the weightiest first: a whole word of the name before its beginning, names before addresses. */
const WEIGHTS: readonly (readonly [Part, string, number])[] = [
  ['exact',     'A',  100],
  ['beginning', 'A',   70],
  ['near',      'A',   55],
  ['exact',     'BC',  50],
  ['beginning', 'BC',  40],
  ['alike',     'A',   35],
  ['near',      'BC',  30],
  ['exact',     'D',   20],
  ['alike',     'BC',  15],
]; // prettier-ignore

/** The queries of one word with what a row that answers to each is worth; the first that it answers to counts. */
export const weightsOf = (meaning: Meaning): { readonly query: string; readonly weight: number }[] =>
  WEIGHTS.flatMap(([part, labels, weight]) => {
    const query = queryOf({ ...NOTHING, [part]: meaning[part] }, labels);
    return query === '()' ? [] : [{ query, weight }];
  });
