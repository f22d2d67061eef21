import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { day, type IssueId } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { givenCatalogue } from '../../../test/given/catalog.ts';
import { exampleCatalogue } from '../example.ts';
import { policiesFrom } from '../policies/policies.ts';
import { setCatalogue } from '../set-catalogue.ts';
import { changeIssuesIn, closeIssueIn, issuesIn } from './change-issues.ts';
import type { IssueChange } from './changes.ts';
import { holidayOn, holidaysOf, isWorkingDay, workingDayFrom, workingDaysBefore } from './holidays.ts';
import { nameOfIssue } from './issue.ts';
import { planIssues } from './plan-issues.ts';
import { planYear } from './plan-year.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'catalog:change', 'orders');
await givenCatalogue(register);
await planIssues(by, 2027);

const today = day('2026-11-16');
const change = (...changes: IssueChange[]) => transact(by, (tx, act) => changeIssuesIn(tx, act, changes, today));
const issue = async (title: string, number: number) => {
  const all = await transact(by, (tx) => issuesIn(tx, { titles: [title], year: 2027 }));
  const found = all.find((one) => one.number === number);
  if (!found) throw new Error(`no issue ${title} ${number}`);
  return found;
};
const numbersBetween = async (from: string, to: string): Promise<number> => {
  const all = await transact(by, (tx) => issuesIn(tx, { titles: ['VIIKKO'], from: day(from), to: day(to) }));
  return all.filter(({ cancelledOn }) => cancelledOn === null).reduce((sum, { covers }) => sum + covers, 0);
};

test('the holidays of 2026 and 2027 are those of the almanac', () => {
  const days = (year: number) => holidaysOf(year).map(({ on }) => on.toString().slice(5));
  expect(days(2026)).toEqual([
    '01-01', '01-06', '04-03', '04-05', '04-06', '05-01', '05-14', '05-24', '06-19', '06-20',
    '10-31', '12-06', '12-24', '12-25', '12-26',
  ]); // prettier-ignore
  expect(days(2027)).toEqual([
    '01-01', '01-06', '03-26', '03-28', '03-29', '05-01', '05-06', '05-16', '06-25', '06-26',
    '11-06', '12-06', '12-24', '12-25', '12-26',
  ]); // prettier-ignore
});

test.each([
  // Midsummer and All Saints at both ends of their weeks; May Day that is Ascension Day
  ['2025-06-20', 'Juhannusaatto'],
  ['2020-06-20', 'Juhannuspäivä'],
  ['2021-06-26', 'Juhannuspäivä'],
  ['2020-10-31', 'Pyhäinpäivä'],
  ['2021-11-06', 'Pyhäinpäivä'],
  ['2008-05-01', 'Helatorstai'],
  ['2024-03-31', 'Pääsiäispäivä'],
])('%s is %s', (on, name) => {
  const found = holidaysOf(Number(on.slice(0, 4))).filter((one) => one.on.equals(day(on)));
  expect(found.map((one) => one.name.fi)).toContain(name);
});

test.each([
  // from            count  working day
  ['2027-04-01', 4, '2027-03-24'], // over Good Friday and Easter Monday
  ['2027-01-07', 1, '2027-01-05'], // over Epiphany
  ['2026-12-31', 4, '2026-12-23'], // over Christmas, its eve too
  ['2027-01-04', 1, '2026-12-31'], // over New Year, which is a Friday
  ['2028-03-01', 1, '2028-02-29'],
  ['2027-03-01', 1, '2027-02-26'],
  ['2026-08-31', 20, '2026-08-03'],
  ['2026-06-22', 1, '2026-06-18'], // over Midsummer
  ['2027-02-06', 0, '2027-02-06'], // the day itself, a Saturday or not
])('%s: %i working days before is %s', (from, count, expected) => {
  expect(workingDaysBefore(day(from), count)).toEqual(day(expected));
});

