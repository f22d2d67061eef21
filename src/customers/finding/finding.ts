import { foldedName } from '#kernel';
import type { Tx } from '#platform';
import { matchKeys } from '../matching/match-keys.ts';
import { traitsOf } from '../matching/traits.ts';
import { forgetFinding, insertMatchKeys, insertSearchTexts } from '../queries/finding.ts';
import type { CustomerValues } from '../values.ts';

/**
 * The text by which the search box finds a customer: folded names, address and number, the telephone from abroad and as
 * at home, the e-mail as it is. A search folds its words with `foldedName` the same way.
 */
export function searchText(number: number, values: CustomerValues): string {
  const words = [
    values.givenNames,
    values.familyName,
    values.organisationName,
    values.co,
    values.streetAddress,
    values.postalCode,
    values.city,
  ];
  const phone = values.phone ?? '';
  return [
    foldedName(words.filter(Boolean).join(' ')),
    String(number),
    phone.replace('+', ''),
    phone.startsWith('+358') ? phone.replace('+358', '0') : '',
    values.businessId ?? '',
    values.email?.toLowerCase() ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Writes how customers are found: by incoming rows, and in the search box. */
export async function writeFinding(
  tx: Tx,
  customers: readonly (readonly [number, CustomerValues])[],
  areNew: boolean,
): Promise<void> {
  if (customers.length === 0) return;
  if (!areNew) await forgetFinding(tx, customers.map(([number]) => number)); // prettier-ignore
  const keys = customers.flatMap(([customer, values]) =>
    matchKeys(traitsOf(values)).map((key) => ({ ...key, customer })),
  );
  await insertMatchKeys(tx, keys);
  await insertSearchTexts(tx, customers.map(([customer, values]) => ({ customer, text: searchText(customer, values) }))); // prettier-ignore
}
