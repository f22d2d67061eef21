import { assert, type Day, isBefore } from '#kernel';
import type { Database, Tx } from '#platform';
import { selectPolicies } from '../queries/policies.ts';
import { selectTitles } from '../queries/titles.ts';
import { type DatedPolicy, defaultPolicy, EVERY_TITLE, type Policy, POLICY_KINDS, type PolicyKind } from './rules.ts';
import type { Title } from '../catalogue.ts';

/** Tells the policies that hold for a title on a day. */
export type Policies = (title: string, on: Day) => Policy;

/**
 * Decides which policies hold: of each kind the title's own that began last, else that of every title, else the default of its form.
 * Asserts a title that stands.
 */
export function policiesFrom(titles: readonly Pick<Title, 'code' | 'form'>[], dated: readonly DatedPolicy[]): Policies {
  const forms = new Map(titles.map(({ code, form }) => [code, form]));
  const byKind = Map.groupBy(dated, ({ title, kind }) => `${title} ${kind}`);
  const inForce = (title: string, kind: PolicyKind, on: Day) =>
    (byKind.get(`${title} ${kind}`) ?? [])
      .toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom))
      .findLast(({ validFrom }) => !isBefore(on, validFrom))?.rules;
  return (title, on) => {
    const form = forms.get(title);
    assert(form, `no title: ${title}`);
    const standard = defaultPolicy(form);
    const rules = POLICY_KINDS.map((kind) => [
      kind,
      inForce(title, kind, on) ?? inForce(EVERY_TITLE, kind, on) ?? standard[kind],
    ]);
    return Object.fromEntries(rules) as Policy;
  };
}

/** Reads all policies at once, for asking many times. */
export const policiesIn = async (db: Database | Tx): Promise<Policies> =>
  policiesFrom(await selectTitles(db), await selectPolicies(db));

/** Tells the policies that hold for one title on one day; see {@link policiesIn} for many. */
export const policyOn = async (db: Database | Tx, title: string, on: Day): Promise<Policy> =>
  (await policiesIn(db))(title, on);
