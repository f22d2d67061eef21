import { asStart } from '#access';
import { assert, cents, type Day } from '#kernel';
import type { GivenOrder } from '#orders';
import type { Register } from '#platform';
import { addCommissionRule, addSupplier, bookCommissions, exampleSellers, setContract } from '#sources';

type Rule = Parameters<typeof addCommissionRule>[2];

/** What a rule says when it says no more. */
const PLAIN = {
  retainedIssues: null, offer: null, cents: null, percent: null, validTo: null, takesBackWithdrawn: true, takesBackUnpaidDays: null,
  takesBackIssues: null,
} as const; // prettier-ignore

/** One seller is paid for each order, one when the customer pays, one when enough issues were kept. */
const RULES: readonly (readonly [seller: string, rule: Omit<Rule, 'validFrom'>])[] = [
  ['S1', { ...PLAIN, event: 'order', cents: cents(15_00), takesBackUnpaidDays: 60 }],
  ['S2', { ...PLAIN, event: 'payment', percent: 20_00 }],
  ['S3', { ...PLAIN, event: 'retained', retainedIssues: 10, cents: cents(25_00) }],
];

/** Gives the demo publisher its list broker, and its sellers what they earn by, from a day on. */
export async function hireSuppliers(register: Register, from: Day): Promise<void> {
  const by = asStart(register, 'suppliers:change');
  await addSupplier(by, { code: 'L7', name: 'Osoitelistat Oy', kind: 'list_broker' });
  const set = await setContract(by, 'L7', {
    validFrom: from, validTo: null, profile: null, licence: 'one mailing', purposes: ['informing'],
    duties: ['Kertoo jokaisesta, mistä tiedot ovat peräisin'], runningSubscription: 'quarantine',
  }); // prettier-ignore
  assert(set.kind === 'set', 'a first contract meets no other');
  for (const [seller, rule] of RULES) {
    const added = await addCommissionRule(by, seller, { ...rule, validFrom: from });
    assert(added.kind === 'set', 'the example publisher has its sellers');
  }
}

/** One order in four was sold by a seller, at the door or at a fair. */
const SOLD_EVERY = 4;

/** The same order as one that a seller sold, or as it was; `at`: its place among the orders of the month. */
export function soldBySeller(order: GivenOrder, at: number): GivenOrder {
  const seller = exampleSellers[Math.floor(at / SOLD_EVERY) % exampleSellers.length]?.code;
  if (at % SOLD_EVERY > 0 || seller === undefined) return order;
  const sellerReference = `${seller}-${order.soldOn.toString().slice(0, 7)}-${at}`;
  return { ...order, salesChannel: at % 8 === 0 ? 'door' : 'event', seller, sellerReference };
}

/** Closes the month before the day with each seller: its statement stands, and is posted. */
export async function closeMonthBefore(register: Register, from: Day): Promise<void> {
  const by = asStart(register, 'commissions:book');
  for (const { code } of exampleSellers) await bookCommissions(by, code, from.subtract({ months: 1 }));
}
