import { look, todayOf } from '#access';
import { currentIn } from '#customers';
import { type CustomerNumber, day, type Day, type Permit, type SubscriptionId } from '#kernel';
import type { Database, Tx } from '#platform';
import {
  type OverviewRow,
  selectInterruptions,
  selectOverview,
  selectStrip,
  type StripRow,
} from './queries/overview.ts';
import { type HoldRow, selectHolds } from './queries/holds.ts';
import { deliveryStatus, type StatusWhy } from './rules/delivery-status.ts';

const SUBSCRIPTIONS_MAX = 100;
const STRIP_DAYS_BACK = 100;
const STRIP_DAYS_AHEAD = 100;

/** A subscription as the card shows its deliveries. */
export type DeliveriesOf = Pick<
  OverviewRow,
  | 'subscription'
  | 'receiver'
  | 'titles'
  | 'copies'
  | 'startsOn'
  | 'endsOn'
  | 'sent'
  | 'claimed'
  | 'paused'
  | 'remaining'
  | 'nextOn'
  | 'nextTitle'
> & { readonly status: StatusWhy; readonly holds: readonly HoldRow[]; readonly strip: readonly StripRow[] };

type Asked = { readonly subscriptions: readonly SubscriptionId[]; readonly customers: readonly CustomerNumber[] };

/** Where deliveries of subscriptions stand on a day, each with its why; derived, never stored. */
export async function deliveryStatusOn(
  db: Database | Tx,
  subscriptions: readonly SubscriptionId[],
  on: Day,
): Promise<ReadonlyMap<SubscriptionId, StatusWhy>> {
  const { rows, statusOf } = await factsIn(db, { subscriptions, customers: [] }, on, subscriptions.length);
  return new Map(rows.map((row) => [row.subscription, statusOf(row)]));
}

async function factsIn(db: Database | Tx, asked: Asked, on: Day, limit: number) {
  const rows = await selectOverview(db, { ...asked, day: on, limit });
  const subscriptions = rows.map(({ subscription }) => subscription);
  const interruptions = Map.groupBy(await selectInterruptions(db, subscriptions), ({ subscription }) => subscription);
  const customers = [...new Set(rows.map(({ receiver }) => receiver))];
  const holds = await selectHolds(db, { customers, subscriptions, endAfter: on, limit: Math.max(1, rows.length * 20) });
  const holdsOf = (row: OverviewRow): HoldRow[] =>
    holds.filter(({ subscription, customer }) =>
      subscription === null ? customer === row.receiver : subscription === row.subscription,
    );
  const statusOf = (row: OverviewRow): StatusWhy =>
    deliveryStatus(
      {
        ...row,
        titlesClosedOn: row.titlesClosedOn.map((one) => (one === null ? null : day(String(one)))),
        interruptions: interruptions.get(row.subscription) ?? [],
        holds: holdsOf(row),
      },
      on,
    );
  return { rows, subscriptions, holdsOf, statusOf };
}

/** The deliveries of what a customer receives or pays for, newest subscription first; the look is recorded. */
export const deliveriesOf = (by: Permit<'deliveries:read'>, asked: CustomerNumber): Promise<DeliveriesOf[]> =>
  look(by, 'deliveries', async (tx) => {
    const customer = (await currentIn(tx, [asked])).get(asked) ?? asked;
    const today = todayOf(by);
    const found = await factsIn(tx, { subscriptions: [], customers: [customer] }, today, SUBSCRIPTIONS_MAX);
    const span = { from: today.subtract({ days: STRIP_DAYS_BACK }), today, to: today.add({ days: STRIP_DAYS_AHEAD }) };
    const strips = Map.groupBy(await selectStrip(tx, found.subscriptions, span), ({ subscription }) => subscription);
    const answer = found.rows.map((row): DeliveriesOf => ({
      ...row, status: found.statusOf(row), holds: found.holdsOf(row), strip: strips.get(row.subscription) ?? [],
    })); // prettier-ignore
    return { customers: [customer, ...answer.map(({ receiver }) => receiver)], answer };
  });
