import type { CustomerNumber } from '#kernel';
import { asWorker, todayOf, transact } from '#access';
import { createCustomersIn, nothingKnown, recordSource, type CustomerValues } from '#customers';
import type { Register } from '#platform';

/** A person's values: `Kaisa Virtanen` of Kotikuja 1, 00100 Helsinki, unless the test says otherwise. */
export function aPerson(name: string, values: Partial<CustomerValues> = {}): CustomerValues {
  const [familyName = '', ...given] = name.split(' ').toReversed();
  return {
    ...nothingKnown('person'),
    givenNames: given.toReversed().join(' '),
    familyName,
    streetAddress: 'Kotikuja 1',
    postalCode: '00100',
    city: 'Helsinki',
    country: 'FI',
    ...values,
  };
}

/** An organisation's values. */
export const anOrganisation = (name: string, values: Partial<CustomerValues> = {}): CustomerValues => ({
  ...nothingKnown('organisation'),
  organisationName: name,
  streetAddress: 'Tehtaankatu 2',
  postalCode: '00140',
  city: 'Helsinki',
  country: 'FI',
  ...values,
});

/** Makes customers in the register, told to the desk, and gives their numbers in order. */
export function givenCustomers(register: Register, values: readonly CustomerValues[]): Promise<CustomerNumber[]> {
  const by = asWorker(register, 'customers:change');
  return transact(by, async (tx, act) => {
    const today = todayOf(by);
    const source = await recordSource(tx, act, { kind: 'staff', name: 'customer service', receivedOn: today });
    return createCustomersIn(tx, { act, source, today }, values.map((one) => ({ row: null, values: one }))); // prettier-ignore
  });
}

/** Makes one person in the register and gives the customer number. */
export async function givenCustomer(
  register: Register,
  name: string,
  values: Partial<CustomerValues> = {},
): Promise<CustomerNumber> {
  const [number] = await givenCustomers(register, [aPerson(name, values)]);
  if (number === undefined) throw new Error('no customer was made');
  return number;
}
