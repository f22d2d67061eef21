import type { Label, Language } from '#kernel';
import { PROBLEMS, type ProblemKind } from './problem-texts.ts';

/** One field that is wrong: where (JSON Pointer), which rule, and what to say to a person. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** An error as it is sent: the form of RFC 9457 with a stable `code` for programs. Holds no personal data. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly errors?: readonly FieldProblem[];
}

/** What a problem adds to the common text: the reason of a refusal and its words, or the fields that are wrong. */
export interface ProblemExtras {
  readonly code?: string;
  readonly detail?: Label;
  readonly errors?: readonly FieldProblem[];
}

/**
 * Puts a problem into words of the caller's language.
 *
 * @see RFC 9457, Problem Details for HTTP APIs (read 2026-11-22)
 */
export function problemOf(
  kind: ProblemKind,
  to: { readonly requestId: string; readonly language: Language },
  extras: ProblemExtras = {},
): Problem {
  const known = PROBLEMS[kind];
  const code = extras.code ?? kind;
  return {
    type: `/problems/${code}`,
    title: known.title[to.language],
    status: known.status,
    detail: (extras.detail ?? known.detail)[to.language],
    code,
    request_id: to.requestId,
    ...(extras.errors && { errors: extras.errors }),
  };
}
