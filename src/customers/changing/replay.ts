import { decideAll, isMove } from './decide-change.ts';
import { onlyCompletes } from './only-completes.ts';
import { isSlot, type Held, type Slots } from './slots.ts';
import { keysOf, type Journaled, type Key, type Known, type OpenStanding, type Standing } from './journaled.ts';
import { addToStanding, spokenIn } from './standing.ts';
import type { JournalRow } from '../queries/journal.ts';
import { ADDRESS_FIELDS, nothingKnown, type CustomerValues, type Field, type SomeValues } from '../values.ts';

/** What stands by the journal alone, and whose word it is. */
export type Replayed = { readonly stands: Known; readonly standing: Standing };

/** A line of the journal with the values that it confirmed; lines of an older form did not keep them. */
type Line = JournalRow & { readonly said: Journaled };

/**
 * Plays a journal again and tells what stands by it. Each line stands as it was decided then: what it took is taken, what it
 * confirmed stays. Only what was held back is decided anew: it is taken where whatever stood against it is no longer there.
 * So a journal without some of its lines tells what would stand had they never come, except what others confirmed.
 *
 * @param opening    what stood before the first line, where something did
 * @param isLeftOut  which lines are played as if they had never come, beside those that were undone
 */
export function replay(
  lines: readonly JournalRow[],
  opening: Journaled,
  isLeftOut: (line: JournalRow) => boolean = () => false,
): Replayed {
  let stands = knownOf(opening);
  const standing: OpenStanding = {};
  for (const line of withSaid(lines)) {
    if (line.undone_act !== null || isLeftOut(line)) continue;
    const word = spokenIn(line);
    const put = wholeOf(stands.values, { ...line.said, ...line.after } as Journaled);
    addToStanding(standing, { after: { ...blanked(stands.values, put, line), ...line.after }, confirmed: line.confirmed }, word); // prettier-ignore
    stands = putIn(stands, put);
    if (Object.keys(line.held_back).length === 0) continue;
    const all = decideAll(stands, standing, heldIn(line), word);
    const decision = line.by_likeness ? onlyCompletes(all, stands.values) : all;
    stands = putIn(stands, decision.after);
    addToStanding(standing, { after: decision.after, confirmed: [] }, word);
  }
  return { stands, standing };
}

/**
 * What stood before anybody in the journal spoke: of each value what its first change found there. What a line found that an
 * earlier one put is that one's word: the line that made a customer found nothing, and names nothing as found.
 */
export function openingOf(lines: readonly JournalRow[]): Journaled {
  const opening: Record<string, unknown> = {};
  const spoken = new Set<string>();
  for (const { before, after } of lines) {
    for (const [key, value] of Object.entries(before)) if (!(key in opening || spoken.has(key))) opening[key] = value;
    for (const key of Object.keys(after)) spoken.add(key);
  }
  return opening as Journaled;
}

/** The value of a key. */
export const valueIn = ({ values, slots }: Known, key: Key): string | Held | null =>
  isSlot(key) ? (slots[key] ?? null) : values[key];

/** What is known with some values in place of those that stood. */
export function putIn({ values, slots }: Known, put: Journaled): Known {
  const [fields, many]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const key of keysOf(put)) (isSlot(key) ? many : fields)[key] = put[key];
  return {
    values: { ...values, ...(fields as SomeValues) } as CustomerValues,
    slots: { ...slots, ...(many as Slots) },
  };
}

const knownOf = (opening: Journaled): Known => putIn({ values: nothingKnown('person'), slots: {} }, opening);

/** What a line put: a street that is another than the one before brings its whole address, blank where nothing was said. */
function wholeOf(stands: CustomerValues, put: Journaled): Journaled {
  if (!isMove(stands, put)) return put;
  const blank = Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, field === 'country' ? 'FI' : null]));
  return { ...blank, undeliverableSince: null, ...put };
}

/** The parts of an address that a line emptied without naming them: they are its word too. */
const blanked = (stands: CustomerValues, put: SomeValues, line: Line): SomeValues =>
  Object.fromEntries(
    Object.entries(put).filter(([key, value]) => !(key in line.said) && !(key in line.after) && stands[key as Field] !== value), // prettier-ignore
  );

/** What a line said and was not taken, an address and an industry with the parts that it said alike. */
function heldIn(line: Line): { values: SomeValues; slots: Slots } {
  const held = line.held_back as Journaled;
  const whole: Field[] = [
    ...('streetAddress' in held ? ADDRESS_FIELDS : []),
    ...('industryCode' in held ? (['industryCodeSet'] as const) : []),
  ];
  const parts = whole.filter((field) => field in line.said);
  const said = { ...Object.fromEntries(parts.map((field) => [field, line.said[field]])), ...held } as Journaled;
  const of = (is: boolean) => Object.fromEntries(keysOf(said).filter((key) => isSlot(key) === is).map((key) => [key, said[key]])); // prettier-ignore
  return { values: of(false) as SomeValues, slots: of(true) as Slots };
}

/** The lines with the values they confirmed: what stood then, where a line does not say. */
function withSaid(lines: readonly JournalRow[]): Line[] {
  const last: Record<string, unknown> = {};
  return lines.map((line) => {
    const said: Record<string, unknown> = { ...line.said };
    for (const key of line.confirmed) if (!(key in said) && key in last) said[key] = last[key];
    Object.assign(last, line.after);
    return { ...line, said: said as Journaled };
  });
}
