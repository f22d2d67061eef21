export { addressSetIn, goneOutIn, letSetOutIn, type GoneOut } from './address-set.ts';
export { addresseesIn, type Gated, type Sending } from './addressees.ts';
export {
  banIn,
  bansIn,
  liftBan,
  listBans,
  rememberBansIn,
  setBan,
  undoBansIn,
  type Ban,
  type BanLifted,
  type BanSet,
  type GivenBan,
  type Told,
} from './ban.ts';
export { consentIn, withdrawConsent, type ConsentWithdrawn, type GivenConsent } from './consent.ts';
export { commands } from './commands.ts';
export { data } from './data.ts';
export { REASONS, type Because } from './decide.ts';
export {
  decisionsIn,
  explainedIn,
  explainMarketing,
  listDecisions,
  type Explained,
  type PastDecision,
} from './explain.ts';
export { reasonTexts } from './texts.ts';
export { SERVICE_MESSAGES, type MessageType, type ServiceMessage } from './messages.ts';
export { marketingRefusal, mayMarket } from './queries/may-market.ts';
export { refreshKeys } from './refresh-keys.ts';
export { routes } from './routes.ts';
export { sendOut, type Outgoing } from './send-out.ts';
export { takeApart, takeApartIn } from './unmerge.ts';
export {
  type Forbidden,
  ownKeptBansIn,
  type Recognisable,
  suppressedIn,
  suppressIn,
  type Unrecorded,
  updatesSuppressedIn,
} from './suppression.ts';
export {
  forbidUpdatesIn,
  liftUpdateBan,
  listUpdateBans,
  setUpdateBan,
  updatesForbiddenIn,
  type GivenUpdateBan,
  type UpdateBan,
} from './update-ban.ts';
