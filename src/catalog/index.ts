export {
  OFFER_KINDS,
  type Catalogue,
  type CatalogueFault,
  type Offer,
  type OfferKind,
  type OfferPart,
  type Title,
} from './catalogue.ts';
export { commands } from './commands.ts';
export { data } from './data.ts';
export { exampleCatalogue } from './example.ts';
export { catalogueField } from './fields.ts';
export { issueDays } from './issue-calendar.ts';
export { planIssues } from './plan-issues.ts';
export { routes } from './routes.ts';
export {
  listOffers,
  listTitles,
  offersIn,
  setCatalogue,
  setCatalogueIn,
  titlesIn,
  type CatalogueSet,
} from './set-catalogue.ts';
export { isVatClass, VAT_CLASSES, type VatClass } from './vat-table.ts';
export { VAT_DAY_POLICY, vatDay, vatRate, type VatDayFacts, type VatDayPolicy, type VatDayRule } from './vat.ts';
