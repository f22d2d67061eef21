import type { ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { useText } from '../text/index.tsx';
import css from './ui.module.css';

/** A refusal or failure as the server put it: what, why, where, and the id by which it can be asked about. */
export function ProblemNote(props: {
  readonly failure: unknown;
  /** Better words for a code than the neutral ones of the server. */
  readonly wordsFor?: (code: string) => string;
}): ReactNode {
  const { failure, wordsFor } = props;
  const { say } = useText();
  if (failure === null || failure === undefined) return null;
  const body = failure instanceof Problem ? failure.body : null;
  const isSilent = !body || body.code === 'unreachable';
  return (
    <div className={css['note']} role="alert">
      <strong>{isSilent ? say('problem.unreachable') : body.title}</strong>
      <p>
        {isSilent ? say('problem.unreachableWhy') : body.status === 409 && wordsFor ? wordsFor(body.code) : body.detail}
      </p>
      {body?.errors && (
        <ul>
          {body.errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              <b>{pointer.replace(/^\//, '').replaceAll('/', ' › ')}</b> {detail}
            </li>
          ))}
        </ul>
      )}
      {body?.request_id && <small>{say('problem.requestId', { id: body.request_id })}</small>}
    </div>
  );
}
