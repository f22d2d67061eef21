export { change, changeIn, type Change, type Changed } from './change.ts';
export { commands } from './commands.ts';
export { createCustomersIn, type ForeignKey, type NewCustomer } from './create-customers.ts';
export { currentIn, mergeIn, type Merged } from './current.ts';
export { data } from './data.ts';
export { deceasedIn } from './deceased.ts';
export { markErasedIn } from './erased.ts';
export { matchIn, type IncomingRow, type RowMatch } from './match-rows.ts';
export { PRECEDENCE, SOURCE_KINDS, type SourceKind } from './precedence.ts';
export { customersIn, type Customer } from './read.ts';
export { provenanceIn, type Provenance } from './provenance.ts';
export { recordSource, type SourceFacts } from './source.ts';
export { routes } from './routes.ts';
export { undoSourceIn, type Undone } from './undo.ts';
export {
  FIELDS,
  nameOf,
  nothingKnown,
  postalLinesOf,
  type CustomerValues,
  type Field,
  type SomeValues,
} from './values.ts';
