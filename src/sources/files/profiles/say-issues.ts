import type { z } from 'zod';

const ISSUES_SHOWN_MAX = 5;

const KEYS = [
  'name', 'subject', 'format', 'encoding', 'separator', 'delimiter', 'quotes', 'quoting', 'header', 'title_rows', 'footer_rows',
  'sheet', 'record_mark', 'record_length', 'columns', 'constant', 'path', 'start', 'length', 'field', 'fields', 'values',
  'list_separator', 'date_format', 'digits', 'leave_out', 'optional',
]; // prettier-ignore

/** Says what is wrong with the JSON of a profile: each with its key and how to mend it. */
export function sayIssues(issues: readonly z.core.$ZodIssue[], json: unknown): string {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return 'a profile is a JSON object with "columns"; docs/import-profiles.md shows one for each shape';
  const said = issues.slice(0, ISSUES_SHOWN_MAX).map(sayIssue);
  const more = issues.length - said.length;
  return said.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function sayIssue(issue: z.core.$ZodIssue): string {
  const key = keyOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys;
    const like = KEYS.find((known) => isNear(known, unknown));
    const mend = like === undefined ? 'remove it' : `perhaps ${like} is meant`;
    return `${key === '' ? '' : `${key}.`}${unknown} is no key of a profile: ${mend}`;
  }
  // Of a list of columns only the list's own faults are worth telling; it can be no object as well.
  if (issue.code === 'invalid_union') return sayUnion(issue, key);
  return `${key}: ${issue.message.replace('Invalid input: ', '').replace('Invalid option: ', '')}`;
}

function sayUnion(issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>, key: string): string {
  const branches = issue.errors.filter((branch) => branch.some(({ path }) => path.length > 0));
  const inner = branches.at(-1)?.[0];
  if (inner === undefined) return `${key}: an object of header to field, or a list of columns`;
  return sayIssue({ ...inner, path: [...issue.path, ...inner.path] });
}

const keyOf = (path: readonly PropertyKey[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');

/** Whether two keys differ by case, dashes or one letter. */
function isNear(known: string, written: string): boolean {
  const plain = written.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/[- ]/g, '_');
  if (known === plain || known === `${plain}s` || `${known}s` === plain) return true;
  if (Math.abs(known.length - plain.length) > 1) return false;
  let [start, end] = [0, 0];
  while (start < Math.min(known.length, plain.length) && known[start] === plain[start]) start++;
  while (end < Math.min(known.length, plain.length) - start && known.at(-1 - end) === plain.at(-1 - end)) end++;
  return Math.max(known.length, plain.length) - start - end <= 1;
}
