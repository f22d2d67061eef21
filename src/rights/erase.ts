import { nowOf, todayOf, transact } from '#access';
import { markErasedIn } from '#customers';
import { rememberBansIn } from '#gate';
import { type ActId, assert, type CustomerNumber, type Permit } from '#kernel';
import type { Tx } from '#platform';
import type { Declared } from './declared.ts';
import { hashOf } from './plan.ts';
import { type PlannedStep, planSteps } from './plan-erasure.ts';
import { certify, type Obstacle, obstaclesOf, openErasure } from './queries.ts';
import { deleteRows, emptyColumns, tellingTexts, tracesOf } from './queries/erase.ts';

/** What was done, without personal data; given to the person and kept. */
export type Certificate = {
  readonly customer: CustomerNumber;
  readonly erasedAt: string;
  readonly done: readonly PlannedStep[];
  readonly kept: readonly PlannedStep[];
  /** Texts that tell the person apart and were searched for after the erasure; none may be left. */
  readonly searchedTexts: number;
};

export type Erased =
  | { readonly kind: 'erased'; readonly certificate: Certificate }
  | { readonly kind: 'refused'; readonly because: Obstacle | 'no_plan' | 'not_approved' | 'plan_has_changed' };

/**
 * Carries out the approved plan in one transaction: remembers the bans as keyed hashes, deletes and empties what the
 * declarations say, searches what is left for the person's e-mail and telephone, and writes the certificate.
 *
 * What is still found stops the transaction: an erasure is whole or did not happen.
 */
export const runErasure = (by: Permit<'rights:erase'>, declared: Declared, customer: CustomerNumber): Promise<Erased> =>
  transact(by, async (tx, act): Promise<Erased> => {
    const today = todayOf(by);
    const plan = await openErasure(tx, customer);
    if (!plan) return { kind: 'refused', because: 'no_plan' };
    if (!plan.approved_act) return { kind: 'refused', because: 'not_approved' };
    const [obstacle] = await obstaclesOf(tx, customer, today.toString());
    if (obstacle) return { kind: 'refused', because: obstacle };
    const steps = await planSteps(tx, declared, customer);
    if (!hashOf(steps).equals(plan.plan_hash)) return { kind: 'refused', because: 'plan_has_changed' };

    const texts = await tellingTexts(tx, declared, customer);
    await rememberBansIn(tx, act, customer);
    await carryOut(tx, declared, customer);
    await markErasedIn(tx, act, customer, today);
    const traces = await tracesOf(tx, declared, customer, texts);
    assert(traces.length === 0, `still found in ${traces.map(({ table, column }) => `${table}.${column}`).join(', ')}`);
    return {
      kind: 'erased',
      certificate: await writeCertificate(tx, act, plan.id, { customer, steps, texts, erasedAt: nowOf(by).toString() }),
    };
  });

/** Later rooms first, later tables first: a row goes before the row that it leads to. */
async function carryOut(tx: Tx, declared: Declared, customer: CustomerNumber): Promise<void> {
  for (const table of declared.ofCustomers().toReversed()) {
    if (table.declaration.erasure === 'delete row') await deleteRows(tx, declared, table, customer);
    else await emptyColumns(tx, declared, table, customer);
  }
}

type Done = { customer: CustomerNumber; steps: readonly PlannedStep[]; texts: readonly string[]; erasedAt: string };

async function writeCertificate(
  tx: Tx,
  act: ActId,
  erasure: number,
  { customer, steps, texts, erasedAt }: Done,
): Promise<Certificate> {
  const certificate: Certificate = {
    customer,
    erasedAt,
    done: steps.filter(({ does }) => does !== 'keep'),
    kept: steps.filter(({ does }) => does === 'keep'),
    searchedTexts: texts.length,
  };
  await certify(tx, act, erasure, certificate);
  return certificate;
}
