import type { SomeValues } from './values.ts';

/** The values that were named; what was left out is not emptied. */
export const spoken = (values: { readonly [Field in keyof SomeValues]: SomeValues[Field] | undefined }): SomeValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
