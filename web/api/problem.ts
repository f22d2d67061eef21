/** What the server says when it does not do what was asked (RFC 9457): where, what, why, and how to mend it. */
export type ProblemBody = {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
};

/** A refusal or failure of the server, to be shown as it was said. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.body = body;
  }
}

/** Reads the problem of an answer that is not a success; a broken connection has none of its own. */
export async function problemOf(answer: Response): Promise<Problem> {
  try {
    return new Problem((await answer.json()) as ProblemBody);
  } catch {
    return unreachable(answer.status);
  }
}

/** The problem of a server that did not answer in its own words. */
export const unreachable = (status: number): Problem =>
  new Problem({ title: '', status, detail: '', code: 'unreachable' });
