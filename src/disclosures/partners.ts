import { databaseOf } from '#access';
import { isCountry, isInEea, type Permit } from '#kernel';
import type { Tx } from '#platform';
import { type Partner, partnerRows, upsertPartners } from './queries.ts';

/** A partner as it is listed, with whether anything could ever be disclosed to it. */
export type ListedPartner = Partner & { readonly isInEea: boolean };

export type PartnersSet =
  | { readonly kind: 'set' }
  | { readonly kind: 'refused'; readonly because: 'unknown_country'; readonly of: string };

/** Makes or changes partners inside the caller's transaction; none is changed when one is wrong. */
export async function setPartnersIn(tx: Tx, partners: readonly Partner[]): Promise<PartnersSet> {
  const wrong = partners.find(({ country }) => !isCountry(country));
  if (wrong) return { kind: 'refused', because: 'unknown_country', of: wrong.code };
  await upsertPartners(tx, partners);
  return { kind: 'set' };
}

/** All partners, with the answer to the one question that no agreement changes: data never leaves the EU and the EEA. */
export async function listPartners(by: Permit): Promise<ListedPartner[]> {
  const rows = await partnerRows(databaseOf(by));
  return rows.map((row) => ({ ...row, isInEea: isCountry(row.country) && isInEea(row.country) }));
}

/** The example publisher's partners: one to whom an agreement may disclose, one to whom nothing ever may. */
export const examplePartners: readonly Partner[] = [
  { code: 'EEA1', name: 'Esimerkki Partner AB', country: 'SE' },
  { code: 'OUT1', name: 'Example Partner Inc', country: 'US' },
];
