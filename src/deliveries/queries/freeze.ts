import { sql } from 'kysely';
import type { ActId, Day, HoldId, IssueId, RunId, TermId } from '#kernel';
import type { Tx } from '#platform';

export type NewRun = {
  readonly issue: IssueId;
  readonly supplement: number;
  readonly deliversOn: Day;
  readonly frozenOn: Day;
  readonly previous: RunId | null;
  readonly labels: number;
  readonly copies: number;
  readonly token: string;
};

/** Writes the run. */
export async function insertRun(tx: Tx, act: ActId, run: NewRun): Promise<RunId> {
  const { rows } = await sql<{ id: RunId }>`
    insert into deliveries.run (issue, supplement, delivers_on, frozen_on, previous, labels, copies, token, act)
    values (${run.issue}, ${run.supplement}, ${String(run.deliversOn)}::date, ${String(run.frozenOn)}::date, ${run.previous},
            ${run.labels}, ${run.copies}, ${run.token}, ${act}) returning id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('no run was written');
  return row.id;
}

/** Writes the copies that were laid down in `made`, each with the decision that lets it go. */
export async function insertCopies(tx: Tx, run: RunId, day: Day, isDigital: boolean): Promise<void> {
  const decisions = isDigital
    ? sql`made m cross join (select null::bigint as decision) d`
    : sql`made m join decided d on d.key = m.key`;
  await sql`insert into deliveries.copy (run, number, delivered_on, label, subscription, term, is_grace, customer, claim, copies, status, zone,
                                         name, line2, line3, street, postal_code, city, country, decision)
    select ${run}::bigint, m.number, ${String(day)}::date, m.label, m.subscription, m.term, m.is_grace, m.customer, m.claim, m.copies, m.status, m.zone,
           m.name, m.line2, m.line3, m.street, m.postal_code, m.city, m.country, d.decision
      from ${decisions} order by m.number`.execute(tx);
}

/** Writes who got nothing, as laid down in `missed`. */
export async function insertLeftOut(tx: Tx, run: RunId, day: Day): Promise<void> {
  await sql`insert into deliveries.left_out (run, subscription, term, customer, left_out_on, copies, because, hold, was_in)
    select ${run}::bigint, subscription, term, customer, ${String(day)}::date, copies, because, hold, was_in from missed`.execute(
    tx,
  );
}

export type Going = { readonly term: TermId; readonly copies: number };

/** What each term owed and now has: those of copies of grace apart. */
export async function selectGoing(tx: Tx, isGrace: boolean): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select term, copies from made where term is not null and is_grace = ${isGrace} order by term`.execute(tx);
  return rows;
}

export type HeldBack = Going & { readonly givenAs: string; readonly hold: HoldId };

/**
 * Writes down the numbers that holds keep back and that are given back: of each subscription a number once, whatever asked for it before.
 * Gives those written now.
 */
export async function insertHoldCredits(
  tx: Tx,
  act: ActId,
  {
    issue,
    day,
    on,
    fromDay,
  }: { readonly issue: IssueId; readonly day: Day; readonly on: Day; readonly fromDay: number },
): Promise<HeldBack[]> {
  const { rows } = await sql<HeldBack>`
    insert into deliveries.credit (subscription, issue, term, copies, given_as, given_on, hold, act)
    select m.subscription, ${issue}::bigint, m.term, m.copies,
           case when h.since + (${fromDay}::integer - 1) > ${String(day)}::date then 'nothing' else h.credited_by end,
           ${String(on)}::date, h.id, ${act}
      from missed m join deliveries.hold h on h.id = m.hold
     where m.term is not null and not m.is_grace
    on conflict (subscription, issue) do nothing
    returning term, copies, given_as as "givenAs", hold`.execute(tx);
  return rows;
}
