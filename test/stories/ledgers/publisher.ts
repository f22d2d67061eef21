import { asWorker, transact } from '#access';
import { type Offer, setCatalogue, type Title } from '#catalog';
import { cents, day, type Day } from '#kernel';
import type { TestRegister } from '../../database.ts';
import type { Chance } from './dice.ts';
import type { ModelIssue } from './model-parts.ts';

const FROM = day('2026-12-15');
const UNTIL = day('2028-02-15');

/** A publisher of several pairs of titles, each pair with three offers, and a calendar without a rhythm. */
export async function givenPublisher(
  register: TestRegister,
  chance: Chance,
  groups: number,
): Promise<{ readonly offers: ReadonlyMap<string, Offer>; readonly calendar: ReadonlyMap<string, ModelIssue[]> }> {
  const all = Array.from({ length: groups }, (_, group) => group);
  const titles = all.flatMap((group): Title[] => [
    { code: `OFTEN${group}`, name: 'Often', form: 'print', issuesAYear: 26 },
    { code: `SELDOM${group}`, name: 'Seldom', form: 'digital', issuesAYear: 12 },
  ]);
  const offers = all.flatMap((group) => offersOf(group, chance));
  const set = await setCatalogue(asWorker(register, 'catalog:change'), { titles, offers });
  if (set.kind === 'refused') throw new Error(`${set.because}: ${set.of}`);
  const calendar = new Map<string, ModelIssue[]>();
  for (const { code, form } of titles) calendar.set(code, await planned(register, code, daysOf(chance, form === 'print' ? [9, 17] : [24, 40]), chance)); // prettier-ignore
  return { offers: new Map(offers.map((offer) => [offer.code, offer])), calendar };
}

function offersOf(group: number, chance: Chance): Offer[] {
  const [often, seldom] = [`OFTEN${group}`, `SELDOM${group}`];
  const offer = (
    code: string,
    rest: Pick<Offer, 'kind' | 'termMonths' | 'renewsAs'>,
    titles: readonly string[],
  ): Offer => {
    const parts = titles.map((title) => ({
      title,
      vatClass: 'e_magazine' as const,
      priceCents: cents(chance.whole(1, 90_00)),
    }));
    return {
      code, name: { fi: code, sv: code, en: code }, paymentDays: 14, isGift: false, forOrganisation: false, validFrom: day('2020-01-01'), validTo: null,
      ...rest, parts, priceCents: cents(parts.reduce((sum, { priceCents }) => sum + priceCents, 0)),
    }; // prettier-ignore
  };
  return [
    offer(`STANDING${group}`, { kind: 'standing', termMonths: 3, renewsAs: `STANDING${group}` }, [often, seldom]),
    offer(`FIXED${group}`, { kind: 'fixed', termMonths: 4, renewsAs: null }, [often]),
    offer(`TRIAL${group}`, { kind: 'trial', termMonths: 1, renewsAs: `STANDING${group}` }, [often]),
  ];
}

function daysOf(chance: Chance, [from, to]: readonly [number, number]): Day[] {
  const days: Day[] = [];
  for (let on = FROM; on.until(UNTIL).days > 0; on = on.add({ days: chance.whole(from, to) })) days.push(on);
  return days;
}

const planned = (register: TestRegister, title: string, days: readonly Day[], chance: Chance): Promise<ModelIssue[]> =>
  transact(asWorker(register, 'catalog:change'), async (tx) => {
    const covers = days.map(() => (chance.happens(0.1) ? 2 : 1));
    const rows = await tx
      .insertInto('catalog.issue')
      .values(days.map((on, at) => ({ title, year: 2027, number: 1 + at * 2, covers: covers[at] ?? 1, planned_on: on, orders_by: on, addresses_by: on, labels_by: on })))
      .returning(['id', 'planned_on', 'covers'])
      .execute(); // prettier-ignore
    return rows.map((row) => ({
      id: Number(row.id),
      title,
      on: row.planned_on,
      covers: row.covers,
      isCancelled: false,
      isClosed: false,
    }));
  });
