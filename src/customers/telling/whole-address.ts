import { FINLAND } from '#kernel';
import { ADDRESS_FIELDS, type SomeValues } from '../values.ts';

/** What is named when an address is told whole, be it empty; without a c/o there is none, without a country it is Finland. */
const NAMED = ['streetAddress', 'postalCode', 'city'] as const;

const tellsAddress = (values: SomeValues): boolean => ADDRESS_FIELDS.some((field) => values[field] !== undefined);

/** Whether values tell a part of the permanent address and not the whole. */
export const isPartOfAddress = (values: SomeValues): boolean =>
  tellsAddress(values) && NAMED.some((field) => values[field] === undefined);

/** The values with the whole of the address that they tell: nothing of one that nobody sees is left in it. */
export const wholeAddress = (values: SomeValues): SomeValues =>
  tellsAddress(values) ? { co: null, country: FINLAND, ...values } : values;
