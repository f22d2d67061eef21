import { type Day, foldedName, isBefore } from '#kernel';
import { factsOf, holdsOn, type PostalCodeFacts, type PostalCodeSpan } from './postal-code.ts';
import { shippedList } from './shipped-list.ts';

/** How a code stands on a day. `not_yet`: its first day is still to come. */
export type PostalStanding = 'in_use' | 'retired' | 'not_yet' | 'unknown';

/** The codes of one list or register, ready to be asked; some 5,000, so that they are held whole. */
export class KnownCodes {
  /** The spans of each code, oldest first. */
  readonly #spans = new Map<string, PostalCodeFacts[]>();

  constructor(spans: readonly PostalCodeSpan[]) {
    for (const span of spans) {
      const own = this.#spans.get(span.code);
      if (own === undefined) this.#spans.set(span.code, [factsOf(span)]);
      else own.push(factsOf(span));
    }
    for (const own of this.#spans.values()) {
      if (own.length > 1) own.sort((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom));
    }
  }

  /** What was said of the code on the day; for a day outside its spans the nearest before it, else the first. */
  find(code: string, on: Day): PostalCodeFacts | null {
    const spans = this.#spans.get(code) ?? [];
    return spans.findLast(({ validFrom }) => !isBefore(on, validFrom)) ?? spans[0] ?? null;
  }

  /** Whether the post used the code on the day. */
  standing(code: string, on: Day): PostalStanding {
    const span = this.find(code, on);
    if (span === null) return 'unknown';
    if (holdsOn(span, on)) return 'in_use';
    return isBefore(on, span.validFrom) ? 'not_yet' : 'retired';
  }

  /** The newest that is said of a code. */
  last(code: string): PostalCodeFacts | null {
    return this.#spans.get(code)?.at(-1) ?? null;
  }

  /** How the code stands at last: whether the newest that is said of it has an end. */
  lastStanding(code: string): Exclude<PostalStanding, 'not_yet'> {
    const span = this.last(code);
    if (span === null) return 'unknown';
    return span.validTo === null ? 'in_use' : 'retired';
  }

  /** Every span. */
  all(): PostalCodeFacts[] {
    return [...this.#spans.values()].flat();
  }
}

let shipped: KnownCodes | null = null;

/** The codes that come with Kortisto, for where no register is at hand. */
export function shippedCodes(): KnownCodes {
  shipped ??= new KnownCodes([
    ...shippedList().codes.map((code): PostalCodeSpan => ({ ...code, validTo: null, successor: null })),
    ...shippedList().gone,
  ]);
  return shipped;
}

let inUse: KnownCodes | null = null;

/**
 * The codes that this process goes by: those of its register once they were taken into use, the shipped ones until then. A
 * process serves one register, and a label or a row must not ask the database for each code.
 */
export const codesInUse = (): KnownCodes => inUse ?? shippedCodes();

/** Lets the process go by other codes; `null`: by the shipped ones. */
export function goBy(codes: KnownCodes | null): void {
  inUse = codes;
}

/** What is known of a code on a day; `null` when it was never heard of. */
export const knownPostalCode = (code: string, on: Day): PostalCodeFacts | null => codesInUse().find(code, on);

let towns: ReadonlyMap<string, ReadonlySet<string>> | null = null;

/**
 * The other names of the town in the other language of the country, folded as the search box folds them: `Helsingfors` gives
 * `helsinki`, `Åbo` gives `turku`. Post offices and municipalities alike; empty when the town has no other name.
 */
export function townsAlike(text: string): string[] {
  towns ??= townNames();
  const folded = foldedName(text);
  return [...(towns.get(folded) ?? [])].filter((name) => name !== folded).toSorted();
}

function townNames(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const join = (one: string, other: string): void => {
    if (one === other) return;
    const [a, b] = [foldedName(one), foldedName(other)];
    if (a === b || a === '' || b === '') return;
    for (const [from, to] of [[a, b], [b, a]] as const) names.set(from, (names.get(from) ?? new Set()).add(to)); // prettier-ignore
  };
  for (const { kind, fi, sv, municipalityFi, municipalitySv } of shippedCodes().all()) {
    if (kind === 'normal' || kind === 'box') join(fi, sv);
    join(municipalityFi, municipalitySv);
  }
  return names;
}
