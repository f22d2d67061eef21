import type { OutputOf } from '../api/endpoint.ts';

/** A customer’s card as the server shows it. */
export type Card = OutputOf<'GET /customers/:customer'>;
export type Account = OutputOf<'GET /customers/:customer/account'>;

/** The name to call the customer by; empty when none is known. */
export function nameOf({ customer }: Card): string {
  const person = [customer.givenNames, customer.familyName].filter(Boolean).join(' ');
  return person || (customer.organisationName ?? '');
}
