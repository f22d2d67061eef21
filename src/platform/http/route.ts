import { z } from 'zod';
import { assert, type Label, type Purpose } from '#kernel';
import { isUpload, type SentFile } from './files.ts';
import type { Call, Granted, Need } from './granted.ts';
import type { Html } from './html.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `POST /invoices/:invoice/credit-note`: a method, a blank and a path of nouns. */
export type Signature = `${Method} /${string}`;

/** The outcome every route may have beside its own: the thing named in the path does not exist, or is not the caller's. */
export type NotFound = { readonly kind: 'not found' };

/** What makes a route. Without `permit` it does not compile. */
export interface RouteParts<N extends Need, In extends z.ZodType, Out extends z.ZodType> {
  readonly permit: N;
  /** Why personal data is read here, unless the caller names another purpose; goes into the audit trail. */
  readonly purpose?: Purpose;
  readonly summary: string | Label;
  readonly input: In;
  readonly output: Out;
  /** What a refusal's `because` says to a person; without it a neutral sentence is sent. */
  readonly says?: Readonly<Record<string, Label>>;
  readonly handle: (
    input: z.output<In>,
    granted: Granted<N>,
    call: Call,
  ) => Promise<z.output<Out> | NotFound> | z.output<Out> | NotFound;
}

/** One operation of the API, ready to be served. The web takes its type and nothing else. */
export interface Route<
  S extends Signature = Signature,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> {
  readonly kind: 'route';
  readonly signature: S;
  readonly method: Method;
  readonly path: string;
  readonly permit: Need;
  readonly purpose: Purpose | null;
  readonly summary: string | Label;
  readonly input: In;
  readonly output: Out;
  readonly says: Readonly<Record<string, Label>>;
  readonly takesFiles: boolean;
  readonly handle: (input: unknown, granted: unknown, call: Call) => unknown;
}

/** What a caller sends to a route, as JSON. */
export type InputOf<R extends Route> = z.input<R['input']>;

/** What a route answers, as JSON; refusals come as a problem instead. */
export type OutputOf<R extends Route> = Exclude<z.input<R['output']>, { kind: 'refused' }>;

/** The reasons for which a route can refuse: the `code` of the problem. */
export type RefusalOf<R extends Route> =
  Extract<z.input<R['output']>, { kind: 'refused' }> extends {
    because: infer Because;
  }
    ? Because
    : never;

/**
 * Declares one operation of the API: from it come validation, the OpenAPI description, the web's types and the permission.
 *
 * Path parameters, query and body are merged into `input`; unknown fields are refused. Paths stand under `/api/v1`.
 */
export function route<S extends Signature, N extends Need, In extends z.ZodType, Out extends z.ZodType>(
  signature: S,
  parts: RouteParts<N, In, Out>,
): Route<S, In, Out> {
  const { method, path } = split(signature);
  const fields = parts.input instanceof z.ZodObject ? parts.input.shape : {};
  for (const name of parametersOf(path)) assert(name in fields, `${signature}: ${name} is missing from the input`);
  return {
    kind: 'route',
    signature,
    method,
    path,
    permit: parts.permit,
    purpose: parts.purpose ?? null,
    summary: parts.summary,
    input: strictly(parts.input),
    output: parts.output,
    says: parts.says ?? {},
    takesFiles: Object.values(fields).some((field) => isUpload(field as z.ZodType)),
    handle: parts.handle as Route['handle'],
  };
}

/** Sends the browser to another page of this house after a form (303). `to` is a path, never an address. */
export type GoTo = { readonly kind: 'go to'; readonly path: `/${string}` };

/** What makes a page rendered on the server. */
export interface PageParts<N extends Need, In extends z.ZodType> {
  readonly permit: N;
  readonly purpose?: Purpose;
  readonly summary: string | Label;
  readonly input: In;
  /** Where a caller without a session is sent; without it a page says 401. */
  readonly whenSignedOut?: `/${string}`;
  readonly render: (input: z.output<In>, granted: Granted<N>, call: Call) => Promise<PageAnswer> | PageAnswer;
}

export type PageAnswer = Html | GoTo | SentFile | NotFound | { readonly kind: 'refused'; readonly because: string };

/** A page rendered on the server, at its own path; forms are sent as `application/x-www-form-urlencoded`. */
export interface Page {
  readonly kind: 'page';
  readonly method: Method;
  readonly path: string;
  readonly permit: Need;
  readonly purpose: Purpose | null;
  readonly summary: string | Label;
  readonly input: z.ZodType;
  readonly whenSignedOut: `/${string}` | null;
  readonly render: (input: unknown, granted: unknown, call: Call) => unknown;
}

/**
 * Declares a page rendered on the server. A form that changes something carries the hidden field `csrf` with `call.csrfToken`
 * when there is a session; the edge takes it out before the input is read.
 */
export function page<N extends Need, In extends z.ZodType>(signature: Signature, parts: PageParts<N, In>): Page {
  const { permit, purpose = null, summary, input, whenSignedOut = null } = parts;
  return {
    kind: 'page',
    ...split(signature),
    permit,
    purpose,
    summary,
    input: strictly(input),
    whenSignedOut,
    render: parts.render as Page['render'],
  };
}

/** The names of a path's parameters, in order. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z]\w*)/g)].map(([, name = '']) => name);

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies Method[];

function split(signature: Signature): { method: Method; path: string } {
  const [method = '', path = ''] = signature.split(' ');
  assert(METHODS.includes(method) && path.startsWith('/'), `no method and path: ${signature}`);
  return { method: method as Method, path };
}

const strictly = <In extends z.ZodType>(input: In): In =>
  input instanceof z.ZodObject ? (input.strict() as unknown as In) : input;
