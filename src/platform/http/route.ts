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

/** The output as a handler may give it: lists that verbs keep read-only will do. */
type Given<Out> = Out extends
  | string
  | number
  | boolean
  | null
  | undefined
  | SentFile
  | Temporal.PlainDate
  | Temporal.Instant
  ? Out
  : Out extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : Out extends object
      ? { readonly [Name in keyof Out]: Given<Out[Name]> }
      : Out;

/** What makes a route. Without `permit` it does not compile. */
export interface RouteParts<N extends Need, In, InJson, Out, OutJson> {
  readonly permit: N;
  /** Why personal data is read here, unless the caller names another purpose; goes into the audit trail. */
  readonly purpose?: Purpose;
  readonly summary: string | Label;
  readonly input: z.ZodType<In, InJson>;
  readonly output: z.ZodType<Out, OutJson>;
  /** What a refusal's `because` says to a person; without it a neutral sentence is sent. */
  readonly says?: Readonly<Record<string, Label>>;
  readonly handle: (
    input: NoInfer<In>,
    granted: Granted<N>,
    call: Call,
  ) => Promise<Given<NoInfer<Out>> | NotFound> | Given<NoInfer<Out>> | NotFound;
}

/** One operation of the API, ready to be served. `InJson` and `OutJson` are all that the web takes from it. */
export interface Route<S extends Signature = Signature, InJson = unknown, OutJson = unknown> {
  readonly kind: 'route';
  readonly signature: S;
  readonly method: Method;
  readonly path: string;
  readonly permit: Need;
  readonly purpose: Purpose | null;
  readonly summary: string | Label;
  readonly input: z.ZodType<unknown, InJson>;
  readonly output: z.ZodType<unknown, OutJson>;
  readonly says: Readonly<Record<string, Label>>;
  readonly takesFiles: boolean;
  readonly handle: (input: unknown, granted: unknown, call: Call) => unknown;
}

/** What a caller sends to a route, as JSON: `InputOf<typeof creditInvoiceRoute>`. */
export type InputOf<R> = R extends Route<Signature, infer InJson> ? InJson : never;

/** What a route answers, as JSON; refusals come as a problem instead. */
export type OutputOf<R> =
  R extends Route<Signature, infer _, infer OutJson> ? Exclude<OutJson, { kind: 'refused' }> : never;

/** The reasons for which a route can refuse: the `code` of the problem. */
export type RefusalOf<R> =
  R extends Route<Signature, infer _, infer OutJson>
    ? Extract<OutJson, { kind: 'refused' }> extends { because: infer Because }
      ? Because
      : never
    : never;

/**
 * Declares one operation of the API: from it come validation, the OpenAPI description, the web's types and the permission.
 *
 * Path parameters, query and body are merged into `input`; unknown fields are refused. Paths stand under `/api/v1`.
 */
export function route<S extends Signature, N extends Need, In, InJson, Out, OutJson>(
  signature: S,
  parts: RouteParts<N, In, InJson, Out, OutJson>,
): Route<S, InJson, OutJson> {
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
export interface PageParts<N extends Need, In> {
  readonly permit: N;
  readonly purpose?: Purpose;
  readonly summary: string | Label;
  readonly input: z.ZodType<In>;
  /** Where a caller without a session is sent; without it a page says 401. */
  readonly whenSignedOut?: `/${string}`;
  readonly render: (input: NoInfer<In>, granted: Granted<N>, call: Call) => Promise<PageAnswer> | PageAnswer;
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
export function page<N extends Need, In>(signature: Signature, parts: PageParts<N, In>): Page {
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

const strictly = <In, InJson>(input: z.ZodType<In, InJson>): z.ZodType<In, InJson> =>
  input instanceof z.ZodObject ? (input.strict() as unknown as z.ZodType<In, InJson>) : input;
