export { isIndustryCode } from './telling/industry.ts';
export { isNameText } from './telling/value-faults.ts';
export { addressesOnIn, type AddressOn, valuesOnIn } from './addresses-on.ts';
export { type Known } from './changing/journaled.ts';
export { knownIn, valuesAsOf } from './telling/as-of.ts';
export { conflictsIn, type Conflict } from './telling/conflicts.ts';
export { addressShape, conflictShape, contactShape, provenanceShape, valueShape } from './telling/shapes.ts';
export { addressesShown, type AddressShown, contactsShown, type ContactShown } from './telling/shown.ts';
export { change, changeIn, takeEffectIn, type Change, type Changed } from './changing/change.ts';
export { commands } from './commands.ts';
export { createCustomersIn, type ForeignKey, type NewCustomer } from './changing/create-customers.ts';
export { currentIn, lockCurrentIn } from './merging/current.ts';
export { merge, mergeIn, type Merged } from './merging/merge.ts';
export { mergingTexts } from './merging/texts.ts';
export { PICKS, type Pick } from './merging/picks.ts';
export { mergesIn, type StandingMerge, unmergeIn, type Unmerged } from './merging/unmerge.ts';
export { keepApart } from './merging/likely-pairs.ts';
export { sweepRegister, sweepWhenDue } from './merging/sweep.ts';
export { RELATION_KINDS } from './relations/decide-relation.ts';
export { endRelation, relate } from './relations/relate.ts';
export { relationsIn, type Relation } from './relations/read.ts';
export { companyRecordsIn, forgetCompaniesIn, recordCompaniesIn } from './companies/company-record.ts';
export {
  REGISTERS,
  SITUATIONS,
  type CompanyRecord,
  type CompanyRegister,
  type Situation,
} from './companies/situations.ts';
export { data } from './data.ts';
export { takeDueAddresses } from './changing/take-due-addresses.ts';
export { markErasedIn } from './changing/erased.ts';
export { mendSearch, type Mended } from './finding/mend-search.ts';
export { compareIn, evidenceIn, type ComparedPair } from './matching/compare-pairs.ts';
export { FACTS, STANDS, WHICH, type Evidence, type Fact, type Stands } from './matching/evidence.ts';
export { keepApartIn } from './matching/keep-apart.ts';
export { withoutHomes } from './matching/without-homes.ts';
export { matchEachIn, matchIn, type AskedAbout, type IncomingRow, type RowMatch } from './matching/match-rows.ts';
export { PRECEDENCE, SOURCE_KINDS, type SourceKind } from './changing/precedence.ts';
export { customersIn, type Customer } from './read.ts';
export { revealFor, UNREVEALED, type Unrevealed } from './telling/reveal.ts';
export { unrevealedTexts } from './refusal-texts.ts';
export { saidAddress, saidContact } from './telling/say.ts';
export { historyOf, type Origin, provenanceIn, type Provenance, type Told } from './telling/provenance.ts';
export { isAmongProtectedSql, isProtectedSql, protectedAmong } from './queries/protection.ts';
export { recordSource, type SourceFacts } from './changing/source.ts';
export { type AddressSaid, type ContactSaid, type Held, type Place } from './changing/slots.ts';
export {
  codesInUse,
  type KnownCodes,
  knownPostalCode,
  type PostalStanding,
  shippedCodes,
  townsAlike,
} from './postal/known-codes.ts';
export { knownCodesIn, postalCodesIn } from './postal/codes-of-register.ts';
export { labelLines, type Label, type LabelWarning } from './postal/label.ts';
export { loadShippedCodes, takeCodesIntoUse } from './postal/refresh-codes.ts';
export { postalLinesOf } from './postal/postal-lines.ts';
export { addressLines, countryInEnglish } from './postal/town-lines.ts';
export type { PostalCodeFacts, PostalKind } from './postal/postal-code.ts';
export { isHidden, masked, maskedByKey, maskedKey, shrouded } from './protection.ts';
export { routes } from './routes.ts';
export { wordsOf } from './finding/search-words.ts';
export { undoSourceIn, type Undone } from './changing/undo.ts';
export { FIELDS, nameOf, nothingKnown, type CustomerValues, type Field, type SomeValues } from './values.ts';
