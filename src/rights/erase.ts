import { nowOf, registerOf, todayOf, transact } from '#access';
import { markErasedIn } from '#customers';
import { rememberBansIn } from '#gate';
import type { ActId, CustomerNumber, Permit } from '#kernel';
import type { Tx } from '#platform';
import { sweepKeptFiles } from '#sources';
import type { Declared, Person } from './declared.ts';
import { hashOf } from './plan.ts';
import { type PlannedStep, planSteps } from './plan-erasure.ts';
import { certify, type Obstacle, obstaclesOf, openErasure, personOf } from './queries.ts';
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
  | { readonly kind: 'refused'; readonly because: Obstacle | 'no_plan' | 'not_approved' | 'plan_has_changed' }
  /** The person's e-mail or telephone stands where no erasure reaches: in the name of a file, say. `room.table.column`. */
  | { readonly kind: 'refused'; readonly because: 'found_elsewhere'; readonly places: readonly string[] };

/**
 * Carries out the approved plan in one transaction: remembers the bans as keyed hashes, deletes and empties what the
 * declarations say, searches what is left for the person's e-mail and telephone, and writes the certificate.
 *
 * What is still found stops the transaction: an erasure is whole or did not happen.
 */
export async function runErasure(
  by: Permit<'rights:erase'>,
  declared: Declared,
  customer: CustomerNumber,
): Promise<Erased> {
  try {
    const erased = await transact(by, (tx, act) => eraseIn(tx, act, { by, declared, customer }));
    // A file in which the person was named lies beside the database: without its row it goes now, and at the latest with the next round.
    if (erased.kind === 'erased') await sweepKeptFiles(registerOf(by));
    return erased;
  } catch (reason) {
    // What was found elsewhere leaves the transaction by the only door that takes everything back.
    if (reason instanceof StillFound) return { kind: 'refused', because: 'found_elsewhere', places: reason.places };
    throw reason;
  }
}

type Asked = { readonly by: Permit<'rights:erase'>; readonly declared: Declared; readonly customer: CustomerNumber };

class StillFound extends Error {
  readonly places: readonly string[];
  constructor(places: readonly string[]) {
    super('found elsewhere');
    this.places = places;
  }
}

async function eraseIn(tx: Tx, act: ActId, { by, declared, customer }: Asked): Promise<Erased> {
  const today = todayOf(by);
  const person = await personOf(tx, customer);
  const [current = customer] = person;
  const plan = await openErasure(tx, current);
  if (!plan) return { kind: 'refused', because: 'no_plan' };
  if (!plan.approved_act) return { kind: 'refused', because: 'not_approved' };
  const [obstacle] = await obstaclesOf(tx, person, today.toString());
  if (obstacle) return { kind: 'refused', because: obstacle };
  const steps = await planSteps(tx, declared, person);
  if (!hashOf(steps).equals(plan.plan_hash)) return { kind: 'refused', because: 'plan_has_changed' };

  const texts = await tellingTexts(tx, declared, person);
  for (const number of person) await rememberBansIn(tx, number, nowOf(by));
  await carryOut(tx, declared, person);
  await markErasedIn(tx, current, today);
  const traces = await tracesOf(tx, declared, person, texts);
  if (traces.length > 0) throw new StillFound(traces.map(({ table, column }) => `${table}.${column}`));
  return {
    kind: 'erased',
    certificate: await writeCertificate(tx, act, plan.id, {
      customer: current,
      steps,
      texts,
      erasedAt: nowOf(by).toString(),
    }),
  };
}

/** Later rooms first, later tables first: a row goes before the row that it leads to. */
async function carryOut(tx: Tx, declared: Declared, person: Person): Promise<void> {
  for (const table of declared.ofCustomers().toReversed()) {
    if (table.declaration.erasure === 'delete row') await deleteRows(tx, declared, table, person);
    else await emptyColumns(tx, declared, table, person);
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
