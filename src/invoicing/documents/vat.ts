import { assert, cents, type Cents, minus, plus } from '#kernel';

/** A VAT rate in whole hundredths of a percent: `1000` = 10,00 %, `2550` = 25,50 %. */
export type VatRate = number;

/** What a line costs, VAT included, and the rate that is in it. A credit line is negative. */
export type GrossLine = { readonly vatRate: VatRate; readonly grossCents: Cents };

/** One rate's part of an invoice; `netCents + vatCents = grossCents`, always. */
export type VatCategory = {
  readonly vatRate: VatRate;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
};

const WHOLE = 10_000;
const RATE_MAX = 10_000;

/**
 * Sums the lines by VAT rate, the highest rate first, and takes the VAT out of each sum once.
 *
 * Prices include VAT, so the gross is what was agreed and never moves: net = round(gross ÷ (1 + rate)), half a cent away
 * from zero, and VAT is the rest. Where whole cents exist for which VAT = round(net × rate) holds as well, these are they;
 * where none exist, VAT misses net × rate by less than one cent. See docs/decisions/021-documents.md.
 */
export function vatByRate(lines: readonly GrossLine[]): VatCategory[] {
  const grossByRate = new Map<VatRate, Cents>();
  for (const { vatRate, grossCents } of lines) {
    grossByRate.set(vatRate, plus(grossByRate.get(vatRate) ?? cents(0), grossCents));
  }
  return [...grossByRate]
    .sort(([a], [b]) => b - a)
    .map(([vatRate, grossCents]) => {
      const vatCents = minus(grossCents, netOf(grossCents, vatRate));
      return { vatRate, netCents: minus(grossCents, vatCents), vatCents, grossCents };
    });
}

/**
 * Gives every line its net and VAT so that the lines of a rate add up to the rate's own sums in `vatByRate`.
 *
 * Each line is rounded by itself; the cents by which the roundings miss the rate's VAT go, one a line, to the lines that
 * were rounded the furthest the other way, the earlier line first. A line's gross never changes.
 */
export function allocateVat<Line extends GrossLine>(
  lines: readonly Line[],
): (Line & { readonly netCents: Cents; readonly vatCents: Cents })[] {
  const vat = lines.map((line) => minus(line.grossCents, netOf(line.grossCents, line.vatRate)) as number);
  for (const category of vatByRate(lines)) spreadMissingCents(category, lines, vat);
  return lines.map((line, at) => {
    const vatCents = cents(vat[at] ?? 0);
    return { ...line, netCents: minus(line.grossCents, vatCents), vatCents };
  });
}

function spreadMissingCents(category: VatCategory, lines: readonly GrossLine[], vat: number[]): void {
  const denominator = WHOLE + category.vatRate;
  const rows = lines.flatMap((line, at) => {
    if (line.vatRate !== category.vatRate) return [];
    return [{ at, short: line.grossCents * category.vatRate - (vat[at] ?? 0) * denominator }];
  });
  const missing = category.vatCents - rows.reduce((sum, { at }) => sum + (vat[at] ?? 0), 0);
  const step = Math.sign(missing);
  assert(Math.abs(missing) <= rows.length, `roundings miss the VAT by ${missing} cents over ${rows.length} rows`);
  rows.sort((a, b) => (b.short - a.short) * step || a.at - b.at);
  for (const { at } of rows.slice(0, Math.abs(missing))) vat[at] = (vat[at] ?? 0) + step;
}

/** In whole numbers throughout: a float would round some half cents the wrong way. */
function netOf(gross: Cents, rate: VatRate): Cents {
  assert(Number.isSafeInteger(rate) && rate >= 0 && rate <= RATE_MAX, `no VAT rate: ${rate}`);
  const denominator = WHOLE + rate;
  const numerator = cents(2 * WHOLE * Math.abs(gross) + denominator);
  const net = (numerator - (numerator % (2 * denominator))) / (2 * denominator);
  return cents(gross < 0 && net !== 0 ? -net : net);
}
