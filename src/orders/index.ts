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
export { REFUSALS, SALES_CHANNELS, TELEPHONE_SALE, type GivenOrder, type Placed, type Refusal } from './order.ts';
export { placeOrders, placeOrdersIn } from './place-orders.ts';
export type { OrderFinding } from './queries/check.ts';
export type { ListedSubscription, SubscriptionState } from './queries/lists.ts';
export { refusalTexts } from './refusal-texts.ts';
export { renewTerms, type Renewed } from './renew-terms.ts';
export { routes } from './routes.ts';
export { listOrders, subscriptionsIn, subscriptionsOf } from './subscriptions.ts';
