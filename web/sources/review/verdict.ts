import type { InputOf, OutputOf } from '../../api/endpoint.ts';

export type Question = OutputOf<'GET /imports/:batch/questions'>['rows'][number];
export type AskedParty = Question['parties'][number];
export type Choice = { readonly kind: 'same'; readonly customer: number } | { readonly kind: 'new' };

/** What a person has said of a row and what was not sent yet: it is sent with the next one, and can be taken back until then. */
export type Verdict = {
  readonly batch: number;
  readonly row: number;
  readonly choices: Readonly<Partial<Record<AskedParty['field'], Choice>>>;
  readonly seen: readonly number[];
};

/** Parties about whom a person must say something: those that may mean somebody known. */
export const openParties = ({ parties }: Question): AskedParty[] => parties.filter(({ among }) => among.length > 0);

/** Everybody who was shown beside a row. */
export const seenOf = ({ parties }: Question): number[] => [
  ...new Set(parties.flatMap(({ among }) => among.map(({ customer }) => Number(customer)))),
];

/** A verdict as the server takes it; a party that is like nobody any more is somebody new. */
export function sentOf(question: Question, { batch, row, choices, seen }: Verdict) {
  const said = Object.fromEntries(question.parties.map(({ field }) => [field, choices[field] ?? { kind: 'new' }]));
  return { batch, row, ...said, seen: [...seen] } as InputOf<'PUT /imports/:batch/questions/:row'>;
}
