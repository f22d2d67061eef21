export { type CalendarChange, type CalendarChanged, changeCalendar, previewCalendar } from './change-calendar.ts';
export {
  cancelOrders,
  cancelOrdersIn,
  endSubscriptions,
  endSubscriptionsIn,
  termsOfSourceIn,
  removeOrdersIn,
  undoOrdersIn,
  type Cancelled,
  type CancelFacts,
} from './cancel-orders.ts';
export { checkOrders } from './check-orders.ts';
export { commands } from './commands.ts';
export { data } from './data.ts';
export { creditNumbersIn, type Delivered, deliverIn, graceIn } from './deliver.ts';
export { type Extended, extendIn, type Extension, EXTENSION_REFUSALS } from './extend-terms.ts';
export { followCalendar, followCalendarIn, followSubscriptionsIn, type Following } from './follow-calendar.ts';
export { interruptIn, resumeIn } from './interruptions.ts';
export {
  CAUSES,
  type Cause,
  type Dealing,
  ISSUE_ACCOUNTS,
  type IssueAccount,
  salesAccountOf,
  type TermCopies,
  type TitleValue,
} from './issue-accounts.ts';
export { REFUSALS, SALES_CHANNELS, TELEPHONE_SALE, type GivenOrder, type Placed, type Refusal } from './order.ts';
export { placeOrders, placeOrdersIn } from './place-orders.ts';
export type { Followed } from './queries/compile.ts';
export type { OrderFinding } from './queries/check.ts';
export type { ListedSubscription, SubscriptionState } from './queries/lists.ts';
export { changePrices, type PriceConsequence, type PricesChanged } from './pricing/change-prices.ts';
export { refusalTexts } from './refusal-texts.ts';
export { renewTerms, type Renewed } from './renew-terms.ts';
export { routes } from './routes.ts';
export { priceDay } from './terms.ts';
export { type TermValue, unvalueTermsIn, type ValueShares, valueTermsIn } from './value-terms.ts';
export { listOrders, subscriptionsIn, subscriptionsOf } from './subscriptions.ts';
