import { sql } from 'kysely';
import type { ActId, Label } from '#kernel';
import type { Database, Tx } from '#platform';
import type { TemplateId, TemplateKind } from '../kinds.ts';

/** A template in use. */
export type Template = {
  readonly id: TemplateId;
  readonly code: string;
  readonly version: number;
  readonly kind: TemplateKind;
  readonly subject: Label;
  readonly body: Label;
};

const TEMPLATES_MAX = 500;

/** The templates in use, by code. */
export async function templateRows(db: Database | Tx): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select id, code, version, kind, subject, body from contacts.template
     where retired_act is null order by code limit ${TEMPLATES_MAX}`.execute(db);
  return rows;
}

/** The template in use of a code; undefined when there is none. */
export async function templateOf(db: Database | Tx, code: string): Promise<Template | undefined> {
  const { rows } = await sql<Template>`
    select id, code, version, kind, subject, body from contacts.template
     where code = ${code} and retired_act is null`.execute(db);
  return rows[0];
}

/** Takes the template of the code out of use; gives whether one was. */
export async function retire(tx: Tx, act: ActId, code: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update contacts.template set retired_act = ${act}
    where code = ${code} and retired_act is null`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Adds the next version of a template. */
export async function insertTemplate(
  tx: Tx,
  act: ActId,
  { code, kind, subject, body }: Omit<Template, 'id' | 'version'>,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('contacts.template'))`.execute(tx);
  await retire(tx, act, code);
  const { rows } = await sql<{ version: number }>`
    insert into contacts.template (code, version, kind, subject, body, act)
    select ${code}, coalesce(max(version), 0) + 1, ${kind}, ${JSON.stringify(subject)}::jsonb, ${JSON.stringify(body)}::jsonb, ${act}
      from contacts.template where code = ${code}
    returning version`.execute(tx);
  return rows[0]?.version ?? 1;
}

/** The codes that any template ever had, those out of use too. */
export async function codesEver(db: Database | Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from contacts.template order by code limit ${TEMPLATES_MAX}`.execute(db);
  return new Set(rows.map(({ code }) => code));
}
