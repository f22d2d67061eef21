import { keysOf, type Journaled, type Key, type OpenStanding, type Spoken, type Standing } from './journaled.ts';
import { replaces, type SourceKind } from './precedence.ts';
import type { JournalRow } from '../queries/journal.ts';

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

/** The word that a line of the journal is. */
export const spokenIn = (line: JournalRow): Spoken => ({
  kind: line.kind as SourceKind,
  receivedOn: line.effective_on ?? line.received_on,
  source: line.source,
  row: line.source_row,
});

/** Who stands behind each value of one customer: who said it last, or who confirmed it since and weighs more; undone lines are nobody's. */
export function standingOf(lines: readonly JournalRow[]): Standing {
  const standing: OpenStanding = {};
  for (const line of lines) if (line.undone_act === null) addToStanding(standing, line, spokenIn(line));
  return standing;
}

/** Takes one more word into account. */
export function addToStanding(
  standing: OpenStanding,
  line: { readonly after: object; readonly confirmed: readonly string[] },
  word: Spoken,
): void {
  for (const key of keysOf(line.after as Journaled)) standing[key] = word;
  for (const key of line.confirmed as Key[]) {
    if (replaces(word, standing[key] ?? null)) standing[key] = word;
  }
}
