import type { CountedGroup, Operation, RepairGroup } from '../repairs/index.ts';

/** What an operation does to a value, on the command line. */
const SAYS: Readonly<Record<Operation, string>> = {
  letters: 'letters garbled between encodings',
  swapped: 'code and town in each other’s column',
  leading_zero: 'postal codes that lost a leading zero',
  phone_format: 'telephones in an unusual form',
  finnish_day: 'days written the Finnish way',
  day_number: 'days as a spreadsheet’s numbers',
  capitals: 'written in capitals',
};

const STANDS = { accepted: 'repaired', refused: 'refused: the rows wait', left: 'left as written' } as const;

/** A line for each group: how many, of which field, what, and what becomes of them. */
export const repairLines = (groups: readonly (RepairGroup | CountedGroup)[]): string =>
  groups
    .map(({ field, operation, count, stands }) =>
      [`${field}:${operation}`, count, SAYS[operation], STANDS[stands]].join('\t').concat('\n'),
    )
    .join('');
