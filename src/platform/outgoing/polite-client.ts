import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonAnswer, JsonClient } from './json-client.ts';

export type Manners = {
  /** The least time between two questions. */
  readonly pauseMs: number;
  /** How often one question is asked at most. */
  readonly attemptsMax: number;
  /** The first wait after a failure; each further one is twice as long. */
  readonly waitMs: number;
  /** The longest wait, whatever the other side asks for. */
  readonly waitMaxMs: number;
};

/** Five questions a second, four attempts: what a public interface bears without being asked. */
const USUAL: Manners = { pauseMs: 200, attemptsMax: 4, waitMs: 1_000, waitMaxMs: 60_000 };

/**
 * Asks politely: one question at a time, a pause between two, and again after a while when the other side is busy (429, 5xx) or
 * does not answer, as long as it asks to be left alone. What it refuses for good (404, broken answers) is not asked again.
 */
export function politeClient(client: JsonClient, manners: Partial<Manners> = {}): JsonClient {
  const { pauseMs, attemptsMax, waitMs, waitMaxMs } = { ...USUAL, ...manners };
  let last = Promise.resolve();
  const inTurn = async (path: string, query: Readonly<Record<string, string>>): Promise<JsonAnswer> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await client.get(path, query);
      if (attempt >= attemptsMax || !isPassing(answer)) return answer;
      const asked = answer.kind === 'answered' ? answer.retryAfterMs : null;
      await sleep(Math.min(asked ?? waitMs * 2 ** (attempt - 1), waitMaxMs));
    }
  };
  return {
    get(path, query) {
      const answer = last.then(() => inTurn(path, query));
      last = answer.then(() => sleep(pauseMs));
      return answer;
    },
  };
}

const isPassing = (answer: JsonAnswer): boolean =>
  answer.kind === 'answered'
    ? answer.status === 429 || answer.status >= 500
    : answer.because === 'unreachable' || answer.because === 'timed_out';
