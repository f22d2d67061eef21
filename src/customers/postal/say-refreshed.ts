import type { CodesRefreshed } from './refresh-codes.ts';

/** One line of the preview: what happens to a code, and how many customers have an address in it. */
export type RefreshedLine = {
  readonly code: string;
  readonly change: 'new' | 'changed' | 'retired' | 'back';
  readonly town: string;
  readonly detail: string;
  readonly customers: number;
};

/** What a list does, code by code: those that touch customers first, then by code. */
export function linesOfRefreshed({ changes, customersByCode }: CodesRefreshed): RefreshedLine[] {
  const { added, changed, retired, back } = changes;
  const line = (code: string, change: RefreshedLine['change'], town: string, detail: string): RefreshedLine => ({
    code,
    change,
    town,
    detail,
    customers: customersByCode.get(code) ?? 0,
  });
  const lines = [
    ...retired.map(({ span, lastOn, likely }) =>
      line(span.code, 'retired', span.fi, [`last day ${String(lastOn)}`, ...likely.map((one) => `${one}?`)].join(', ')),
    ),
    ...changed.map(({ span, said, fields, from }) =>
      line(
        span.code,
        'changed',
        said.fi,
        `from ${String(from)}: ${fields.map((field) => `${field} ${String(span[field])} > ${String(said[field])}`).join(', ')}`,
      ),
    ),
    ...back.map(({ said, from }) => line(said.code, 'back', said.fi, `from ${String(from)}`)),
    ...added.map((said) => line(said.code, 'new', said.fi, `${said.kind} from ${String(said.validFrom)}`)),
  ];
  return lines.toSorted((a, b) => b.customers - a.customers || (a.code < b.code ? -1 : 1));
}

/** The counts of a list. */
export function countsOfRefreshed({ changes, customersByCode }: CodesRefreshed) {
  const { added, changed, retired, back, unchanged } = changes;
  const among = (codes: readonly string[]): number =>
    codes.reduce((sum, code) => sum + (customersByCode.get(code) ?? 0), 0);
  return {
    added: added.length,
    changed: changed.length,
    retired: retired.length,
    back: back.length,
    unchanged,
    customersInChanged: among(changed.map(({ span }) => span.code)),
    customersInRetired: among(retired.map(({ span }) => span.code)),
  };
}
