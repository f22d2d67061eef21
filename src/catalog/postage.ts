import { cents, type Cents, type Country, type Day, FINLAND, isBefore } from '#kernel';
import type { Database, Tx } from '#platform';
import { EVERY_COUNTRY, type Title } from './catalogue.ts';
import { selectTitles } from './queries/titles.ts';

const NOTHING = cents(0);

/**
 * What a copy of an issue of the title costs more in a country on a day, VAT included: the country's own supplement, else that of
 * every country abroad; nothing in Finland and nothing where no supplement has begun.
 */
export function postageOf({ postage = [] }: Title, country: Country, on: Day): Cents {
  const begun = postage
    .filter(({ validFrom }) => !isBefore(on, validFrom))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom));
  const own = begun.findLast((one) => one.country === country);
  if (own) return own.issueCents;
  if (country === FINLAND) return NOTHING;
  return begun.findLast((one) => one.country === EVERY_COUNTRY)?.issueCents ?? NOTHING;
}

/** The supplement of a title by its code; nothing for a title that does not stand. See {@link postageOf}. */
export async function postageOn(db: Database | Tx, title: string, country: Country, on: Day): Promise<Cents> {
  const found = (await selectTitles(db)).find(({ code }) => code === title);
  return found ? postageOf(found, country, on) : NOTHING;
}
