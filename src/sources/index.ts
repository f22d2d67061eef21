export { commands } from './commands.ts';
export { data } from './data.ts';
export { canonicalProfile, fieldsOf as canonicalColumns, type Subject } from './files/index.ts';
export { decideRow, doubtfulRow, type Decided, type DoubtfulRow, type RowDecision } from './importing/decide-row.ts';
export {
  applyImport,
  beginImport,
  continueImport,
  continueUnfinished,
  importProgress,
  type Applied,
  type Progress,
} from './importing/import.ts';
export { forgetRejectedRows } from './importing/forget-rejected.ts';
export { countUnspokenFiles, sweepKeptFiles } from './kept/kept-files.ts';
export { planImport, type Planned, type PlanRequest } from './planning/plan.ts';
export { applyStrictly, type Difference, type StrictlyApplied } from './planning/apply-strictly.ts';
export { forgetOldPlans } from './planning/stored-plan.ts';
export { addCommissionRule, bookCommissions, statementOf } from './suppliers/commissions.ts';
export { profileNamed, profileNames, saveProfile, setProfilesIn, toldProfiles } from './profiles.ts';
export type { Batch, BatchState, Counts } from './queries/batches.ts';
export type { ShownRow, Verdict } from './queries/rows.ts';
export type { ImportFile } from './importing/read-file.ts';
export { noteDuties } from './informing/note-duties.ts';
export { sendNotices } from './informing/send-notices.ts';
export { routes } from './routes.ts';
export {
  addSupplier,
  endContract,
  listSuppliers,
  setContract,
  setSuppliersIn,
  supplierContractOn,
  supplierOf,
} from './suppliers/contracts.ts';
export { exampleSellers, type Seller, setSellersIn, toldSuppliers, type ToldSuppliers } from './suppliers/sellers.ts';
export {
  CONTRACT_PURPOSES,
  type ContractOnDay,
  DEFAULT_RUNNING_POLICY,
  RUNNING_POLICIES,
  type Supplier,
  SUPPLIER_KINDS,
} from './suppliers/supplier.ts';
export { undoImport, type UndoneImport } from './importing/undo.ts';
export { refreshWhenDue } from './ytj/refresh-when-due.ts';
export {
  forgetSettledProposals,
  giveVerdict,
  listProposals,
  proposalsInShort,
  setUpdatePolicy,
  updatePolicies,
} from './updates/proposals.ts';