test('a holiday gives way to the working day before or after it', () => {
  expect(isWorkingDay(day('2026-12-24'))).toBe(false);
  expect(holidayOn(day('2026-12-24'))?.isEve).toBe(true);
  expect(workingDayFrom(day('2026-12-24'), 'before')).toEqual(day('2026-12-23'));
  expect(workingDayFrom(day('2026-12-24'), 'after')).toEqual(day('2026-12-28'));
});

test('a year is planned by the policy: weekday, holidays, double issues, and cut-offs in working days', () => {
  const [weekly] = exampleCatalogue.titles as [(typeof exampleCatalogue.titles)[0]];
  const policies = policiesFrom(exampleCatalogue.titles, [
    {
      title: 'VIIKKO',
      kind: 'calendar',
      validFrom: day('2026-01-01'),
      rules: { weekday: 4, onHoliday: 'after', doubles: [27, 51] },
    },
  ]);
  const planned = planYear(weekly, 2026, policies, []);
  expect(planned.reduce((sum, { covers }) => sum + covers, 0)).toBe(52);
  expect(planned).toHaveLength(50);
  expect(planned.filter(({ covers }) => covers > 1).map(nameOfIssue)).toEqual([
    'VIIKKO 27–28/2026',
    'VIIKKO 51–52/2026',
  ]);
  expect(planned[0]?.distributedOn).toEqual(day('2026-01-02'));
  expect(planned.find(({ number }) => number === 20)).toMatchObject({
    distributedOn: day('2026-05-15'),
    labelsBy: day('2026-05-08'),
    addressesBy: day('2026-05-07'),
    ordersBy: day('2026-05-06'),
  });
  expect(planned.every(({ distributedOn }) => isWorkingDay(distributedOn))).toBe(true);
});

test('a daily of a common year has no more issues than days, none of them on one day', () => {
  const [weekly] = exampleCatalogue.titles as [(typeof exampleCatalogue.titles)[0]];
  const daily = { ...weekly, issuesAYear: 366 };
  const policies = policiesFrom(exampleCatalogue.titles, []);
  expect(planYear(daily, 2027, policies, [])).toHaveLength(365);
  expect(new Set(planYear(daily, 2028, policies, []).map((it) => it.distributedOn.toString())).size).toBe(366);
});

test('a title is planned from the day it opens to the day before it closes', () => {
  const [weekly] = exampleCatalogue.titles as [(typeof exampleCatalogue.titles)[0]];
  const policies = policiesFrom(exampleCatalogue.titles, []);
  const short = { ...weekly, openedOn: day('2027-01-14'), closedOn: day('2027-02-11') };
  expect(planYear(short, 2027, policies, []).map((it) => it.distributedOn.toString())).toEqual([
    '2027-01-14',
    '2027-01-21',
    '2027-01-28',
    '2027-02-04',
  ]);
});

test('an issue that moves takes its cut-offs with it, unless they are told', async () => {
  const { id } = await issue('KUU', 4);
  expect(await change({ change: 'move', issue: id, distributedOn: day('2027-03-31') })).toMatchObject({
    kind: 'changed',
    issues: [{ after: { distributedOn: day('2027-03-31'), labelsBy: day('2027-03-23') } }],
  });
  const told = { change: 'move', issue: id, distributedOn: day('2027-04-02'), labelsBy: day('2027-04-01') } as const;
  expect(await change(told)).toMatchObject({ issues: [{ after: { labelsBy: day('2027-04-01') } }] });
});

test('a second issue of a title on one day is refused, with the nearest free days; two may change places', async () => {
  const [sixth, seventh] = [await issue('VIIKKO', 6), await issue('VIIKKO', 7)];
  const onto = { change: 'move', issue: sixth.id, distributedOn: seventh.distributedOn } as const;
  expect(await change(onto)).toMatchObject({
    kind: 'refused',
    because: 'two_on_one_day',
    allowed: [seventh.distributedOn.subtract({ days: 1 }), seventh.distributedOn.add({ days: 1 })],
  });
  const swapped = await change(onto, { change: 'move', issue: seventh.id, distributedOn: sixth.distributedOn });
  expect(swapped.kind).toBe('changed');
  expect((await issue('VIIKKO', 6)).distributedOn).toEqual(seventh.distributedOn);
});

