import { sql } from 'kysely';
import { cents, type Day, type Label } from '#kernel';
import { type Database, type Tx, unnested } from '#platform';
import type { Catalogue, Offer, OfferKind, OfferPart, Title, TitleForm } from './catalogue.ts';
import type { VatClass } from './vat-table.ts';

/** Titles and offers that a catalogue may hold at most; what a publisher sells fits many times over. */
export const CATALOGUE_MAX = 10_000;

/** Every title, by code. */
export async function selectTitles(db: Database | Tx): Promise<Title[]> {
  const rows = await db
    .selectFrom('catalog.title')
    .select(['code', 'name', 'form', 'issues_a_year'])
    .orderBy('code')
    .limit(CATALOGUE_MAX)
    .execute();
  return rows.map(({ code, name, form, issues_a_year }) => ({
    code,
    name,
    form: form as TitleForm,
    issuesAYear: issues_a_year,
  }));
}

/** Every offer with its parts, those no longer sold too, by code. */
export async function selectOffers(db: Database | Tx): Promise<Offer[]> {
  const [offers, parts] = [
    await db
      .selectFrom('catalog.offer')
      .select([
        'code',
        'name',
        'kind',
        'term_months',
        'price_cents',
        'payment_days',
        'is_gift',
        'for_organisation',
        'renews_as',
        'valid_from',
        'valid_to',
      ]) // prettier-ignore
      .orderBy('code')
      .limit(CATALOGUE_MAX)
      .execute(),
    await db
      .selectFrom('catalog.offer_part')
      .select(['offer', 'title', 'vat_class', 'price_cents'])
      .orderBy('offer')
      .orderBy('title')
      .limit(CATALOGUE_MAX)
      .execute(),
  ];
  const partsOf = Map.groupBy(parts, ({ offer }) => offer);
  return offers.map((row) => ({
    code: row.code,
    name: row.name as Label,
    kind: row.kind as OfferKind,
    termMonths: row.term_months,
    priceCents: cents(row.price_cents),
    paymentDays: row.payment_days,
    isGift: row.is_gift,
    forOrganisation: row.for_organisation,
    renewsAs: row.renews_as,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    parts: (partsOf.get(row.code) ?? []).map((part): OfferPart => ({
      title: part.title,
      vatClass: part.vat_class as VatClass,
      priceCents: cents(part.price_cents),
    })),
  }));
}

/** Writes titles as they are given over those that stand. */
export async function upsertTitles(tx: Tx, titles: readonly Title[]): Promise<void> {
  await sql`insert into catalog.title (code, name, form, issues_a_year)
    select code, name, form, "issuesAYear"
      from ${unnested('given', { code: 'text', name: 'text', form: 'text', issuesAYear: 'smallint' }, titles)}
        on conflict (code) do update
       set name = excluded.name, form = excluded.form, issues_a_year = excluded.issues_a_year`.execute(tx);
}

const OFFER_COLUMNS = {
  code: 'text',
  name: 'jsonb',
  kind: 'text',
  termMonths: 'smallint',
  priceCents: 'bigint',
  paymentDays: 'smallint',
  isGift: 'boolean',
  forOrganisation: 'boolean',
  renewsAs: 'text',
  validFrom: 'date',
  validTo: 'date',
} as const;

/** Writes offers and their parts as they are given over those that stand; terms already made keep their prices. */
export async function upsertOffers(tx: Tx, offers: Catalogue['offers']): Promise<void> {
  await sql`insert into catalog.offer (code, name, kind, term_months, price_cents, payment_days,
                                       is_gift, for_organisation, renews_as, valid_from, valid_to)
    select code, name, kind, "termMonths", "priceCents", "paymentDays",
           "isGift", "forOrganisation", "renewsAs", "validFrom", "validTo"
      from ${unnested('given', OFFER_COLUMNS, offers)}
        on conflict (code) do update
       set name = excluded.name, kind = excluded.kind, term_months = excluded.term_months,
           price_cents = excluded.price_cents, payment_days = excluded.payment_days,
           is_gift = excluded.is_gift, for_organisation = excluded.for_organisation,
           renews_as = excluded.renews_as, valid_from = excluded.valid_from, valid_to = excluded.valid_to`.execute(tx);
  await sql`delete from catalog.offer_part where offer = any(${offers.map(({ code }) => code)}::text[])`.execute(tx);
  const parts = offers.flatMap(({ code, parts: own }) => own.map((part) => ({ offer: code, ...part })));
  const columns = { offer: 'text', title: 'text', vatClass: 'text', priceCents: 'bigint' } as const;
  await sql`insert into catalog.offer_part (offer, title, vat_class, price_cents)
    select offer, title, "vatClass", "priceCents" from ${unnested('given', columns, parts)}`.execute(tx);
}

/** An issue as the calendar has it. */
export type PlannedIssue = {
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly plannedOn: Day;
};

/** Writes the issues that the calendar lacks; gives how many they were. Those that stand stay as they are. */
export async function insertIssues(tx: Tx, issues: readonly PlannedIssue[]): Promise<number> {
  const columns = { title: 'text', year: 'smallint', number: 'smallint', plannedOn: 'date' } as const;
  const { numAffectedRows } = await sql`insert into catalog.issue (title, year, number, planned_on)
    select title, year, number, "plannedOn" from ${unnested('given', columns, issues)}
        on conflict (title, year, number) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The issues of a year, by day and title. */
export async function selectIssues(db: Database | Tx, year: number): Promise<PlannedIssue[]> {
  const rows = await db
    .selectFrom('catalog.issue')
    .select(['title', 'year', 'number', 'planned_on'])
    .where('year', '=', year)
    .orderBy('planned_on')
    .orderBy('title')
    .limit(CATALOGUE_MAX)
    .execute();
  return rows.map(({ planned_on, ...row }) => ({ ...row, plannedOn: planned_on }));
}
