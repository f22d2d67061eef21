import { type Selectable, sql } from 'kysely';
import { cents, type Label } from '#kernel';
import { type Database, type RoomTables, type Tx, unnested } from '#platform';
import type { DatedPrice, Offer, OfferPart, Package, StandingOffer } from '../catalogue.ts';
import type { OfferKind, StartRule } from '../kinds.ts';
import type { VatClass } from '../vat-table.ts';
import { CATALOGUE_MAX } from './limits.ts';

const OFFER_READ = [
  'code', 'name', 'kind', 'term_months', 'price_cents', 'payment_days', 'is_gift', 'for_organisation', 'renews_as',
  'valid_from', 'valid_to', 'package', 'premium', 'billing_months', 'renews_after', 'start_rule', 'back_issues_max',
  'channels', 'once_in_months',
] as const; // prettier-ignore

type PartRow = { readonly title: string; readonly vat_class: string; readonly price_cents: number };

const partOf = ({ title, vat_class, price_cents }: PartRow): OfferPart => ({
  title,
  vatClass: vat_class as VatClass,
  priceCents: cents(price_cents),
});

/** Every offer with its parts and its dated prices, those no longer sold too, by code. */
export async function selectOffers(db: Database | Tx): Promise<StandingOffer[]> {
  const offers = await db.selectFrom('catalog.offer').select(OFFER_READ).orderBy('code').limit(CATALOGUE_MAX).execute();
  const parts = await db
    .selectFrom('catalog.offer_part')
    .select(['offer', 'title', 'vat_class', 'price_cents'])
    .orderBy('offer')
    .orderBy('title')
    .limit(CATALOGUE_MAX)
    .execute();
  const partsOf = Map.groupBy(parts, ({ offer }) => offer);
  const prices = await selectPrices(db);
  return offers.map((row) => standing(row, (partsOf.get(row.code) ?? []).map(partOf), prices.get(row.code) ?? []));
}

type OfferRow = Selectable<RoomTables<'catalog'>['offer']>;

const standing = (row: OfferRow, parts: readonly OfferPart[], prices: readonly DatedPrice[]): StandingOffer => ({
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
  parts,
  package: row.package,
  premium: row.premium as Label | null,
  billingMonths: row.billing_months as StandingOffer['billingMonths'],
  renewsAfter: row.renews_after,
  startRule: row.start_rule as StartRule,
  backIssuesMax: row.back_issues_max,
  channels: row.channels,
  onceInMonths: row.once_in_months,
  prices,
});

async function selectPrices(db: Database | Tx): Promise<ReadonlyMap<string, DatedPrice[]>> {
  const prices = await db
    .selectFrom('catalog.offer_price')
    .select(['offer', 'valid_from', 'price_cents'])
    .orderBy('offer')
    .orderBy('valid_from')
    .limit(CATALOGUE_MAX)
    .execute();
  const parts = await db
    .selectFrom('catalog.offer_price_part')
    .select(['offer', 'valid_from', 'title', 'vat_class', 'price_cents'])
    .orderBy('offer')
    .orderBy('valid_from')
    .orderBy('title')
    .limit(CATALOGUE_MAX)
    .execute();
  const partsOf = Map.groupBy(parts, (one) => `${one.offer} ${one.valid_from.toString()}`);
  const dated = prices.map(({ offer, valid_from, price_cents }) => ({
    offer,
    price: {
      validFrom: valid_from,
      validTo: null,
      priceCents: cents(price_cents),
      parts: (partsOf.get(`${offer} ${valid_from.toString()}`) ?? []).map(partOf),
    },
  }));
  return new Map(
    [...Map.groupBy(dated, ({ offer }) => offer)].map(([offer, own]) => [offer, own.map(({ price }) => price)]),
  );
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
  package: 'text',
  premium: 'jsonb',
  billingMonths: 'smallint',
  renewsAfter: 'smallint',
  startRule: 'text',
  backIssuesMax: 'smallint',
  channels: 'jsonb',
  onceInMonths: 'smallint',
} as const;

