export { type AddressEvent, type AddressUpdateRow, checkAddressUpdateRow, EVENTS } from './address-update-row.ts';
export { type BanRow, checkBanRow, holds } from './ban-row.ts';
export { type BanCode, bannedChannels, checkCustomerRow, type CustomerRow } from './customer-row.ts';
export { type ReadDay, readDay } from './days.ts';
export { isHiddenField, withoutHomeFields } from './hidden-fields.ts';
export { isFormula, mendLetters, mendParty, type Row } from './mend.ts';
export {
  callIsForbidden,
  checkOrderRow,
  type OfferFacts,
  type OrderFacts,
  type OrderRow,
  partiesOfOrder,
  referenceKey,
  SALES_CHANNELS,
  type SalesChannel,
} from './order-row.ts';
export type { AddressValues, PartyValues } from './party.ts';
export { type PostalStanding, postalStanding } from './postal-register.ts';
export {
  type CheckedRow,
  type Finding,
  type FindingVerdict,
  type HoldVerdict,
  judged,
  type RowReason,
} from './reasons.ts';
export { finding, sayReason } from './say-row.ts';
