export {
  EVERY_COUNTRY,
  PLAIN_TERMS,
  type Catalogue,
  type DatedPrice,
  type Offer,
  type OfferPart,
  type OfferTerms,
  type Package,
  type Postage,
  type StandingCatalogue,
  type StandingOffer,
  type StandingTitle,
  type Title,
} from './catalogue.ts';
export {
  changeIssuesIn,
  closeIssueIn,
  issuesIn,
  planIssueChangesIn,
  type IssuesChanged,
} from './calendar/change-issues.ts';
export {
  CALENDAR_REFUSALS,
  type CalendarPlan,
  type CalendarRefusal,
  type ChangedIssue,
  type IssueChange,
} from './calendar/changes.ts';
export {
  holidayOn,
  holidaysOf,
  isWorkingDay,
  workingDayFrom,
  workingDaysBefore,
  workingDaysBetween,
  type Holiday,
} from './calendar/holidays.ts';
export { nameOfIssue, numbersOf, type CutOffs, type Issue, type NewIssue } from './calendar/issue.ts';
export { issueDays } from './calendar/issue-days.ts';
export { missingIssuesIn, planIssues } from './calendar/plan-issues.ts';
export { isPublished } from './calendar/plan-year.ts';
export { changePolicies, type PoliciesChanged, type PolicyConsequence } from './change-policies.ts';
export { planPricesIn, setPricesIn, type PriceRefusal, type PricesPlanned } from './change-prices.ts';
export { commands } from './commands.ts';
export { data } from './data.ts';
export { exampleCatalogue } from './example.ts';
export { CATALOGUE_FAULTS, renewalChain, type CatalogueFault } from './faults.ts';
export { catalogueField, catalogueFile, offerPriceField, type CatalogueFile } from './fields.ts';
export {
  BILLING_MONTHS,
  OFFER_KINDS,
  START_RULES,
  type BillingMonths,
  type OfferKind,
  type StartRule,
  type TitleForm,
} from './kinds.ts';
export { policiesFrom, policiesIn, policyOn, type Policies } from './policies/policies.ts';
export {
  CLAIM_REASONS,
  CLAIM_REMEDIES,
  ENDINGS,
  EVERY_TITLE,
  HOLD_CREDITS,
  HOLIDAY_RULES,
  OVERPAYMENT_RULES,
  POLICY_KINDS,
  type ClaimReason,
  type ClaimRemedy,
  type DatedPolicy,
  type HoldCredit,
  type Policy,
  type PolicyKind,
} from './policies/rules.ts';
export { postageOf, postageOn } from './postage.ts';
export { offerOn, priceOf, pricesOf, type Price } from './prices.ts';
export type { OfferPrice } from './queries/prices.ts';
export { routes } from './routes.ts';
export {
  catalogueIn,
  listOffers,
  listPackages,
  listTitles,
  offersIn,
  offersOn,
  packagesIn,
  priceOn,
  setCatalogue,
  setCatalogueIn,
  titlesIn,
  wholeCatalogue,
  type CatalogueSet,
} from './set-catalogue.ts';
export { isVatClass, VAT_CLASSES, type VatClass } from './vat-table.ts';
export { VAT_DAY_POLICY, vatDay, vatRate, type VatDayFacts, type VatDayPolicy, type VatDayRule } from './vat.ts';
