import { sql } from 'kysely';
import type { ActId } from '#kernel';
import { type Tx, unnested } from '#platform';
import type { DatedPrice } from '../catalogue.ts';

/** A dated price of an offer. */
export type OfferPrice = { readonly offer: string } & DatedPrice;

/** Writes dated prices; one of the same offer from the same day is replaced. */
export async function upsertPrices(tx: Tx, act: ActId, prices: readonly OfferPrice[]): Promise<void> {
  const columns = { offer: 'text', validFrom: 'date', priceCents: 'bigint' } as const;
  await sql`insert into catalog.offer_price (offer, valid_from, price_cents, act)
    select offer, "validFrom", "priceCents", ${act}::bigint from ${unnested('given', columns, prices)}
        on conflict (offer, valid_from) do update set price_cents = excluded.price_cents, act = excluded.act`.execute(
    tx,
  );
  await sql`delete from catalog.offer_price_part p using ${unnested('given', columns, prices)}
     where p.offer = given.offer and p.valid_from = given."validFrom"`.execute(tx);
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
