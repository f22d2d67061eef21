import type { Standing } from './decide-change.ts';
import { replaces, type SourceKind, type Word } from './precedence.ts';
import type { JournalRow } from '../queries/journal.ts';
import type { Field } from '../values.ts';

/** Groups the lines of a journal by customer, each in its order. */
export function byCustomer(lines: readonly JournalRow[]): Map<number, JournalRow[]> {
  const groups = new Map<number, JournalRow[]>();
  for (const line of lines) {
    const group = groups.get(line.customer);
    if (group) group.push(line);
    else groups.set(line.customer, [line]);
  }
  return groups;
}

/** Who stands behind each value of one customer: who said it last, or who confirmed it since and weighs more. */
export function standingOf(lines: readonly JournalRow[]): Standing {
  const standing: Partial<Record<Field, Word>> = {};
  for (const line of lines)
    addToStanding(standing, line, { kind: line.kind as SourceKind, receivedOn: line.received_on });
  return standing;
}

/** Takes one more word into account. */
export function addToStanding(
  standing: Partial<Record<Field, Word>>,
  line: { readonly after: object; readonly confirmed: readonly string[] },
  word: Word,
): void {
  for (const field of Object.keys(line.after) as Field[]) standing[field] = word;
  for (const field of line.confirmed as Field[]) {
    if (replaces(word, standing[field] ?? null)) standing[field] = word;
  }
}
