import type { test as vitestTest } from 'vitest';

/**
 * The sentences of a story, one after another: when one fails, those after it say that they could not be told.
 * @param timeout  milliseconds that one sentence may take
 */
export function inTurn(test: typeof vitestTest, timeout: number) {
  let broken: string | null = null;
  return (sentence: string, tell: () => Promise<void>): void => {
    test(sentence, { timeout }, async () => {
      if (broken !== null) throw new Error(`the story broke at: ${broken}`);
      broken = sentence;
      await tell();
      broken = null;
    });
  };
}
