import { databaseOf, transact } from '#access';
import type { Permit } from '#kernel';
import type { Database, Tx } from '#platform';
import { type Catalogue, type CatalogueFault, faultIn, type Offer, type Title } from './catalogue.ts';
import { selectOffers, selectTitles, upsertOffers, upsertTitles } from './queries.ts';

/** What became of a catalogue that was given. */
export type CatalogueSet =
  | { readonly kind: 'set'; readonly titles: number; readonly offers: number }
  | ({ readonly kind: 'refused' } & CatalogueFault);

/**
 * Sets titles and offers as given; those that the catalogue does not name stay as they are, because orders stand on them.
 * Refuses the whole when one of them cannot stand. Changes no term that was made before.
 */
export async function setCatalogueIn(tx: Tx, catalogue: Catalogue): Promise<CatalogueSet> {
  const [titles, offers] = [await selectTitles(tx), await selectOffers(tx)];
  const known = { titles: new Set(titles.map(codeOf)), offers: new Set(offers.map(codeOf)) };
  const fault = faultIn(catalogue, known);
  if (fault) return { kind: 'refused', ...fault };
  await upsertTitles(tx, catalogue.titles);
  await upsertOffers(tx, catalogue.offers);
  return { kind: 'set', titles: catalogue.titles.length, offers: catalogue.offers.length };
}

/** Sets titles and offers in a transaction of its own; see {@link setCatalogueIn}. */
export const setCatalogue = (
  by: Permit<'catalog:change' | 'settings:change'>,
  catalogue: Catalogue,
): Promise<CatalogueSet> => transact(by, (tx) => setCatalogueIn(tx, catalogue));

/** Every offer with its parts, those no longer sold too, by code. */
export const offersIn: (db: Database | Tx) => Promise<Offer[]> = selectOffers;

/** Every title, by code. */
export const titlesIn: (db: Database | Tx) => Promise<Title[]> = selectTitles;

/** Every offer with its parts, by code. */
export const listOffers = (by: Permit<'catalog:read'>): Promise<Offer[]> => selectOffers(databaseOf(by));

/** Every title, by code. */
export const listTitles = (by: Permit<'catalog:read'>): Promise<Title[]> => selectTitles(databaseOf(by));

const codeOf = ({ code }: { readonly code: string }): string => code;
