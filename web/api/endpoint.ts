/** A route as declared on the server, as far as the web needs its type. */
type Endpoint = { readonly kind: 'route'; readonly signature: string; readonly input: Schema; readonly output: Schema };
type Schema = { readonly _zod: { readonly input: unknown } };

/** What a list of routes looks like once its type has forgotten which they are. */
type AnySignature = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** A route; or the routes of a list, or of what a function of the wiring gives. Pages are not called from here. */
type RoutesOf<Declared> = Declared extends Endpoint
  ? AnySignature extends Declared['signature']
    ? never
    : Declared
  : Declared extends readonly (infer One)[]
    ? RoutesOf<One>
    : Declared extends (...given: never[]) => infer Given
      ? Given extends readonly (infer One)[]
        ? RoutesOf<One>
        : never
      : never;

type RoutesIn<Room> = { [Name in keyof Room]: RoutesOf<Room[Name]> }[keyof Room];

/** Every route of the house. */
type Api =
  | RoutesIn<typeof import('../../src/access/routes.ts')>
  | RoutesIn<typeof import('../../src/catalog/routes.ts')>
  | RoutesIn<typeof import('../../src/collection/routes.ts')>
  | RoutesIn<typeof import('../../src/contacts/routes.ts')>
  | RoutesIn<typeof import('../../src/customers/routes.ts')>
  | RoutesIn<typeof import('../../src/deliveries/routes.ts')>
  | RoutesIn<typeof import('../../src/gate/routes.ts')>
  | RoutesIn<typeof import('../../src/invoicing/routes.ts')>
  | RoutesIn<typeof import('../../src/marketing/routes.ts')>
  | RoutesIn<typeof import('../../src/payments/routes.ts')>
  | RoutesIn<typeof import('../../src/sources/routes.ts')>
  | RoutesIn<typeof import('../../src/desk/routes.ts')>
  | RoutesIn<typeof import('../../src/register/routes.ts')>
  | RoutesIn<typeof import('../../src/rights/routes.ts')>;

/** Method and path of a route: `GET /invoices/:invoice`. */
export type Signature = Api['signature'];

type Named<S extends Signature> = Extract<Api, { readonly signature: S }>;

/** What is sent to a route, as JSON. */
export type InputOf<S extends Signature> = Named<S>['input']['_zod']['input'];

/** What a route answers, as JSON; its refusals come as a thrown `Problem`. */
export type OutputOf<S extends Signature> = Exclude<Named<S>['output']['_zod']['input'], { readonly kind: 'refused' }>;
