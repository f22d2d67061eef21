/** What a typed word may stand for in the register, the likeliest first. Folded, so that no letter in it is a sign. */
export type Meaning = {
  /** The word itself and its other spellings. */
  readonly exact: readonly string[];
  /** What every word beginning with it begins with; `null`: a house number, or too few letters. */
  readonly beginning: string | null;
  /** Words of the register that are alike. */
  readonly near: readonly string[];
};

const quoted = (word: string): string => `'${word}'`;

/** The query of one word in the language of PostgreSQL; `labels` narrows it to names (`A`) or the rest. */
export function queryOf({ exact, beginning, near }: Meaning, labels = ''): string {
  const sign = labels === '' ? '' : `:${labels}`;
  const parts = [
    ...exact.map((word) => quoted(word) + sign),
    ...(beginning === null ? [] : [`${quoted(beginning)}:*${labels}`]),
    ...near.map((word) => quoted(word) + sign),
  ];
  return `(${parts.join(' | ')})`;
}

/** The query of many words, each of which must be there. */
export const queryOfAll = (meanings: readonly Meaning[]): string =>
  meanings.map((meaning) => queryOf(meaning)).join(' & ');

/** The queries that all words but one must answer to. */
export const queryOfAllButOne = (meanings: readonly Meaning[]): string =>
  meanings.map((_left, at) => `(${queryOfAll(meanings.filter((_each, other) => other !== at))})`).join(' | ');

const ONLY: Readonly<Record<'exact' | 'beginning' | 'near', (meaning: Meaning) => Meaning>> = {
  exact: ({ exact }) => ({ exact, beginning: null, near: [] }),
  beginning: ({ beginning }) => ({ exact: [], beginning, near: [] }),
  near: ({ near }) => ({ exact: [], beginning: null, near }),
};

/** What an answer to a word weighs, the weightiest first: a whole word of the name before its beginning, names before addresses. */
const WEIGHTS = [
  ['exact',     'A',  100],
  ['beginning', 'A',   70],
  ['near',      'A',   55],
  ['exact',     'BC',  50],
  ['beginning', 'BC',  40],
  ['near',      'BC',  30],
  ['exact',     'D',   20],
] as const; // prettier-ignore

/** The queries of one word with what a row that answers to each is worth; the first that it answers to counts. */
export const weightsOf = (meaning: Meaning): { readonly query: string; readonly weight: number }[] =>
  WEIGHTS.flatMap(([part, labels, weight]) => {
    const query = queryOf(ONLY[part](meaning), labels);
    return query === '()' ? [] : [{ query, weight }];
  });
