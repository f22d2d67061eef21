import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleCatalogue, type Offer } from '#catalog';
import { cents, type Day, day } from '#kernel';
import { termsUntil } from './renew-terms.ts';
import { termAfter } from './terms.ts';

const offers = new Map(exampleCatalogue.offers.map((offer) => [offer.code, offer]));
const offer = (code: string): Offer => offers.get(code) as Offer;

test('a monthly term that began on a 31st comes back to the 31st after February', () => {
  const base = { anchorOn: day('2027-01-31'), copies: 1, soldOn: day('2026-12-01') };
  const starts = [0, 1, 2, 3].map((n) =>
    String(termAfter({ ...base, anchorMonths: n, termsBefore: n }, offer('DIGI1')).startsOn),
  );
  expect(starts).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
});

test('a term is invoiced from two weeks before it begins, never before it was sold', () => {
  const base = { anchorOn: day('2027-01-10'), anchorMonths: 0, termsBefore: 0, copies: 3 };
  const early = termAfter({ ...base, soldOn: day('2026-11-16') }, offer('KESTO12'));
  expect(early).toMatchObject({ billOn: day('2026-12-27'), endsOn: day('2028-01-09'), priceCents: cents(3 * 199_00) });
  expect(termAfter({ ...base, soldOn: day('2027-01-05') }, offer('KESTO12')).billOn).toEqual(day('2027-01-05'));
});

const running = { soldOn: day('2026-01-01'), copies: 1 };

test('a trial goes on as a standing subscription', () => {
  const facts = {
    ...running,
    anchorOn: day('2026-01-01'),
    anchorMonths: 0,
    offer: 'KOE3',
    months: 3,
    endsOn: day('2026-03-31'),
    number: 1,
  };
  const { terms, kind, endsOn } = termsUntil(facts, offers, day('2026-04-10'));
  expect(terms).toMatchObject([
    { number: 2, offer: 'KESTO12', startsOn: day('2026-04-01'), endsOn: day('2027-03-31') },
  ]);
  expect([kind, endsOn]).toEqual(['standing', null]);
});

test('terms follow each other without gap or overlap whatever the first day', () => {
  const aDay = fc.integer({ min: 0, max: 4_000 }).map((days): Day => day('2024-01-01').add({ days }));
  fc.assert(
    fc.property(aDay, fc.constantFrom('DIGI1', 'KESTO12', 'KOE3'), (firstOn, code) => {
      const first = termAfter({ ...running, anchorOn: firstOn, anchorMonths: 0, termsBefore: 0 }, offer(code));
      const facts = { ...running, ...first };
      const all = [first, ...termsUntil(facts, offers, firstOn.add({ years: 3 })).terms];
      for (const [index, term] of all.slice(1).entries()) {
        expect(term.startsOn).toEqual(all[index]?.endsOn.add({ days: 1 }));
        expect(term.number).toBe(index + 2);
      }
      expect(all.length).toBeGreaterThan(2);
    }),
  );
});
