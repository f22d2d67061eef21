import {
  CHANNELS,
  type BanId,
  type Channel,
  type CustomerNumber,
  type DecisionId,
  type Moment,
  type Permit,
} from '#kernel';
import { look, mayAlso, todayOf } from '#access';
import { currentIn } from '#customers';
import type { Database, Tx } from '#platform';
import { judged } from './addressees.ts';
import type { Because } from './decide.ts';
import { decisionRows } from './queries/decisions.ts';

/** Whether marketing may reach a customer by a channel now, and if not, why: by which rule, which version, which ban. */
export type Explained = {
  readonly channel: Channel;
  readonly may: boolean;
  readonly because: Because | null;
  readonly rule: string;
  readonly version: number;
  readonly ban: BanId | null;
};

/** Says for every channel whether marketing may go out to the customer, by the rule that decides at the sending; stores nothing. */
export const explainMarketing = (by: Permit<'customers:find'>, customer: CustomerNumber): Promise<Explained[] | null> =>
  look(by, 'bans', async (tx) => ({ customers: [customer], answer: await explainedIn(tx, customer, todayOf(by)) }));

/** Says for every channel whether marketing may go out to the customer; `null` when there is none. The caller records the look. */
export async function explainedIn(
  tx: Tx,
  customer: CustomerNumber,
  today: ReturnType<typeof todayOf>,
): Promise<Explained[] | null> {
  const number = (await currentIn(tx, [customer])).get(customer) ?? customer;
  const answers: Explained[] = [];
  for (const channel of CHANNELS) {
    const one = (await judged(tx, { channel, messageType: 'marketing', today }, [number])).get(number);
    if (!one) return null;
    const { decision } = one;
    const because = decision.verdict === 'refused' ? decision.because : null;
    answers.push({
      channel,
      may: because === null,
      because,
      rule: decision.rule,
      version: decision.version,
      ban: decision.ban,
    });
  }
  return answers;
}

/** One decision as it was made, with what went out on it. */
export type PastDecision = {
  readonly id: DecisionId;
  readonly channel: Channel;
  readonly purpose: string;
  readonly messageType: string;
  readonly verdict: 'allowed' | 'refused';
  readonly because: string | null;
  readonly rule: string;
  readonly version: number;
  readonly ban: BanId | null;
  readonly decidedAt: Moment;
  readonly document: string | null;
  readonly about: string | null;
};

/** What was decided about a customer, newest first: why it got something, and why it did not. */
export async function decisionsIn(
  db: Database | Tx,
  customer: CustomerNumber,
  limit: number,
  seesInvoicing = true,
): Promise<PastDecision[]> {
  const rows = await decisionRows(db, customer, { limit, seesInvoicing });
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    purpose: row.purpose,
    messageType: row.message_type,
    verdict: row.verdict === 'allowed' ? 'allowed' : 'refused',
    because: row.because,
    rule: row.rule,
    version: row.rule_version,
    ban: row.ban,
    decidedAt: row.decided_at,
    document: row.document,
    about: row.about,
  }));
}

/** What was decided about a customer, for the desk; debts only for who may see invoices and reminders. The look is recorded. */
export const listDecisions = (
  by: Permit<'customers:find'>,
  customer: CustomerNumber,
  limit: number,
): Promise<PastDecision[]> =>
  look(by, 'decisions', async (tx) => {
    const seesInvoicing = await mayAlso(by, 'invoices:read', 'reminders:read');
    return { customers: [customer], answer: await decisionsIn(tx, customer, limit, seesInvoicing) };
  });
