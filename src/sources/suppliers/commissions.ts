import { databaseOf, look, type Seen, todayOf, transact } from '#access';
import { type Offer, offersIn, vatRate } from '#catalog';
import { vatByRate } from '#invoicing';
import { assert, type Cents, type Day, isBefore, minus, negated, NO_CENTS, type Permit, plus, times } from '#kernel';
import { ACCOUNTS, postIn } from '#ledger';
import type { Tx } from '#platform';
import { type CommissionRule, type CommissionStanding, commissionOn } from './commission-rule.ts';
import { lockSupplier, selectSuppliers } from './queries/suppliers.ts';
import {
  type CommissionLine,
  hasOffer,
  insertCommissions,
  insertRule,
  insertStatement,
  type OrderUnderRule,
  type RuleRow,
  selectLines,
  selectNextOrders,
  selectOrdersUnderRules,
  selectRules,
  selectStatements,
  type StatementRow,
  updateRuleEnd,
} from './queries/commissions.ts';

const ORDERS_PER_CHUNK = 5_000;

/** What came of writing a commission rule; refusals in the order of precedence. */
export type RuleSet =
  | { readonly kind: 'set'; readonly rule: number }
  | {
      readonly kind: 'refused';
      readonly because:
        | 'unknown_supplier'
        | 'no_order_seller'
        | 'unknown_offer'
        | 'ends_before_start'
        | 'month_is_closed';
    };

/** Writes a rule of a seller's contract. It may not reach into a month that was closed: what was paid stands. */
export const addCommissionRule = (
  by: Permit<'suppliers:change'>,
  code: string,
  rule: CommissionRule,
): Promise<RuleSet> =>
  transact(by, async (tx, act): Promise<RuleSet> => {
    if (!(await lockSupplier(tx, code))) return { kind: 'refused', because: 'unknown_supplier' };
    const [supplier] = await selectSuppliers(tx, [code]);
    if (supplier?.kind !== 'order_seller') return { kind: 'refused', because: 'no_order_seller' };
    if (rule.offer !== null && !(await hasOffer(tx, rule.offer))) return { kind: 'refused', because: 'unknown_offer' };
    if (rule.validTo !== null && isBefore(rule.validTo, rule.validFrom))
      return { kind: 'refused', because: 'ends_before_start' };
    const [last] = await selectStatements(tx, code);
    if (last && isBefore(rule.validFrom, last.month.add({ months: 1 })))
      return { kind: 'refused', because: 'month_is_closed' };
    return { kind: 'set', rule: await insertRule(tx, act, code, rule) };
  });

/** Ends a rule: orders sold after its last day earn nothing by it. `false` when the seller has no such rule. */
export const endCommissionRule = (
  by: Permit<'suppliers:change'>,
  end: { readonly supplier: string; readonly rule: number; readonly lastDay: Day },
): Promise<boolean> => transact(by, (tx) => updateRuleEnd(tx, end));

/** The rules of a seller and the months that were closed with it. */
export async function commissionsOf(
  by: Permit<'suppliers:read'>,
  code: string,
): Promise<{ readonly rules: RuleRow[]; readonly statements: StatementRow[] }> {
  const db = databaseOf(by);
  return { rules: await selectRules(db, code), statements: await selectStatements(db, code) };
}

/** What a month comes to with a seller. `isClosed`: it was booked, and stands. */
export type Statement = {
  readonly supplier: string;
  readonly name: string;
  readonly month: Day;
  readonly isClosed: boolean;
  readonly totalCents: Cents;
  readonly lines: readonly CommissionLine[];
};

/** A statement, or that nobody has the code. */
export type FoundStatement = ({ readonly kind: 'statement' } & Statement) | { readonly kind: 'unknown supplier' };

/**
 * The statement of a month, given by its first day. A closed one is read as it was booked; an open one is derived from what
 * is known of the seller's orders, and says the same whenever it is asked as long as no fact of those days comes in late.
 */
export const statementOf = (by: Permit<'suppliers:read'>, code: string, month: Day): Promise<FoundStatement> =>
  look(by, 'commission statement', async (tx): Promise<Seen<FoundStatement>> => {
    const [supplier] = await selectSuppliers(tx, [code]);
    if (!supplier) return { customers: [], answer: { kind: 'unknown supplier' } };
    const closed = (await selectStatements(tx, code)).find((one) => one.month.equals(month));
    const lines = closed ? await selectLines(tx, code, month) : await derivedLines(tx, code, month);
    const totalCents = closed?.totalCents ?? sumOf(lines);
    const statement = { supplier: code, name: supplier.name, month, isClosed: closed !== undefined, totalCents, lines };
    return { customers: [], answer: { kind: 'statement', ...statement } };
  });

