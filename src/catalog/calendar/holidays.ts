import { type Day, daysBetween, easterOf, type Label } from '#kernel';

/** A holiday of a year. On a free eve nobody works or delivers either, though the calendar prints it in black. */
export type Holiday = { readonly on: Day; readonly name: Label; readonly isEve: boolean };

type Rule = { readonly name: Label; readonly isEve?: boolean } & (
  | { readonly month: number; readonly day: number }
  | { readonly fromEaster: number }
  /** The first day of the week from the given one on. */
  | { readonly weekday: number; readonly fromMonth: number; readonly fromDay: number }
);

const named = (fi: string, sv: string, en: string): Label => ({ fi, sv, en });
const FRIDAY = 5;
const SATURDAY = 6;

/**
 * The public holidays of Finland since 1992, and the two eves that are free by custom and by collective agreement.
 * @see docs/sources/public-holidays.md (read 2026-11-25)
 */
const RULES: readonly Rule[] = [
  { name: named('Uudenvuodenpäivä', 'Nyårsdagen', 'New Year’s Day'), month: 1, day: 1 },
  { name: named('Loppiainen', 'Trettondagen', 'Epiphany'), month: 1, day: 6 },
  { name: named('Pitkäperjantai', 'Långfredagen', 'Good Friday'), fromEaster: -2 },
  { name: named('Pääsiäispäivä', 'Påskdagen', 'Easter Sunday'), fromEaster: 0 },
  { name: named('2. pääsiäispäivä', 'Annandag påsk', 'Easter Monday'), fromEaster: 1 },
  { name: named('Vappu', 'Första maj', 'May Day'), month: 5, day: 1 },
  { name: named('Helatorstai', 'Kristi himmelsfärdsdag', 'Ascension Day'), fromEaster: 39 },
  { name: named('Helluntaipäivä', 'Pingstdagen', 'Whit Sunday'), fromEaster: 49 },
  {
    name: named('Juhannusaatto', 'Midsommarafton', 'Midsummer Eve'),
    weekday: FRIDAY,
    fromMonth: 6,
    fromDay: 19,
    isEve: true,
  },
  { name: named('Juhannuspäivä', 'Midsommardagen', 'Midsummer Day'), weekday: SATURDAY, fromMonth: 6, fromDay: 20 },
  { name: named('Pyhäinpäivä', 'Alla helgons dag', 'All Saints’ Day'), weekday: SATURDAY, fromMonth: 10, fromDay: 31 },
  { name: named('Itsenäisyyspäivä', 'Självständighetsdagen', 'Independence Day'), month: 12, day: 6 },
  { name: named('Jouluaatto', 'Julafton', 'Christmas Eve'), month: 12, day: 24, isEve: true },
  { name: named('Joulupäivä', 'Juldagen', 'Christmas Day'), month: 12, day: 25 },
  { name: named('Tapaninpäivä', 'Annandag jul', 'Boxing Day'), month: 12, day: 26 },
];

/** The holidays of a year, by day; two may fall on one day (May Day and Ascension in 2008). */
export function holidaysOf(year: number): Holiday[] {
  const easter = easterOf(year);
  return RULES.map((rule) => ({ on: dayIn(year, rule, easter), name: rule.name, isEve: rule.isEve ?? false })).toSorted(
    (a, b) => Temporal.PlainDate.compare(a.on, b.on),
  );
}

function dayIn(year: number, rule: Rule, easter: Day): Day {
  if ('fromEaster' in rule) return easter.add({ days: rule.fromEaster });
  if ('day' in rule) return new Temporal.PlainDate(year, rule.month, rule.day);
  const first = new Temporal.PlainDate(year, rule.fromMonth, rule.fromDay);
  return first.add({ days: (rule.weekday - first.dayOfWeek + 7) % 7 });
}

const ofYear = new Map<number, ReadonlyMap<string, Holiday>>();

function known(year: number): ReadonlyMap<string, Holiday> {
  const found = ofYear.get(year) ?? new Map(holidaysOf(year).map((one) => [one.on.toString(), one]));
  ofYear.set(year, found);
  return found;
}

/** The holiday that the day is; `null` when it is none. */
export const holidayOn = (on: Day): Holiday | null => known(on.year).get(on.toString()) ?? null;

/** Whether post is made and delivered on the day: Monday to Friday and no holiday nor free eve. */
export const isWorkingDay = (on: Day): boolean => on.dayOfWeek <= FRIDAY && holidayOn(on) === null;

/** The working day that comes so many working days before a day; the day itself for 0, whatever it is. */
export function workingDaysBefore(on: Day, count: number): Day {
  let [found, left] = [on, count];
  while (left > 0) {
    found = found.subtract({ days: 1 });
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/** The nearest working day, the day itself when it is one, looked for in one direction. */
export function workingDayFrom(on: Day, direction: 'before' | 'after'): Day {
  let found = on;
  while (!isWorkingDay(found)) found = found.add({ days: direction === 'after' ? 1 : -1 });
  return found;
}

/** Working days from one day to another: those after the first, up to the second with it. */
export const workingDaysBetween = (from: Day, to: Day): number =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => from.add({ days: index + 1 })).filter(
    isWorkingDay,
  ).length;
