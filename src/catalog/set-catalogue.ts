import { databaseOf, transact } from '#access';
import type { Day, Permit } from '#kernel';
import type { Database, Tx } from '#platform';
import {
  type Catalogue,
  type Package,
  PLAIN_TERMS,
  type StandingCatalogue,
  type StandingOffer,
  type StandingTitle,
} from './catalogue.ts';
import { type CatalogueFault, faultIn } from './faults.ts';
import { offerOn, type Price, priceOf } from './prices.ts';
import { selectOffers, selectPackages, upsertOffers, upsertPackages } from './queries/offers.ts';
import { selectPolicies, upsertPolicies } from './queries/policies.ts';
import { selectTitles, upsertTitles } from './queries/titles.ts';

/** What became of a catalogue that was given. */
export type CatalogueSet =
  | { readonly kind: 'set'; readonly titles: number; readonly offers: number }
  | ({ readonly kind: 'refused' } & CatalogueFault);

/**
 * Sets titles, packages, offers and policies as given; those that the catalogue does not name stay as they are, because orders stand
 * on them. Refuses the whole when one of them cannot stand. Changes no term that was made before.
 */
export async function setCatalogueIn(tx: Tx, catalogue: Catalogue): Promise<CatalogueSet> {
  const known = {
    titles: await selectTitles(tx),
    offers: await selectOffers(tx),
    packages: await selectPackages(tx),
  };
  const fault = faultIn(catalogue, known);
  if (fault) return { kind: 'refused', ...fault };
  await upsertTitles(tx, catalogue.titles);
  await upsertPackages(tx, catalogue.packages ?? []);
  await upsertOffers(
    tx,
    catalogue.offers.map((offer) => ({ ...PLAIN_TERMS, ...offer })),
  );
  await upsertPolicies(tx, null, catalogue.policies ?? []);
  return { kind: 'set', titles: catalogue.titles.length, offers: catalogue.offers.length };
}

/** Sets titles and offers in a transaction of its own; see {@link setCatalogueIn}. */
export const setCatalogue = (
  by: Permit<'catalog:change' | 'settings:change'>,
  catalogue: Catalogue,
): Promise<CatalogueSet> => transact(by, (tx) => setCatalogueIn(tx, catalogue));

/** Every offer with its parts and dated prices, those no longer sold too, by code. */
export const offersIn: (db: Database | Tx) => Promise<StandingOffer[]> = selectOffers;

/** Every offer as it is on a day: price and parts are those of the day. */
export const offersOn = async (db: Database | Tx, on: Day): Promise<StandingOffer[]> =>
  (await selectOffers(db)).map((offer) => offerOn(offer, on));

/** The price of an offer on a day; `null` when there is no such offer. For many, read {@link offersIn} and ask {@link priceOf}. */
export async function priceOn(db: Database | Tx, offer: string, on: Day): Promise<Price | null> {
  const found = (await selectOffers(db)).find(({ code }) => code === offer);
  return found ? priceOf(found, on) : null;
}

/** Every title, by code. */
export const titlesIn: (db: Database | Tx) => Promise<StandingTitle[]> = selectTitles;

/** Every package, by code. */
export const packagesIn: (db: Database | Tx) => Promise<Package[]> = selectPackages;

/** Every offer with its parts, by code. */
export const listOffers = (by: Permit<'catalog:read'>): Promise<StandingOffer[]> => selectOffers(databaseOf(by));

/** Every title, by code. */
export const listTitles = (by: Permit<'catalog:read'>): Promise<StandingTitle[]> => selectTitles(databaseOf(by));

/** Every package, by code. */
export const listPackages = (by: Permit<'catalog:read'>): Promise<Package[]> => selectPackages(databaseOf(by));

/** The whole catalogue as it stands. */
export const catalogueIn = async (db: Database | Tx): Promise<StandingCatalogue> => ({
  titles: await selectTitles(db),
  offers: await selectOffers(db),
  packages: await selectPackages(db),
  policies: await selectPolicies(db),
});

/** The whole catalogue as it stands; see {@link catalogueIn}. */
export const wholeCatalogue = (by: Permit<'catalog:read' | 'settings:change'>): Promise<StandingCatalogue> =>
  catalogueIn(databaseOf(by));
