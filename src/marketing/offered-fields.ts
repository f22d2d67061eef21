import { databaseOf } from '#access';
import { offersIn, titlesIn } from '#catalog';
import type { Label, Permit } from '#kernel';
import type { MatchMode, Operator } from './definition.ts';
import { MATCH_MODES } from './definition.ts';
import { type Field, FIELDS, type FieldSort, OPERATORS_OF } from './fields.ts';

/** A field as a builder of target groups offers it. */
export type OfferedField = {
  readonly name: string;
  readonly label: Label;
  readonly sort: FieldSort;
  readonly operators: readonly Operator[];
  /** The values to choose from; `null` where any may be written. */
  readonly choices: readonly string[] | null;
  /** Where `sort` is `rows`: how many must fit, and what each of them has. */
  readonly matchModes: readonly MatchMode[];
  readonly fields: readonly OfferedField[];
};

/** The fields of target groups with the titles and offers that the catalogue has now. */
export async function offeredFields(by: Permit<'groups:read'>): Promise<OfferedField[]> {
  const db = databaseOf(by);
  const [titles, offers] = [await titlesIn(db), await offersIn(db)];
  const codes = { titles: titles.map(({ code }) => code), offers: offers.map(({ code }) => code) };
  const offered = ({ name, label, sort, choices, fields }: Field): OfferedField => ({
    name,
    label,
    sort,
    operators: OPERATORS_OF[sort],
    choices: typeof choices === 'string' ? codes[choices] : (choices ?? null),
    matchModes: sort === 'rows' ? MATCH_MODES : [],
    fields: (fields ?? []).map(offered),
  });
  return FIELDS.map(offered);
}
