import { isBefore, type Day, type PostalCode } from '#kernel';

/** What the post uses a code for. `parcel`: an automat; `aggregation` and `technical`: sorting of its own. */
export const POSTAL_KINDS = [
  'normal',
  'box',
  'company',
  'aggregation',
  'reply',
  'parcel',
  'pick-up',
  'technical',
  'competition',
] as const;
export type PostalKind = (typeof POSTAL_KINDS)[number];

/** What a list of the post says of one code. Names of towns in capitals, as the post writes them. */
export type CodeSaid = {
  readonly code: PostalCode;
  /** The day from which the code, or what is said of it, is in force. */
  readonly validFrom: Day;
  readonly fi: string;
  readonly sv: string;
  readonly abbreviationFi: string;
  readonly abbreviationSv: string;
  readonly kind: PostalKind;
  /** Three digits, with the municipality's names. */
  readonly municipality: string;
  readonly municipalityFi: string;
  readonly municipalitySv: string;
  /** 1 Finnish, 2 bilingual with a Finnish majority, 3 with a Swedish one, 4 Swedish. */
  readonly languages: number;
};

/** A code as it stood in one span of days; both ends included, `validTo` `null`: in use. */
export type PostalCodeSpan = CodeSaid & {
  readonly validTo: Day | null;
  /** The code that took over, where the operator has told it. */
  readonly successor: PostalCode | null;
};

/** What is known of a code on a day; `isHome`: people may have their post there. */
export type PostalCodeFacts = PostalCodeSpan & { readonly isHome: boolean };

/** A whole list of the post, the day on which it was made, and the codes known to have gone before it. */
export type PostalList = {
  readonly runOn: Day;
  readonly codes: readonly CodeSaid[];
  readonly gone: readonly PostalCodeSpan[];
};

/** Whether people live behind such codes: a street's or a box's; no firm's, competition's, reply mail's or counter's. */
export const isHomeKind = (kind: PostalKind): boolean => kind === 'normal' || kind === 'box';

/** A span as it is told: with whether it is anybody's home. */
export const factsOf = (span: PostalCodeSpan): PostalCodeFacts => ({ ...span, isHome: isHomeKind(span.kind) });

/** Whether the day is within the span. */
export const holdsOn = ({ validFrom, validTo }: Pick<PostalCodeSpan, 'validFrom' | 'validTo'>, day: Day): boolean =>
  !isBefore(day, validFrom) && (validTo === null || !isBefore(validTo, day));
