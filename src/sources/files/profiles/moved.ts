import type { FileRefusal } from '../refusal.ts';
import { type Content, contentsOf } from '../sniffing/content.ts';
import type { RawRow } from '../table.ts';
import { movedColumn } from './fit.ts';
import { nameOfColumn, type Profile } from './profile.ts';

/** Fields whose values can be told from any other's. */
const TELLING: readonly (readonly [RegExp, Content])[] = [
  [/(?:^|_)email$/, 'email'],
  [/(?:^|_)postal_code$/, 'postal_code'],
  [/(?:^|_)business_id$/, 'business_id'],
  [/(?:^|_)phone$/, 'phone'],
];
const VALUES_NEEDED = 8;
const SHARE_MIN = 0.2;
const SHARE_ELSEWHERE = 0.8;

/**
 * Looks whether the columns of a file without a header hold what the profile says. Nothing names them there, so that a
 * sender who moved a column would put telephones into names without anybody noticing.
 */
export function movedIn(rows: readonly RawRow[], profile: Profile): FileRefusal | null {
  const valuesAt = (at: number): string[] => rows.flatMap(({ cells }) => (cells[at]?.trim() ? [cells[at]] : []));
  for (const [at, column] of profile.columns.entries()) {
    const [field = '', ...others] = column.fields;
    const telling = TELLING.find(([pattern]) => pattern.test(field));
    if (telling === undefined || others.length > 0) continue;
    const values = valuesAt(at);
    const [, content] = telling;
    if (values.length < VALUES_NEEDED || shareOf(content, values) >= SHARE_MIN) continue;
    const elsewhere = profile.columns.findIndex((_, other) => other !== at && isFullOf(content, valuesAt(other)));
    const found = profile.columns[elsewhere];
    return movedColumn(nameOfColumn(column, at + 1), field, found ? nameOfColumn(found, elsewhere + 1) : null);
  }
  return null;
}

const shareOf = (content: Content, values: readonly string[]): number => {
  // A foreign postal code is one too.
  const loose = content === 'postal_code' ? values.filter((value) => /^[\p{L}\d -]{3,10}$/u.test(value) && /\d/.test(value)).length / values.length : 0; // prettier-ignore
  return Math.max(loose, contentsOf(values).get(content) ?? 0);
};

const isFullOf = (content: Content, values: readonly string[]): boolean =>
  values.length >= VALUES_NEEDED && (contentsOf(values).get(content) ?? 0) >= SHARE_ELSEWHERE;
