export { data } from './data.ts';
export { freezeRun, previewRun, type RunFrozen } from './freeze-run.ts';
export { type RunOrder, type RunPlan } from './plan-run.ts';
export {
  checkDeliveries,
  issuesWithRuns,
  orderPrint,
  reconcileRun,
  runOf,
  type Reconciled,
  type RunShown,
} from './runs.ts';
export { RUN_FILES, writeRunFile, type RunFile } from './run-files.ts';
export { previewHold, setHold, type GivenHold, type HoldPlan, type HoldSet } from './set-hold.ts';
export { endHold, listHolds, type HoldEnded } from './end-hold.ts';
export { listClaims, makeClaim, previewClaim, type ClaimMade, type GivenClaim } from './make-claim.ts';
export { feedClaims } from './feed-claims.ts';
export { RETURN_REASONS, returnMail, type GivenReturn, type MailReturned } from './return-mail.ts';
export { commands } from './commands.ts';
export { routes } from './routes.ts';
export { deliveriesOf, deliveryStatusOn, type DeliveriesOf } from './overview.ts';
export { type DeliveryStatus, type StatusWhy } from './rules/delivery-status.ts';
