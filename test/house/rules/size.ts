import { isCode, type Rule } from '../source.ts';

const LINES_PER_FILE_MAX = 300;

/** When a file passes the limit it is two nouns. */
export const fileLength: Rule = {
  name: `a file has at most ${LINES_PER_FILE_MAX} lines`,
  sees: isCode,
  complain: ({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines <= LINES_PER_FILE_MAX ? [] : [`${path}: ${lines} lines; over ${LINES_PER_FILE_MAX} it is two nouns`];
  },
  violation: {
    path: 'src/orders/a.ts',
    text: '\n'.repeat(301),
    complaint: 'src/orders/a.ts: 301 lines; over 300 it is two nouns',
  },
  fine: { path: 'src/orders/a.ts', text: '\n'.repeat(300) },
};
