import { type Day, isBefore, later, type PostalCode } from '#kernel';
import type { CodeSaid, PostalCodeSpan, PostalList } from './postal-code.ts';

/** What of a code may change. */
export const CHANGEABLE = [
  'fi',
  'sv',
  'abbreviationFi',
  'abbreviationSv',
  'kind',
  'municipality',
  'municipalityFi',
  'municipalitySv',
  'languages',
] as const satisfies readonly (keyof CodeSaid)[];
export type ChangeableOfCode = (typeof CHANGEABLE)[number];

/** A code of which the list says something else than stood. `span` is what stood. */
export type ChangedCode = {
  readonly span: PostalCodeSpan;
  readonly said: CodeSaid;
  readonly fields: readonly ChangeableOfCode[];
  /** The first day of what is said now. */
  readonly from: Day;
};

/** A code that the list no longer holds; `lastOn` is its last day. `likely`: new codes of the same town in the same list. */
export type RetiredCode = {
  readonly span: PostalCodeSpan;
  readonly lastOn: Day;
  readonly likely: readonly PostalCode[];
};

/** What a newer list does to the codes that stand. `back`: taken out of use before, and in the list again. */
export type ListChanges = {
  readonly added: readonly CodeSaid[];
  readonly changed: readonly ChangedCode[];
  readonly retired: readonly RetiredCode[];
  readonly back: readonly { readonly span: PostalCodeSpan; readonly said: CodeSaid; readonly from: Day }[];
  readonly unchanged: number;
};

/**
 * Compares a list with the newest span of each code. A change counts from the day that the list names when it is newer than
 * what stood, else from the day on which the list was made; a code that is missing ended on the day before it.
 */
export function compareLists(latest: ReadonlyMap<string, PostalCodeSpan>, list: PostalList): ListChanges {
  const added: CodeSaid[] = [];
  const changed: ChangedCode[] = [];
  const back: { span: PostalCodeSpan; said: CodeSaid; from: Day }[] = [];
  let unchanged = 0;
  for (const said of list.codes) {
    const span = latest.get(said.code);
    if (span === undefined) {
      added.push(said);
      continue;
    }
    const from = isBefore(span.validFrom, said.validFrom) ? said.validFrom : list.runOn;
    if (span.validTo !== null && isBefore(span.validTo, from)) {
      back.push({ span, said, from: later(from, span.validTo.add({ days: 1 })) });
      continue;
    }
    const fields = CHANGEABLE.filter((field) => span[field] !== said[field]);
    if (fields.length === 0 && span.validTo === null) unchanged++;
    else changed.push({ span, said, fields, from });
  }
  const listed = new Set<string>(list.codes.map(({ code }) => code));
  const retired = [...latest.values()]
    .filter(({ code, validTo }) => validTo === null && !listed.has(code))
    .map((span) => retiredBy(span, list, added));
  return { added, changed, retired, back, unchanged };
}

function retiredBy(span: PostalCodeSpan, { runOn }: PostalList, added: readonly CodeSaid[]): RetiredCode {
  const likely = added.filter((one) => one.fi === span.fi && one.municipality === span.municipality && one.kind === span.kind); // prettier-ignore
  return {
    span,
    lastOn: later(runOn.subtract({ days: 1 }), span.validFrom),
    likely: likely.slice(0, 3).map(({ code }) => code),
  };
}
