import type { Language } from '#kernel';
import { sayDoubt, type Sniffed, type SniffedColumn } from '../files/index.ts';

const SEPARATORS: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

/**
 * What was found, a line each with tabs between: the layout, the first rows as they are read, the columns with their guesses
 * and a sample, the doubts.
 */
export function sniffedLines(found: Sniffed, language: Language): string[] {
  return [
    ...layoutLines(found),
    ...found.top.map(({ line, part, cells }) => ['row', line, part, ...cells].join('\t')),
    ...found.columns.map((column) =>
      ['column', column.name, meaningOf(column), column.confidence, column.samples[0] ?? ''].join('\t'),
    ),
    ...found.doubts.map((one) => `doubt\t${sayDoubt(one)[language]}`),
  ];
}

function layoutLines(found: Sniffed): string[] {
  const { member, sheet, separator, titleRows, footerRows, columns } = found;
  const starts = columns.flatMap(({ place }) => (place === null ? [] : [place.start]));
  return [
    `subject\t${found.subject}`,
    `format\t${found.format}`,
    ...(member === null ? [] : [`member\t${member}`]),
    ...(sheet === null ? [] : [`sheet\t${sheet}`]),
    `encoding\t${found.encoding}`,
    ...(separator === null ? [] : [`separator\t${SEPARATORS[separator] ?? separator}`]),
    `header\t${found.hasHeader ? 'yes' : 'no'}`,
    ...(titleRows > 0 ? [`title rows\t${titleRows}`] : []),
    ...(footerRows > 0 ? [`footer rows\t${footerRows}`] : []),
    ...(starts.length > 0 ? [`starts\t${starts.join(',')}`] : []),
    `confidence\t${found.confidence}`,
  ];
}

const meaningOf = ({ isLeftOut, guess, fields }: SniffedColumn): string =>
  isLeftOut ? '-' : fields.length > 1 ? fields.join('+') : (guess ?? '?');
