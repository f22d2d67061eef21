import { look, type Seen, todayOf } from '#access';
import { currentIn } from '#customers';
import { explainedIn } from '#gate';
import type { CustomerNumber, Permit } from '#kernel';
import type { Condition, DefinitionFault, Group } from './definition.ts';
import { MARKETING_CHANNELS, type MarketingChannel, testConditions } from './queries/members.ts';
import { readDefinition } from './read-definition.ts';

/** A condition with its answer for one customer. */
export type ExplainedCondition =
  | {
      readonly kind: 'group';
      readonly combinator: 'and' | 'or';
      readonly isNegated: boolean;
      readonly holds: boolean;
      readonly rules: readonly ExplainedCondition[];
    }
  | {
      readonly kind: 'condition';
      readonly field: string;
      readonly operator: string;
      readonly values: readonly (string | number | boolean)[];
      readonly holds: boolean;
    };

/** Why a customer is in a group or not: condition by condition, and then channel by channel. */
export type GroupExplained =
  | {
      readonly kind: 'explained';
      readonly customer: CustomerNumber;
      readonly isIn: boolean;
      readonly why: ExplainedCondition;
      readonly channels: readonly {
        readonly channel: MarketingChannel;
        readonly may: boolean;
        readonly because: string | null;
      }[];
    }
  | { readonly kind: 'unknown customer' }
  | ({ readonly kind: 'refused' } & DefinitionFault);

/**
 * Says why a customer is in a target group, or why not: which conditions hold, and what the gate says of each channel. The look is
 * recorded on the customer.
 */
export async function explainGroup(
  by: Permit<'groups:read'>,
  definition: unknown,
  asked: CustomerNumber,
): Promise<GroupExplained> {
  const read = readDefinition(definition);
  if (read.kind === 'refused') return read;
  return look(by, 'target group', async (tx): Promise<Seen<GroupExplained>> => {
    const customer = (await currentIn(tx, [asked])).get(asked) ?? asked;
    const leaves = leavesOf(read.definition);
    const holds = await testConditions(tx, customer, leaves, todayOf(by));
    if (holds === null) return { customers: [], answer: { kind: 'unknown customer' } };
    const why = explained(read.definition, new Map(leaves.map((leaf, index) => [leaf, holds[index] === true])));
    const said = (await explainedIn(tx, customer, todayOf(by))) ?? [];
    const channels = MARKETING_CHANNELS.map((channel) => {
      const answer = said.find((one) => one.channel === channel);
      return { channel, may: answer?.may ?? false, because: answer?.because ?? null };
    });
    return { customers: [customer], answer: { kind: 'explained', customer, isIn: why.holds, why, channels } };
  });
}

/** The conditions that are asked of the database, in their order. */
const leavesOf = (group: Group): Exclude<Condition, Group>[] =>
  group.rules.flatMap((rule) => (rule.kind === 'group' ? leavesOf(rule) : [rule]));

function explained(condition: Condition, answers: ReadonlyMap<Condition, boolean>): ExplainedCondition {
  if (condition.kind === 'comparison') {
    const { field, operator, values } = condition;
    return { kind: 'condition', field, operator, values, holds: answers.get(condition) ?? false };
  }
  if (condition.kind === 'matching') {
    const { field, mode, threshold } = condition;
    const values = mode === 'some' || mode === 'none' || mode === 'all' ? [] : [threshold];
    return { kind: 'condition', field, operator: mode, values, holds: answers.get(condition) ?? false };
  }
  const rules = condition.rules.map((rule) => explained(rule, answers));
  const joined = condition.combinator === 'and' ? rules.every(({ holds }) => holds) : rules.some(({ holds }) => holds);
  const holds = (rules.length === 0 || joined) !== condition.isNegated;
  return { kind: 'group', combinator: condition.combinator, isNegated: condition.isNegated, holds, rules };
}