/** What came of closing a month; refusals in the order of precedence. */
export type Booked =
  | { readonly kind: 'booked'; readonly totalCents: Cents; readonly lines: number }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown_supplier' | 'month_is_not_over' | 'booked_already' | 'later_month_is_booked';
    };

/**
 * Closes a month with a seller: its lines are stored, and their sum is posted as commissions and what is owed for them.
 * What is found out later about the month comes in a later one.
 */
export const bookCommissions = (by: Permit<'commissions:book'>, code: string, month: Day): Promise<Booked> =>
  transact(by, async (tx, act): Promise<Booked> => {
    if (!(await lockSupplier(tx, code))) return { kind: 'refused', because: 'unknown_supplier' };
    const lastDay = lastDayOf(month);
    if (!isBefore(lastDay, todayOf(by))) return { kind: 'refused', because: 'month_is_not_over' };
    const [last] = await selectStatements(tx, code);
    if (last?.month.equals(month)) return { kind: 'refused', because: 'booked_already' };
    if (last && isBefore(month, last.month)) return { kind: 'refused', because: 'later_month_is_booked' };
    const lines = await derivedLines(tx, code, month);
    const totalCents = sumOf(lines);
    const voucher = `${code} ${month.toString().slice(0, 7)}`;
    const [entry = null] = totalCents === 0 ? [] : await postIn(tx, act, [{
      postedOn: lastDay, voucher, kind: 'commission',
      lines: [{ account: ACCOUNTS.commissions, cents: totalCents }, { account: ACCOUNTS.commissionsPayable, cents: negated(totalCents) }],
    }]); // prettier-ignore
    await insertStatement(tx, act, { supplier: code, month, totalCents, entry });
    await insertCommissions(tx, { supplier: code, month }, lines);
    return { kind: 'booked', totalCents, lines: lines.length };
  });

const lastDayOf = (month: Day): Day => month.add({ months: 1 }).subtract({ days: 1 });
const sumOf = (lines: readonly CommissionLine[]): Cents => plus(...lines.map((line) => line.cents));

/** What each order's commission stands at on the last day of the month, less what earlier months hold of it. */
async function derivedLines(tx: Tx, supplier: string, month: Day): Promise<CommissionLine[]> {
  const rules = new Map((await selectRules(tx, supplier)).map((rule) => [rule.id, rule]));
  if (rules.size === 0) return [];
  const offers = new Map((await offersIn(tx)).map((offer) => [offer.code, offer]));
  const lines: CommissionLine[] = [];
  for (let after = 0; ;) {
    const upTo = await selectNextOrders(tx, { supplier, after, limit: ORDERS_PER_CHUNK });
    if (upTo === null) return lines;
    const orders = await selectOrdersUnderRules(tx, { supplier, month, until: lastDayOf(month), after, upTo });
    for (const order of orders) {
      const rule = rules.get(order.rule);
      const offer = offers.get(order.offer);
      assert(rule && offer, 'an order of an offer that is none, or under no rule');
      lines.push(...lineOf(order, { rule, offer, on: lastDayOf(month) }));
    }
    after = upTo;
  }
}

type Under = { readonly rule: CommissionRule; readonly offer: Offer; readonly on: Day };

/** A commission that was booked and stands on nothing any more, its payment reversed, is taken back as unpaid. */
function lineOf(order: OrderUnderRule, { rule, offer, on }: Under): CommissionLine[] {
  const standing: CommissionStanding = commissionOn(rule, { ...order, netCents: priceWithoutTax(offer, order) }, on);
  const cents = minus(standing?.cents ?? NO_CENTS, order.bookedCents);
  if (cents === 0) return [];
  const { reference, soldOn } = order;
  const { because, on: happenedOn } = standing ?? { because: 'unpaid', on };
  return [{ order: order.order, rule: order.rule, reference, soldOn, offer: order.offer, cents, because, happenedOn }];
}

/** The price of the first term without tax, at the rates of the day of the sale. */
const priceWithoutTax = (offer: Offer, { copies, soldOn }: OrderUnderRule): Cents =>
  plus(...vatByRate(offer.parts.map((part) => ({
    vatRate: vatRate(part.vatClass, soldOn), grossCents: times(part.priceCents, copies),
  }))).map(({ netCents }) => netCents)); // prettier-ignore
