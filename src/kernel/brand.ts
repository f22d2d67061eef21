declare const brand: unique symbol;

/** A value that has passed a check; only its own constructor can make one. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