/** Writes offers and their parts as they are given over those that stand; terms already made keep their prices. */
export async function upsertOffers(tx: Tx, offers: readonly StandingOffer[]): Promise<void> {
  await sql`insert into catalog.offer (code, name, kind, term_months, price_cents, payment_days,
                                       is_gift, for_organisation, renews_as, valid_from, valid_to,
                                       package, premium, billing_months, renews_after, start_rule,
                                       back_issues_max, channels, once_in_months)
    select code, name, kind, "termMonths", "priceCents", "paymentDays",
           "isGift", "forOrganisation", "renewsAs", "validFrom", "validTo",
           package, premium, "billingMonths", "renewsAfter", "startRule", "backIssuesMax",
           case when channels is not null then array(select jsonb_array_elements_text(channels)) end, "onceInMonths"
      from ${unnested('given', OFFER_COLUMNS, offers)}
        on conflict (code) do update
       set name = excluded.name, kind = excluded.kind, term_months = excluded.term_months,
           price_cents = excluded.price_cents, payment_days = excluded.payment_days,
           is_gift = excluded.is_gift, for_organisation = excluded.for_organisation,
           renews_as = excluded.renews_as, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
           package = excluded.package, premium = excluded.premium, billing_months = excluded.billing_months,
           renews_after = excluded.renews_after, start_rule = excluded.start_rule,
           back_issues_max = excluded.back_issues_max, channels = excluded.channels,
           once_in_months = excluded.once_in_months`.execute(tx);
  await sql`delete from catalog.offer_part where offer = any(${offers.map(({ code }) => code)}::text[])`.execute(tx);
  const parts = offers.flatMap(({ code, parts: own }) => own.map((part) => ({ offer: code, ...part })));
  const columns = { offer: 'text', title: 'text', vatClass: 'text', priceCents: 'bigint' } as const;
  await sql`insert into catalog.offer_part (offer, title, vat_class, price_cents)
    select offer, title, "vatClass", "priceCents" from ${unnested('given', columns, parts)}`.execute(tx);
  await insertPrices(tx, offers);
}

/** Writes the dated prices of offers in place of those that stand. */
async function insertPrices(tx: Tx, offers: readonly Offer[]): Promise<void> {
  const codes = offers.map(({ code }) => code);
  await sql`delete from catalog.offer_price_part where offer = any(${codes}::text[])`.execute(tx);
  await sql`delete from catalog.offer_price where offer = any(${codes}::text[])`.execute(tx);
  const prices = offers.flatMap(({ code, prices: own = [] }) => own.map((price) => ({ offer: code, ...price })));
  const columns = { offer: 'text', validFrom: 'date', priceCents: 'bigint' } as const;
  await sql`insert into catalog.offer_price (offer, valid_from, price_cents)
    select offer, "validFrom", "priceCents" from ${unnested('given', columns, prices)}`.execute(tx);
  const parts = prices.flatMap(({ offer, validFrom, parts: own }) =>
    own.map((part) => ({ offer, validFrom, ...part })),
  );
  const partColumns = {
    offer: 'text',
    validFrom: 'date',
    title: 'text',
    vatClass: 'text',
    priceCents: 'bigint',
  } as const;
  await sql`insert into catalog.offer_price_part (offer, valid_from, title, vat_class, price_cents)
    select offer, "validFrom", title, "vatClass", "priceCents" from ${unnested('given', partColumns, parts)}`.execute(
    tx,
  );
}

/** Every package with its parts, by code. */
export async function selectPackages(db: Database | Tx): Promise<Package[]> {
  const packages = await db
    .selectFrom('catalog.package')
    .select(['code', 'name', 'closed_on'])
    .orderBy('code')
    .limit(CATALOGUE_MAX)
    .execute();
  const parts = await db
    .selectFrom('catalog.package_part')
    .select(['package', 'title', 'vat_class'])
    .orderBy('package')
    .orderBy('title')
    .limit(CATALOGUE_MAX)
    .execute();
  const partsOf = Map.groupBy(parts, (one) => one.package);
  return packages.map(({ code, name, closed_on }) => ({
    code,
    name: name as Label,
    closedOn: closed_on,
    parts: (partsOf.get(code) ?? []).map(({ title, vat_class }) => ({ title, vatClass: vat_class as VatClass })),
  }));
}

/** Writes packages as they are given over those that stand. */
export async function upsertPackages(tx: Tx, packages: readonly Package[]): Promise<void> {
  const columns = { code: 'text', name: 'jsonb', closedOn: 'date' } as const;
  await sql`insert into catalog.package (code, name, closed_on)
    select code, name, "closedOn" from ${unnested('given', columns, packages)}
        on conflict (code) do update set name = excluded.name, closed_on = excluded.closed_on`.execute(tx);
  await sql`delete from catalog.package_part where package = any(${packages.map(({ code }) => code)}::text[])`.execute(
    tx,
  );
  const parts = packages.flatMap(({ code, parts: own }) => own.map((part) => ({ package: code, ...part })));
  const partColumns = { package: 'text', title: 'text', vatClass: 'text' } as const;
  await sql`insert into catalog.package_part (package, title, vat_class)
    select package, title, "vatClass" from ${unnested('given', partColumns, parts)}`.execute(tx);
}
