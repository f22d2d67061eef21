import { type Day, isBefore } from '#kernel';
import type { Catalogue, Offer, Package, Title } from './catalogue.ts';
import { EVERY_TITLE } from './policies/rules.ts';
import { faultOfPrices } from './prices.ts';

/** Why a catalogue cannot stand, in the order in which it is looked for. */
export const CATALOGUE_FAULTS = [
  'repeated_code',
  'unknown_title',
  'repeated_title',
  'unknown_package',
  'package_closed',
  'package_parts_differ',
  'offer_without_parts',
  'parts_do_not_add_up',
  'unknown_renewal',
  'standing_without_renewal',
  'fixed_with_renewal',
  'renewal_circle',
  'bad_billing_interval',
  'price_before_offer',
  'price_parts_differ',
  'price_gap',
  'price_overlap',
  'title_closed',
  'repeated_day',
] as const;

/** What is wrong; `of` is the code it is about, the days are those that lack something, have it twice, or would be right. */
export type CatalogueFault = {
  readonly because: (typeof CATALOGUE_FAULTS)[number];
  readonly of: string;
  readonly from?: Day | null;
  readonly to?: Day | null;
};

/** What stands already and may be referred to. */
export type Known = Required<Omit<Catalogue, 'policies'>>;

type Codes<One> = ReadonlyMap<string, One>;
type Whole = {
  readonly titles: Codes<Title>;
  readonly offers: Codes<Offer>;
  readonly packages: Codes<Package>;
};

/**
 * Finds the first fault of a catalogue; `null` when it can stand.
 * A standing offer needs an offer for the next term, a fixed one must not have any; a trial may. An offer is sold no longer than its
 * titles are.
 */
export function faultIn(given: Catalogue, known: Known): CatalogueFault | null {
  const packages = given.packages ?? [];
  const repeated = [given.titles, given.offers, packages].map((all) => repeatedIn(all.map(codeOf))).find(Boolean);
  if (repeated) return { because: 'repeated_code', of: repeated };
  const whole: Whole = {
    titles: byCode(known.titles, given.titles),
    offers: byCode(known.offers, given.offers),
    packages: byCode(known.packages, packages),
  };
  return (
    first(packages, (one) => partsFault(one.parts, whole.titles, one.code)) ??
    first(given.offers, (offer) => faultOf(offer, whole)) ??
    first([...whole.offers.values()], (offer) => closedFault(offer, whole.titles)) ??
    first(given.titles, postageFault) ??
    policyFault(given, whole.titles)
  );
}

function faultOf(offer: Offer, whole: Whole): CatalogueFault | null {
  const { code, parts } = offer;
  const inParts = partsFault(parts, whole.titles, code) ?? packageFault(offer, whole.packages);
  if (inParts) return inParts;
  if (parts.length === 0) return { because: 'offer_without_parts', of: code };
  if (parts.reduce((sum, part) => sum + part.priceCents, 0) !== offer.priceCents) {
    return { because: 'parts_do_not_add_up', of: code };
  }
  const because = renewalFault(offer, whole.offers) ?? billingFault(offer);
  if (because) return { because, of: code };
  const prices = faultOfPrices(offer);
  return prices && { ...prices, of: code };
}

function partsFault(parts: readonly { title: string }[], titles: Codes<Title>, of: string): CatalogueFault | null {
  if (parts.some(({ title }) => !titles.has(title))) return { because: 'unknown_title', of };
  return repeatedIn(parts.map(({ title }) => title)) === null ? null : { because: 'repeated_title', of };
}

function packageFault(offer: Offer, packages: Codes<Package>): CatalogueFault | null {
  if (!offer.package) return null;
  const found = packages.get(offer.package);
  if (!found) return { because: 'unknown_package', of: offer.code };
  if (found.closedOn && !isBefore(offer.validFrom, found.closedOn)) {
    return { because: 'package_closed', of: offer.code, from: null, to: found.closedOn.subtract({ days: 1 }) };
  }
  return componentsOf(found.parts) === componentsOf(offer.parts)
    ? null
    : { because: 'package_parts_differ', of: offer.code };
}

const componentsOf = (parts: Package['parts']): string =>
  parts
    .map(({ title, vatClass }) => `${title} ${vatClass}`)
    .toSorted()
    .join();

function renewalFault(offer: Offer, offers: Codes<Offer>): CatalogueFault['because'] | null {
  const { kind, renewsAs } = offer;
  if (renewsAs !== null && !offers.has(renewsAs)) return 'unknown_renewal';
  if (kind === 'standing' && renewsAs === null) return 'standing_without_renewal';
  if (kind === 'fixed' && renewsAs !== null) return 'fixed_with_renewal';
  return isCircle(renewalChain(offer, offers)) ? 'renewal_circle' : null;
}

/** Follows an offer to the ones that come after it, up to the one that goes on as itself, ends, or has been met. */
export function renewalChain(offer: Offer, offers: Codes<Offer>): Offer[] {
  const chain = [offer];
  for (;;) {
    const last = chain.at(-1) as Offer;
    const next = last.renewsAs === null ? undefined : offers.get(last.renewsAs);
    if (!next || next.code === last.code) return chain;
    if (chain.some(({ code }) => code === next.code)) return [...chain, next];
    chain.push(next);
  }
}

const isCircle = (chain: readonly Offer[]): boolean => repeatedIn(chain.map(codeOf)) !== null;

function billingFault({ billingMonths, termMonths }: Offer): CatalogueFault['because'] | null {
  if (!billingMonths) return null;
  return termMonths % billingMonths === 0 ? null : 'bad_billing_interval';
}

/** An offer of a title that closes is sold to the day before at the latest. */
function closedFault({ code, parts, validTo }: Offer, titles: Codes<Title>): CatalogueFault | null {
  const closing = parts.flatMap(({ title }) => titles.get(title)?.closedOn ?? []);
  const firstOf = closing.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];
  if (!firstOf || (validTo && isBefore(validTo, firstOf))) return null;
  return { because: 'title_closed', of: code, from: null, to: firstOf.subtract({ days: 1 }) };
}

function postageFault({ code, postage = [] }: Title): CatalogueFault | null {
  const repeated = repeatedIn(postage.map(({ country, validFrom }) => `${country} ${validFrom.toString()}`));
  return repeated === null ? null : { because: 'repeated_day', of: code };
}

function policyFault({ policies = [] }: Catalogue, titles: Codes<Title>): CatalogueFault | null {
  const unknown = policies.find(({ title }) => title !== EVERY_TITLE && !titles.has(title));
  if (unknown) return { because: 'unknown_title', of: unknown.title };
  const repeated = repeatedIn(policies.map((it) => `${it.title} ${it.kind} ${it.validFrom.toString()}`));
  return repeated === null ? null : { because: 'repeated_day', of: repeated };
}

function first<One>(all: readonly One[], fault: (one: One) => CatalogueFault | null): CatalogueFault | null {
  for (const one of all) {
    const found = fault(one);
    if (found) return found;
  }
  return null;
}

const byCode = <One extends { readonly code: string }>(known: readonly One[], given: readonly One[]): Codes<One> =>
  new Map([...known, ...given].map((one) => [one.code, one]));

function repeatedIn(codes: readonly string[]): string | null {
  return codes.find((code, position) => codes.indexOf(code) !== position) ?? null;
}

const codeOf = ({ code }: { readonly code: string }): string => code;
