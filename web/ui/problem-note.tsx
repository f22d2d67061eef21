import type { ReactNode } from 'react';
import { Problem, type ProblemBody } from '../api/problem.ts';
import { useText } from '../text/index.tsx';
import css from './ui.module.css';

type Words = (code: string) => string;

/** A refusal or failure as the server put it: what, why, where, and the id by which it can be asked about. */
export function ProblemNote(props: {
  readonly failure: unknown;
  /** Better words for the code of a refusal than the neutral ones of the server. */
  readonly wordsFor?: Words;
}): ReactNode {
  const { failure, wordsFor } = props;
  if (failure === null || failure === undefined) return null;
  const body = failure instanceof Problem && failure.body.code !== 'unreachable' ? failure.body : null;
  return (
    <div className={css['note']} role="alert">
      {body ? <Said body={body} wordsFor={wordsFor} /> : <Silent />}
    </div>
  );
}

function Silent(): ReactNode {
  const { say } = useText();
  return (
    <>
      <strong>{say('problem.unreachable')}</strong>
      <p>{say('problem.unreachableWhy')}</p>
    </>
  );
}

function Said({ body, wordsFor }: { readonly body: ProblemBody; readonly wordsFor: Words | undefined }): ReactNode {
  const { say, sayCode } = useText();
  return (
    <>
      <strong>{body.title}</strong>
      <p>{body.status === 409 && wordsFor ? wordsFor(body.code) : body.detail}</p>
      {body.errors && (
        <ul>
          {body.errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              <b>{sayCode('field', pointer.replace(/^\//, '')).replaceAll('/', ' › ')}</b> {detail}
            </li>
          ))}
        </ul>
      )}
      {body.request_id && <small>{say('problem.requestId', { id: body.request_id })}</small>}
    </>
  );
}