test('a double issue takes in the next number, a single one gives it back; the numbers of the year stay', async () => {
  const before = await numbersBetween('2027-01-01', '2027-12-31');
  const { id } = await issue('VIIKKO', 27);
  expect(await change({ change: 'covers', issue: id, covers: 2 })).toMatchObject({ kind: 'changed' });
  expect((await issue('VIIKKO', 28)).cancelledOn).toEqual(today);
  expect(await numbersBetween('2027-01-01', '2027-12-31')).toBe(before);
  expect(await change({ change: 'restore', issue: (await issue('VIIKKO', 28)).id })).toMatchObject({
    because: 'number_taken',
  });
  await change({ change: 'covers', issue: id, covers: 1 });
  expect((await issue('VIIKKO', 28)).cancelledOn).toBeNull();
  expect(await numbersBetween('2027-01-01', '2027-12-31')).toBe(before);
});

test('a closed issue moves no more, and is not swallowed by a double one', async () => {
  const { id } = await issue('VIIKKO', 2);
  expect(await transact(by, (tx, act) => closeIssueIn(tx, act, [id], today))).toEqual([id]);
  expect(await transact(by, (tx, act) => closeIssueIn(tx, act, [id], today))).toEqual([]);
  for (const one of [
    { change: 'move', issue: id, distributedOn: day('2027-01-15') },
    { change: 'cancel', issue: id },
    { change: 'covers', issue: (await issue('VIIKKO', 1)).id, covers: 2 },
  ] satisfies IssueChange[]) {
    expect(await change(one)).toMatchObject({ kind: 'refused', because: 'closed' });
  }
});

test('what cannot be is refused whole: a fault in one change undoes them all', async () => {
  const [tenth, eleventh] = [await issue('VIIKKO', 10), await issue('VIIKKO', 11)];
  const fine = { change: 'move', issue: tenth.id, distributedOn: day('2027-03-10') } as const;
  const bad: [string, IssueChange][] = [
    ['unknown_issue', { change: 'cancel', issue: 999_999 as IssueId }],
    ['not_cancelled', { change: 'restore', issue: eleventh.id }],
    ['bad_covers', { change: 'covers', issue: eleventh.id, covers: 0 }],
    ['cutoff_after_distribution', { change: 'cutoffs', issue: eleventh.id, labelsBy: day('2027-12-01') }],
    ['unknown_title', added('X', 1, '2027-01-01')],
    ['number_taken', added('VIIKKO', 11, '2027-06-01')],
  ];
  for (const [because, one] of bad) expect(await change(fine, one)).toMatchObject({ kind: 'refused', because });
  expect((await issue('VIIKKO', 10)).distributedOn).toEqual(tenth.distributedOn);
});

const added = (title: string, number: number, on: string): IssueChange => ({
  change: 'add',
  title,
  year: 2027,
  number,
  covers: 1,
  distributedOn: day(on),
});

test('an extra issue comes to the calendar; after the title has closed none does, and the last day is told', async () => {
  expect(await change(added('KUU', 13, '2027-12-15'))).toMatchObject({ kind: 'changed', issues: [{ before: null }] });
  const kuu = exampleCatalogue.titles.filter(({ code }) => code === 'KUU');
  const offers = exampleCatalogue.offers.filter(({ code }) => code === 'LAHJA12');
  const closing = kuu.map((title) => ({ ...title, closedOn: day('2028-01-01') }));
  expect(await setCatalogue(by, { titles: closing, offers: [] })).toMatchObject({
    kind: 'refused',
    because: 'title_closed',
    of: 'LAHJA12',
    to: day('2027-12-31'),
  });
  const sold = offers.map((offer) => ({ ...offer, validTo: day('2027-12-31') }));
  expect(await setCatalogue(by, { titles: closing, offers: sold })).toMatchObject({ kind: 'set' });
  expect(await change(added('KUU', 14, '2028-01-03'))).toMatchObject({
    kind: 'refused',
    because: 'title_closed',
    allowed: [day('2027-12-31')],
  });
});
