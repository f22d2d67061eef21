import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { useForget } from '../../api/use-route.ts';
import { type Question, sentOf, type Verdict } from './verdict.ts';

/** The last verdict: not sent yet, so that it can be taken back. */
export type Pending = { readonly verdict: Verdict; readonly question: Question };

const SENT_AFTER_MS = 8_000;

/**
 * Holds the last verdict back until the next one is given, eight seconds have passed, or the screen is left. A verdict that
 * is lost with its window is a row that waits still: nothing is half done.
 */
export function usePendingVerdict() {
  const forget = useForget();
  const [pending, setPending] = useState<Pending | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  /** A row that somebody else may be meant by since it was shown: it comes again. */
  const [askedAnew, setAskedAnew] = useState<number | null>(null);
  const held = useRef<Pending | null>(null);
  held.current = pending;
  const send = async ({ verdict, question }: Pending): Promise<void> => {
    try {
      await call('PUT /imports/:batch/questions/:row', sentOf(question, verdict));
      setFailure(null);
      setAskedAnew(null);
    } catch (failed) {
      const isAskedAnew = failed instanceof Problem && failed.body.code === 'asked_anew';
      setAskedAnew(isAskedAnew ? verdict.row : null);
      setFailure(isAskedAnew ? null : failed);
    }
    await forget();
  };
  const give = async (next: Pending | null): Promise<void> => {
    const before = held.current;
    setPending(next);
    held.current = next;
    if (before !== null) await send(before);
  };
  useEffect(() => {
    if (pending === null) return undefined;
    const timer = setTimeout(() => void give(null), SENT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [pending]);
  useEffect(
    () => () => {
      if (held.current !== null) void send(held.current);
    },
    [],
  );
  const takeBack = (): Pending | null => {
    const before = held.current;
    setPending(null);
    held.current = null;
    return before;
  };
  return { pending, failure, askedAnew, give, takeBack };
}
