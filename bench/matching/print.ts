import type { Of, Outcomes } from './outcomes.ts';
import type { PublicSet } from './public-sets.ts';
import type { Figures, SetFigures } from './set-figures.ts';

const COLUMNS = [
  ['', 22], ['rows', 7], ['refused', 8], ['doubles', 8], ['same', 6], ['wrong', 6], ['apart', 6], ['asked', 6],
  ['missed', 7], ['in vain', 8], ['precision', 10], ['automatic', 10], ['recall', 8], ['rows asked', 11],
] as const; // prettier-ignore

/** The head of the table; `apart` is pairs that must stay apart and were made one. */
export const outcomeHead = (): string => COLUMNS.map(([name, width]) => name.padStart(width)).join('');

/** One line of the table. Recall counts what was recognised or asked about with the right customer among the answers. */
export function outcomeLine(name: string, of: Outcomes): string {
  const called = of.rightlySame + of.wronglySame;
  const cells = [
    name, of.rows, of.refused, of.duplicates, of.rightlySame, of.wronglySame, of.apartMerged, of.askedInNeed, of.missed,
    of.askedInVain, share(of.rightlySame, called), share(of.rightlySame, of.duplicates),
    share(of.rightlySame + of.askedInNeed, of.duplicates), percent(of.askedInNeed + of.askedInVain, of.rows),
  ]; // prettier-ignore
  return COLUMNS.map(([, width], at) => String(cells[at]).padStart(width)).join('');
}

const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(4));
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

/** Several registers as one. */
export function sumOf(all: readonly Outcomes[]): Outcomes {
  const sum = (of: (one: Outcomes) => number): number => all.reduce((so, one) => so + of(one), 0);
  const byOperator = new Map<string, Of>();
  for (const one of all)
    for (const [operator, { same, asked, missed }] of one.byOperator) {
      const so = byOperator.get(operator) ?? { same: 0, asked: 0, missed: 0 };
      byOperator.set(operator, { same: so.same + same, asked: so.asked + asked, missed: so.missed + missed });
    }
  return {
    rows: sum((one) => one.rows),
    refused: sum((one) => one.refused),
    held: sum((one) => one.held),
    duplicates: sum((one) => one.duplicates),
    rightlySame: sum((one) => one.rightlySame),
    wronglySame: sum((one) => one.wronglySame),
    askedInNeed: sum((one) => one.askedInNeed),
    askedInVain: sum((one) => one.askedInVain),
    missed: sum((one) => one.missed),
    rightlyNew: sum((one) => one.rightlyNew),
    apartMerged: sum((one) => one.apartMerged),
    byOperator,
  };
}

const OPERATORS_SHOWN = 12;

/** What was done to the doubles that were missed, the commonest first; a row may have had several things done to it. */
export function missedTable({ byOperator }: Outcomes): string {
  const missed = [...byOperator].filter(([, of]) => of.missed > 0).toSorted((a, b) => b[1].missed - a[1].missed);
  const lines = missed.slice(0, OPERATORS_SHOWN).map(([operator, { same, asked, missed: lost }]) => {
    const all = same + asked + lost;
    return `    ${operator.padEnd(24)} ${String(lost).padStart(4)} of ${String(all).padStart(4)} missed, ${String(asked).padStart(4)} asked about`;
  });
  return lines.length === 0
    ? '    nothing is missed\n'
    : `    missed by what was done to the row:\n${lines.join('\n')}\n`;
}

const said = ({ called, precision, recall, f1 }: Figures): string =>
  called === 0
    ? 'none'
    : `${String(called).padStart(5)} pairs, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`;

/** The figures of a public set beside those that others have published. */
export const setLines = (set: PublicSet, { records, truePairs, automatic, found }: SetFigures): string =>
  [
    `${set.name}: ${records} records, ${truePairs} pairs`,
    `    automatic          ${said(automatic)}`,
    `    automatic + asked  ${said(found)}`,
    `    told as            ${set.mapped}`,
    `    published          ${set.published}`,
  ].join('\n');
