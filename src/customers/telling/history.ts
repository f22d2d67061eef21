import { look, todayOf } from '#access';
import type { CustomerNumber, Permit } from '#kernel';
import { isHidden, maskedKey } from '../protection.ts';
import { protectedAmong } from '../queries/protection.ts';
import { knownIn } from './as-of.ts';
import type { Key } from '../changing/journaled.ts';
import { historyOf, type Told } from './provenance.ts';

/** The history of a customer's values, or of one, for the desk; a protected address is not told. The look is recorded. */
export const historyOfCustomer = (
  by: Permit<'customers:find'>,
  customer: CustomerNumber,
  field?: string,
): Promise<readonly (Omit<Told, 'field'> & { readonly field: string })[]> =>
  look(by, 'history', async (tx) => {
    const known = await knownIn(tx, customer);
    const told = await historyOf(tx, customer, field as Key | undefined);
    const hides = (await protectedAmong(tx, [customer], todayOf(by))).has(customer);
    return { customers: known ? [customer] : [], answer: hides ? told.map(hidden) : told };
  });

const hidden = (told: Told) =>
  isHidden(told.field) ? { ...told, field: maskedKey(told.field), before: null, value: null } : told;
