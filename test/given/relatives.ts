import { asWorker } from '#access';
import { keepApart, relate } from '#customers';
import type { CustomerNumber } from '#kernel';
import type { Register } from '#platform';
import { givenCustomer } from './customers.ts';
import { givenMerge } from './merging.ts';

/** Each of two customers was typed in twice and merged, is kept apart from the other, and stands in a relation to the other. */
export async function givenRelatives(
  register: Register,
  [one, other]: readonly [CustomerNumber, CustomerNumber],
): Promise<void> {
  for (const customer of [one, other])
    await givenMerge(register, await givenCustomer(register, 'Typed Twice'), customer);
  await keepApart(asWorker(register, 'customers:merge'), one, other);
  const related = { kind: 'guardian', customer: one, relatedTo: other, toldBy: 'customer' } as const;
  const told = await relate(asWorker(register, 'customers:change'), related);
  if (told.kind === 'refused') throw new Error(told.because);
}
