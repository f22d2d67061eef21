import { createHash } from 'node:crypto';
import { todayOf, transact } from '#access';
import type { CustomerNumber, Permit } from '#kernel';
import type { Declared } from './declared.ts';
import { type PlannedStep, planSteps } from './plan-erasure.ts';
import { insertErasure, type Obstacle, obstaclesOf, personOf } from './queries.ts';

export type Planned =
  | { readonly kind: 'planned'; readonly customer: CustomerNumber; readonly steps: readonly PlannedStep[] }
  | { readonly kind: 'refused'; readonly because: Obstacle };

/** Plans the erasure of a customer and keeps the plan for another person to approve. Changes nothing of the customer. */
export const planErasure = (
  by: Permit<'rights:erase'>,
  declared: Declared,
  customer: CustomerNumber,
): Promise<Planned> =>
  transact(by, async (tx, act): Promise<Planned> => {
    const person = await personOf(tx, customer);
    const [because] = await obstaclesOf(tx, person, todayOf(by).toString());
    if (because) return { kind: 'refused', because };
    const [current = customer] = person;
    const steps = await planSteps(tx, declared, person);
    await insertErasure(tx, act, { customer: current, hash: hashOf(steps), steps });
    return { kind: 'planned', customer: current, steps };
  });

/**
 * The mark of a plan: a plan by which something else would go than what was approved has another. What is kept does not
 * count: whoever opens the card to approve leaves a look there.
 */
export const hashOf = (steps: readonly PlannedStep[]): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify(
        steps
          .filter(({ does }) => does !== 'keep')
          .map(({ table, does, rows, columns }) => [table, does, rows, columns.map(({ name }) => name)]),
      ),
    )
    .digest();
