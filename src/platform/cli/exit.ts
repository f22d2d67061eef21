/**
 * How a command ended, and the code that the shell sees. Scripts build on these; none is ever renamed or moved.
 * `differs`: the world moved since the preview, or a count is other than expected.
 */
export const EXIT_CODES = {
  done: 0,
  failed: 1,
  'wrong usage': 2,
  'not found': 3,
  refused: 4,
  'no right': 5,
  differs: 6,
  'partly done': 7,
  unavailable: 8,
  interrupted: 130,
} as const;

export type Exit = keyof typeof EXIT_CODES;

/** What a command leaves behind. */
export interface Outcome {
  readonly exit: Exit;
  /** What `--json` prints: one document. */
  readonly json?: unknown;
  /** What stdout gets without `--json`: the data of the answer, not talk. Pieces are written as they come. */
  readonly text?: string | AsyncIterable<string>;
  /** The stable reason of a refusal. */
  readonly because?: string;
  /** Where, what, why and how to mend it, for stderr, when it did not end well; or the next command, when it did. */
  readonly advice?: string;
}
